import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo, scopeOf } from '#core/people/rights.ts';
import { roles } from '#core/people/viewer.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { SearchField, SelectField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Toolbar } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty } from '#web/ui/states.tsx';
import { Explain } from '#web/ui/explain.tsx';
import { employeeSorts, pageSize, useEmployeesAddress, type EmployeesAddress, type Shown } from './address.ts';
import { useEmployeeColumns } from './columns.tsx';
import styles from './employees.module.css';
import { useTeams } from './use-teams.ts';

type Change = (patch: Partial<EmployeesAddress>) => void;

/** The list of people, as far as the viewer sees them. */
export function People() {
  const [address, change] = useEmployeesAddress();
  const failure = useFailure();
  const { user } = useSession();
  const { find, team, role, working, down, page } = address;
  const sort = employeeSorts.find((known) => known === address.sort) ?? 'name';
  const input = {
    page, size: pageSize, sort, descending: down,
    ...(find !== '' && { search: find }), ...(team !== undefined && { team }), ...(role !== undefined && { role }), ...(working !== 'all' && { working: working === 'yes' }),
  };
  const people = useQuery(queries.employees.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const filtered = find !== '' || team !== undefined || role !== undefined || working === 'no';
  const alone = scopeOf(user, 'employees') === 'own';
  return (
    <>
      {alone ? null : <Filters address={address} change={(patch) => change({ ...patch, page: 1 })} />}
      <Loaded query={people} failure={failure}>
        {({ rows, total }) => (
          <Table
            rows={rows}
            sort={{ key: sort, descending: down }}
            onSort={(key, descending) => change({ sort: employeeSorts.find((known) => known === key) ?? 'name', down: descending, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            filtered={filtered}
          />
        )}
      </Loaded>
    </>
  );
}

interface TableProps {
  readonly rows: readonly Shown[];
  readonly sort: { readonly key: string; readonly descending: boolean };
  readonly onSort: (key: string, descending: boolean) => void;
  readonly paging: { readonly page: number; readonly pageSize: number; readonly total: number; readonly onPage: (page: number) => void };
  readonly filtered: boolean;
}

function Table({ rows, sort, onSort, paging, filtered }: TableProps) {
  const { t } = useTranslation('employees');
  const drawer = useDrawer('employee');
  const columns = useEmployeeColumns(rows);
  return (
    <>
      <DataTable
        label={t('people')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        openKey={drawer.id === null ? null : Number(drawer.id)}
        onOpen={(row) => drawer.open(row.id)}
        sort={sort}
        onSort={({ key, descending }) => onSort(key, descending)}
        paging={paging}
        empty={filtered ? <Empty why={t('nobodyFound')} /> : <Nobody />}
      />
      {rows.length === 0 ? null : <Counted rows={rows} />}
    </>
  );
}

/** What the numbers of the list count. */
function Counted({ rows }: { readonly rows: readonly Shown[] }) {
  const { t } = useTranslation('employees');
  return (
    <div className={styles.counts}>
      <span>{t('counting')}</span>
      {rows[0]?.deals === null ? null : <Explain of={t('deals')} text={t('deals')} formula={t('dealsFormula')} counted={t('dealsCounted')} />}
      {rows[0]?.orders === null ? null : <Explain of={t('orders')} text={t('orders')} formula={t('ordersFormula')} />}
      {rows.some(({ changed }) => changed > 0) ? <Explain of={t('changed')} text={t('changed')} formula={t('changedFormula')} /> : null}
    </div>
  );
}

function Nobody() {
  const { t } = useTranslation('employees');
  const { user } = useSession();
  if (scopeOf(user, 'employees') !== 'all') return <Empty why={t('notLinked')} />;
  return <Empty why={t('nobody')} action={mayDo(user, 'intake', 'edit') ? <Link to="/data/import" className={buttonClass('outline')}>{t('loadFile')}</Link> : null} />;
}

function Filters({ address, change }: { readonly address: EmployeesAddress; readonly change: Change }) {
  const { t } = useTranslation(['employees', 'shell']);
  const teams = useTeams();
  const { find, team, role, working } = address;
  const choices = (['yes', 'no', 'all'] as const).map((value) => ({ value, label: t(`workingChoices.${value}`) }));
  return (
    <Toolbar>
      <SearchField label={t('search')} value={find} onChange={(next) => change({ find: next })} />
      <SelectField
        label={t('teamFilter')}
        searchable
        value={team === undefined ? '' : String(team)}
        data={[{ value: '', label: t('allTeams') }, { value: '0', label: t('noTeam') }, ...teams.map(({ id, name }) => ({ value: String(id), label: name }))]}
        onChange={(next) => change({ team: next ? Number(next) : undefined })}
      />
      <SelectField
        label={t('roleFilter')}
        value={role ?? ''}
        data={[{ value: '', label: t('allRoles') }, ...roles.map((value) => ({ value, label: t(`shell:roles.${value}`) }))]}
        onChange={(next) => change({ role: roles.find((known) => known === next) })}
      />
      <Segmented label={t('working')} value={working} choices={choices} onChange={(next) => change({ working: next })} />
    </Toolbar>
  );
}
