import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { dayOf } from '#web/locale/dates.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { closed, drawerOf, type RowsBehind, type RowSort } from './address.ts';
import { useHealth } from './report.ts';
import { useNames } from './use-words.ts';

type Row = Awaited<ReturnType<Api['health']['rows']>>['rows'][number];

const pageSize = 25;

/** The rows of files behind a number, paged, sorted and searched on the server. */
export function RowsDrawer() {
  const { t } = useTranslation('health');
  const { address, change } = useHealth();
  const title = useTitle();
  const open = drawerOf(address.open);
  if (open?.show !== 'rows') return null;
  return (
    <Drawer opened wide onClose={() => change(closed)} kicker={t('rowsKicker')} title={title(open.behind)}>
      <SearchField key={address.open} label={t('search')} value={address.find} onChange={(find) => change({ find: find === '' ? undefined : find, page: undefined }, { replace: true })} />
      <Rows behind={open.behind} />
    </Drawer>
  );
}

function useTitle(): (behind: RowsBehind) => string {
  const { t } = useTranslation('health');
  const format = useFormat();
  const names = useNames();
  const { organisation } = useSession();
  return ({ kind, reason, column, createdAt, lostOn }) => {
    const what =
      reason !== undefined ? t(`reason.${reason}`).toLowerCase()
      : column !== undefined ? t('withoutColumn', { column: names.column(kind, column) })
      : createdAt !== undefined ? t('createdThen', { when: format.instant(createdAt, organisation.zone) })
      : t('lostThen', { day: format.day(lostOn ?? '') });
    return t('rowsTitle', { kind: names.kind(kind), what });
  };
}

function Rows({ behind }: { readonly behind: RowsBehind }) {
  const { t } = useTranslation('health');
  const failure = useFailure();
  const { address, change } = useHealth();
  const { asOf, page, sort, up, find } = address;
  const input = { ...behind, page, size: pageSize, sort, descending: !up, ...(asOf !== undefined && { asOf }), ...(find !== '' && { search: find }) };
  const found = useQuery(queries.health.rows.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useColumns(found.data?.rows ?? []);
  return (
    <Loaded query={found} failure={failure}>
      {({ rows, total }) => (
        <DataTable
          label={t('rowsKicker')}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          sort={{ key: sort, descending: !up }}
          onSort={({ key, descending }) => change({ sort: key as RowSort, up: descending ? undefined : true, page: undefined }, { replace: true })}
          paging={{ page, pageSize, total, onPage: (next) => change({ page: next === 1 ? undefined : next }, { replace: true }) }}
          empty={<Empty why={t('noRows')} />}
        />
      )}
    </Loaded>
  );
}

/** Only the columns that the kind has. */
function useColumns(rows: readonly Row[]): readonly Column<Row>[] {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { organisation } = useSession();
  const all: readonly (Column<Row> & { readonly key: RowSort })[] = [
    { key: 'code', title: t('code'), sortable: true, phone: 'title', cell: ({ code }) => code },
    { key: 'title', title: t('titleColumn'), sortable: true, phone: 'note', cell: ({ title }) => title },
    { key: 'customer', title: t('customer'), sortable: true, phone: 'note', cell: ({ customer }) => customer },
    { key: 'rep', title: t('rep'), sortable: true, quiet: true, phone: 'note', cell: ({ rep }) => rep },
    { key: 'at', title: t('when'), align: 'end', sortable: true, phone: 'side', cell: ({ at }) => (at === null ? '' : <Num>{format.shortDay(dayOf(at, organisation.zone), true)}</Num>) },
    {
      key: 'amount', title: t('amount'), align: 'end', sortable: true, phone: 'value',
      cell: ({ amount, currency }) => (amount === null ? '' : format.moneyExact(amount, currency ?? organisation.currency)),
    },
  ];
  return all.filter(({ key }) => rows.some((row) => row[key] !== null));
}
