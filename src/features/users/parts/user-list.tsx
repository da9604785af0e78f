import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '#core/people/viewer.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { SearchField, SelectField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Toolbar } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { Tag } from '#web/ui/verdict.tsx';
import { pageSize, sortOf, userSorts, useUsersAddress, type ShownUser, type UsersAddress } from './address.ts';

/** Who signs in; a row opens what can be done. */
export function UserList() {
  const { t } = useTranslation('users');
  const failure = useFailure();
  const drawer = useDrawer('user');
  const [address, change] = useUsersAddress();
  const { find, role, show, down, page } = address;
  const sort = sortOf(userSorts, address.sort);
  const input = { page, size: pageSize, sort, descending: down, ...(find !== '' && { search: find }), ...(role !== undefined && { role }), ...(show !== 'all' && { disabled: show === 'closed' }) };
  const users = useQuery(queries.users.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useUserColumns();
  return (
    <>
      <Filters address={address} change={(patch) => change({ ...patch, page: 1 })} />
      <Loaded query={users} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('users')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            openKey={drawer.id}
            onOpen={(row) => drawer.open(row.id)}
            sort={{ key: sort, descending: down }}
            onSort={({ key, descending }) => change({ sort: sortOf(userSorts, key), down: descending, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={t('nothingFound')} />}
          />
        )}
      </Loaded>
    </>
  );
}

function useUserColumns(): readonly Column<ShownUser>[] {
  const { t } = useTranslation(['users', 'shell']);
  const format = useFormat();
  const { user, organisation } = useSession();
  const mark = (row: ShownUser) => (row.id === user.id ? <Tag>{t('you')}</Tag> : row.disabled ? <Tag>{t('disabled')}</Tag> : null);
  return [
    { key: 'name', title: t('name'), lead: true, sortable: true, phone: 'title', cell: (row) => <>{row.name} {mark(row)}</> },
    { key: 'email', title: t('email'), sortable: true, phone: 'note', cell: (row) => row.email },
    { key: 'role', title: t('role'), sortable: true, phone: 'value', cell: (row) => t(`shell:roles.${row.role}`) },
    { key: 'employee', title: t('employee'), cell: (row) => row.employeeName ?? t('nobody') },
    { key: 'signedInAt', title: t('signedIn'), quiet: true, sortable: true, cell: (row) => (row.signedInAt === null ? t('never') : format.instant(row.signedInAt, organisation.zone)) },
  ];
}

function Filters({ address, change }: { readonly address: UsersAddress; readonly change: (patch: Partial<UsersAddress>) => void }) {
  const { t } = useTranslation(['users', 'shell']);
  const { find, role, show } = address;
  return (
    <Toolbar>
      <SearchField label={t('search')} value={find} onChange={(next) => change({ find: next })} />
      <SelectField
        label={t('roleFilter')}
        value={role ?? ''}
        data={[{ value: '', label: t('allRoles') }, ...roles.map((value) => ({ value, label: t(`shell:roles.${value}`) }))]}
        onChange={(next) => change({ role: roles.find((known) => known === next) })}
      />
      <Segmented label={t('show')} value={show} choices={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: t(`showChoices.${value}`) }))} onChange={(next) => change({ show: next })} />
    </Toolbar>
  );
}
