import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { pageSize, teamSorts, useEmployeesAddress, type ShownTeam } from './address.ts';
import { Explained } from './columns.tsx';

/** The teams, what they are part of and how many work in them. */
export function Teams() {
  const { t } = useTranslation('employees');
  const failure = useFailure();
  const { user } = useSession();
  const drawer = useDrawer('team');
  const [address, change] = useEmployeesAddress();
  const { find, down, page } = address;
  const sort = teamSorts.find((known) => known === address.sort) ?? 'name';
  const input = { page, size: pageSize, sort, descending: down, ...(find !== '' && { search: find }) };
  const teams = useQuery(queries.employees.listTeams.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useTeamColumns(teams.data?.rows ?? []);
  const editable = mayDo(user, 'employees', 'edit');
  return (
    <>
      <Toolbar><SearchField label={t('teamsSearch')} value={find} onChange={(next) => change({ find: next, page: 1 })} /></Toolbar>
      <Loaded query={teams} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('teams')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            openKey={drawer.id === null ? null : Number(drawer.id)}
            onOpen={editable ? (row) => drawer.open(row.id) : undefined}
            sort={{ key: sort, descending: down }}
            onSort={({ key, descending }) => change({ sort: teamSorts.find((known) => known === key) ?? 'name', down: descending, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={find === '' ? t('noTeams') : t('nobodyFound')} />}
          />
        )}
      </Loaded>
    </>
  );
}

function useTeamColumns(rows: readonly ShownTeam[]): readonly Column<ShownTeam>[] {
  const { t } = useTranslation('employees');
  const format = useFormat();
  const columns: readonly (Column<ShownTeam> | null)[] = [
    { key: 'name', title: t('teamName'), lead: true, sortable: true, phone: 'title', cell: (row) => row.name },
    { key: 'parent', title: t('parent'), sortable: true, phone: 'note', cell: (row) => row.parent ?? t('none') },
    rows.some(({ fileNames }) => fileNames.length > 0) ? { key: 'fileNames', title: t('fileNames'), quiet: true, cell: (row) => (row.fileNames.length === 0 ? t('none') : row.fileNames.join(', ')) } : null,
    { key: 'people', title: <Explained title={t('teamPeople')} formula={t('teamPeopleFormula')} />, align: 'end', phone: 'value', cell: (row) => format.number(row.people) },
  ];
  return columns.filter((column) => column !== null);
}
