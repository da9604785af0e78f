import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { invitationSorts, pageSize, sortOf, useUsersAddress, type ShownInvitation } from './address.ts';
import { LinkOnce } from './link-once.tsx';
import styles from './users.module.css';

/** Invitations that nobody accepted yet. */
export function Invitations() {
  const { t } = useTranslation('users');
  const failure = useFailure();
  const client = useQueryClient();
  const [{ sort: asked, down, page }, change] = useUsersAddress();
  const newestFirst = asked === undefined;
  const sort = sortOf(invitationSorts, asked);
  const invitations = useQuery(queries.users.listInvitations.queryOptions({ input: { page, size: pageSize, sort, descending: newestFirst || down }, placeholderData: keepPreviousData }));
  const onSuccess = () => client.invalidateQueries({ queryKey: queries.users.listInvitations.key() });
  const renew = useMutation(queries.users.renewInvitation.mutationOptions({ onSuccess }));
  const revoke = useMutation(queries.users.revokeInvitation.mutationOptions({ onSuccess }));
  const columns = useInvitationColumns({ renew: (id) => renew.mutate({ id }), revoke: (id) => revoke.mutate({ id }) });
  const error = renew.error ?? revoke.error;
  return (
    <>
      {renew.data === undefined ? null : <LinkOnce issued={renew.data} />}
      {error ? <Notice verdict="present">{failure(error).what}</Notice> : null}
      <Loaded query={invitations} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('invitations')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            sort={{ key: sort, descending: newestFirst || down }}
            onSort={({ key, descending }) => change({ sort: sortOf(invitationSorts, key), down: descending, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={t('noInvitations')} />}
          />
        )}
      </Loaded>
    </>
  );
}

interface Deeds {
  readonly renew: (id: string) => void;
  readonly revoke: (id: string) => void;
}

function useInvitationColumns({ renew, revoke }: Deeds): readonly Column<ShownInvitation>[] {
  const { t } = useTranslation(['users', 'shell']);
  const format = useFormat();
  const { organisation } = useSession();
  return [
    { key: 'email', title: t('sentTo'), lead: true, sortable: true, phone: 'title', cell: (row) => row.email },
    { key: 'role', title: t('role'), sortable: true, phone: 'note', cell: (row) => t(`shell:roles.${row.role}`) },
    { key: 'invitedBy', title: t('invitedBy'), quiet: true, cell: (row) => row.invitedBy ?? t('none') },
    { key: 'expiresAt', title: t('expires'), quiet: true, sortable: true, phone: 'side', cell: (row) => format.instant(row.expiresAt, organisation.zone) },
    {
      key: 'deeds',
      title: <span className="visually-hidden">{t('renew')}</span>,
      align: 'end',
      phone: 'wide',
      cell: (row) => (
        <span className={styles.deeds}>
          <Button kind="text" aria-label={t('renewLabel', row)} onClick={() => renew(row.id)}>{t('renew')}</Button>
          <Confirm kind="text" label={t('revoke')} consequence={t('revokeConsequence', row)} deed={t('revokeDeed')} onConfirm={() => revoke(row.id)} />
        </span>
      ),
    },
  ];
}
