import { useTranslation } from 'react-i18next';
import { KeyValues } from '#web/ui/key-values.tsx';
import type { Detail } from './report.ts';
import styles from './silence.module.css';

/** Phones and e-mails, for viewers who may see them; for all others there is no such part. */
export function CustomerReach({ reach }: { readonly reach: Detail['reach'] }) {
  const { t } = useTranslation('silence');
  if (reach === null) return null;
  const people = reach.contacts.map(({ name, post, phone, email }, at) => ({ key: `${at}`, label: post === null ? name : `${name}, ${post}`, value: <Ways phone={phone} email={email} /> }));
  const own = reach.phone === null && reach.email === null ? [] : [{ key: '', label: `${t('phone')}, ${t('email')}`, value: <Ways phone={reach.phone} email={reach.email} /> }];
  const rows = [...own, ...people];
  return (
    <section className={styles.part}>
      <h3>{t('reach')}</h3>
      {rows.length === 0 ? <p className={styles.note}>{t('noReach')}</p> : <KeyValues rows={rows} />}
    </section>
  );
}

function Ways({ phone, email }: { readonly phone: string | null; readonly email: string | null }) {
  return (
    <span className={styles.ways}>
      {phone === null ? null : <a href={`tel:${phone}`}>{phone}</a>}
      {email === null ? null : <a href={`mailto:${email}`}>{email}</a>}
      {phone === null && email === null ? '—' : null}
    </span>
  );
}
