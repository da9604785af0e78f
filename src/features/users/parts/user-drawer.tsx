import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Drawer } from '#web/ui/drawer.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Access } from './access.tsx';
import type { ShownUser } from './address.ts';
import { LinkForm } from './link-form.tsx';
import { RoleForm } from './role-form.tsx';
import styles from './users.module.css';

/** One user: role, who they are, access. Others than an owner only read. */
export function UserDrawer() {
  const { t } = useTranslation('users');
  const failure = useFailure();
  const { id, close } = useDrawer('user');
  const user = useQuery(queries.users.read.queryOptions({ input: { id: id ?? '' }, enabled: id !== null && id !== '' }));
  return (
    <Drawer opened={id !== null} onClose={close} kicker={t('user')} title={user.data?.name ?? ''} about={user.data?.email}>
      <Loaded query={user} failure={failure}>{(data) => <Shown key={JSON.stringify(data)} shown={data} />}</Loaded>
    </Drawer>
  );
}

function Shown({ shown }: { readonly shown: ShownUser }) {
  const { t } = useTranslation('users');
  const { user } = useSession();
  const isSelf = shown.id === user.id;
  if (!mayDo(user, 'users', 'edit')) return <Facts shown={shown} />;
  return (
    <>
      {isSelf ? <p className={styles.note}>{t('ownCard')}</p> : <section className={styles.part}><h3>{t('roleTitle')}</h3><RoleForm user={shown} /></section>}
      <section className={styles.part}><h3>{t('linkTitle')}</h3><LinkForm user={shown} /></section>
      {isSelf ? null : <section className={styles.part}><h3>{t('accessTitle')}</h3><Access user={shown} /></section>}
    </>
  );
}

function Facts({ shown }: { readonly shown: ShownUser }) {
  const { t } = useTranslation(['users', 'shell']);
  const format = useFormat();
  const { organisation } = useSession();
  const rows = [
    { key: 'role', label: t('role'), value: t(`shell:roles.${shown.role}`) },
    { key: 'employee', label: t('employee'), value: shown.employeeName ?? t('nobody') },
    { key: 'signedIn', label: t('signedIn'), value: shown.signedInAt === null ? t('never') : format.instant(shown.signedInAt, organisation.zone) },
  ];
  return <><KeyValues rows={rows} label={t('user')} /><p className={styles.note}>{t('readOnly')}</p></>;
}
