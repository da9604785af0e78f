import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { CopyField } from '#web/ui/copy-field.tsx';
import styles from './users.module.css';

/** The link of an invitation, shown this once. */
export function LinkOnce({ issued }: { readonly issued: Awaited<ReturnType<Api['users']['invite']>> }) {
  const { t } = useTranslation('users');
  return (
    <div className={styles.once}>
      <CopyField label={t('link')} value={issued.link} />
      <p>{t('linkOnce')}</p>
      {issued.mailed ? <p>{t('linkMailed')}</p> : null}
    </div>
  );
}
