import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { pageSize, sortOf, tokenSorts, useUsersAddress, type ShownToken } from './address.ts';
import styles from './users.module.css';

/** Tokens for programs; their secrets are nowhere. */
export function Tokens() {
  const { t } = useTranslation('users');
  const failure = useFailure();
  const client = useQueryClient();
  const [{ sort: asked, down, page }, change] = useUsersAddress();
  const newestFirst = asked === undefined;
  const sort = sortOf(tokenSorts, asked);
  const tokens = useQuery(queries.users.listTokens.queryOptions({ input: { page, size: pageSize, sort, descending: newestFirst || down }, placeholderData: keepPreviousData }));
  const revoke = useMutation(queries.users.revokeToken.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.users.listTokens.key() }) }));
  const columns = useTokenColumns((id) => revoke.mutate({ id }));
  return (
    <>
      {revoke.error ? <Notice verdict="present">{failure(revoke.error).what}</Notice> : null}
      <Loaded query={tokens} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('tokens')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            sort={{ key: sort, descending: newestFirst || down }}
            onSort={({ key, descending }) => change({ sort: sortOf(tokenSorts, key), down: descending, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={t('noTokens')} />}
          />
        )}
      </Loaded>
      <p className={styles.note}>{t('tokenLimits')}</p>
    </>
  );
}

function useTokenColumns(revoke: (id: string) => void): readonly Column<ShownToken>[] {
  const { t } = useTranslation('users');
  const format = useFormat();
  const { organisation } = useSession();
  const when = (instant: string | null, otherwise: string) => (instant === null ? otherwise : format.instant(instant, organisation.zone));
  return [
    { key: 'name', title: t('tokenName'), lead: true, sortable: true, phone: 'title', cell: (row) => row.name },
    { key: 'user', title: t('tokenUser'), phone: 'note', cell: (row) => row.userName },
    { key: 'scopes', title: t('scopes'), phone: 'wide', cell: (row) => row.scopes.map((scope) => t(`scopeNames.${scope}`)).join(', ') },
    { key: 'lastUsedAt', title: t('lastUsed'), quiet: true, sortable: true, cell: (row) => when(row.lastUsedAt, t('notUsed')) },
    { key: 'expiresAt', title: t('expires'), quiet: true, phone: 'side', cell: (row) => when(row.expiresAt, t('forever')) },
    {
      key: 'deeds',
      title: <span className="visually-hidden">{t('revokeToken')}</span>,
      align: 'end',
      phone: 'value',
      cell: (row) => <Confirm kind="text" label={t('revokeToken')} consequence={t('revokeTokenConsequence', row)} deed={t('revokeTokenDeed')} onConfirm={() => revoke(row.id)} />,
    },
  ];
}
