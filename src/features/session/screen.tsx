import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Section } from '#web/ui/page-header.tsx';
import { ChangePassword } from './parts/change-password.tsx';
import { SecondFactor } from './parts/second-factor.tsx';
import { useSessionColumns, type SessionRow } from './parts/session-columns.tsx';
import { useEnter } from './parts/use-enter.ts';
import styles from './screen.module.css';

/** Where one is signed in, the second step, and the own password. */
export function AccountScreen() {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const { user } = useSession();
  const sessions = useQuery(queries.session.list.queryOptions());
  return (
    <>
      <PageHeader title={t('nav')} about={t('accountAbout', user)} />
      <Section title={t('sessions')} note={t('sessionsNote')}>
        <Loaded query={sessions} failure={failure}>{({ rows }) => <SessionTable rows={rows} />}</Loaded>
      </Section>
      <Section title={t('second')} note={t('secondNote')}>
        <SecondFactor />
      </Section>
      <Section title={t('changePassword')}>
        <ChangePassword />
      </Section>
    </>
  );
}

function SessionTable({ rows }: { readonly rows: readonly SessionRow[] }) {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const enter = useEnter();
  const listed = { onSuccess: () => client.invalidateQueries({ queryKey: queries.session.list.key() }) };
  const end = useMutation(queries.session.end.mutationOptions(listed));
  const others = useMutation(queries.session.signOutOthers.mutationOptions(listed));
  const everywhere = useMutation(queries.session.signOutEverywhere.mutationOptions({ onSuccess: enter }));
  const columns = useSessionColumns((id) => end.mutate({ id }));
  return (
    <>
      <DataTable label={t('sessions')} columns={columns} rows={rows} rowKey={(row) => row.id} />
      <div className={styles.everywhere}>
        {rows.length > 1 ? (
          <Confirm
            label={t('others')}
            consequence={t('othersConsequence')}
            deed={t('othersDeed', { count: rows.length - 1 })}
            busy={others.isPending}
            onConfirm={() => others.mutate({})}
          />
        ) : null}
        <Confirm
          label={t('everywhere')}
          consequence={t('everywhereConsequence')}
          deed={t('everywhereDeed', { count: rows.length })}
          busy={everywhere.isPending}
          onConfirm={() => everywhere.mutate({})}
        />
      </div>
    </>
  );
}
