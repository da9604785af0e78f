import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { closeDrawer } from './address.ts';
import { useMetricWords, useOwnerWords, usePeriodWords, usePlan } from './plan-context.ts';
import styles from './rows-drawer.module.css';

type FactRow = Awaited<ReturnType<Api['plan']['rows']>>['rows'][number];

const shown = 50;

/** The rows behind the actual, paged, sorted and searched on the server. */
export function RowsDrawer() {
  const { t } = useTranslation('plan');
  const { report, address, change } = usePlan();
  const titleOf = useMetricWords();
  const owner = useOwnerWords();
  const period = usePeriodWords();
  if (address.open === undefined || !report.frame.seesRows) return null;
  const segment = address.open === 'rows' ? undefined : address.open === 'rows.new' ? 'new' : 'current';
  const metric = titleOf(report.frame.metric);
  const title = segment === undefined ? t('rowsTitle', { metric }) : t('rowsTitleSegment', { metric, segment: t(`segmentOf.${segment}`) });
  return (
    <Drawer opened wide onClose={() => change(closeDrawer)} title={title} about={t('rowsAbout', { period, owner })}>
      <Rows segment={segment} label={title} />
    </Drawer>
  );
}

function Rows({ segment, label }: { readonly segment: 'new' | 'current' | undefined; readonly label: string }) {
  const { t } = useTranslation('plan');
  const failure = useFailure();
  const { report, address, change } = usePlan();
  const { period, metric, owner } = report.frame;
  const page = address.rowPage ?? 1;
  const name = owner.name ?? undefined;
  const input = {
    ...period, metric: metric.id, sort: address.rowSort, descending: !address.rowUp, page, size: shown,
    ...(address.asOf !== undefined && { asOf: address.asOf }),
    ...(owner.type === 'team' && name !== undefined && { team: name }), ...(owner.type === 'rep' && name !== undefined && { rep: name }),
    ...(segment !== undefined && { segment }), ...(address.find !== undefined && { search: address.find }),
  };
  const query = useQuery(queries.plan.rows.queryOptions({ input, placeholderData: keepPreviousData }));
  const columns = useRowColumns();
  return (
    <>
      <div className={styles.search}>
        <SearchField label={t('search')} value={address.find ?? ''} onChange={(find) => change({ find: find === '' ? undefined : find, rowPage: undefined }, { replace: true })} />
      </div>
      <Loaded query={query} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            sort={{ key: address.rowSort, descending: !address.rowUp }}
            onSort={({ key, descending }) => change({ rowSort: key as typeof address.rowSort, rowUp: !descending, rowPage: undefined }, { replace: true })}
            paging={{ page, pageSize: shown, total, onPage: (next) => change({ rowPage: next }) }}
            empty={<Empty why={t('noRows')} />}
          />
        )}
      </Loaded>
    </>
  );
}

function useRowColumns(): Column<FactRow>[] {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const { zone, currency } = useSession().organisation;
  const text = (value: string | null) => value ?? <Gap>{t('none')}</Gap>;
  const amount: Column<FactRow> = {
    key: 'amount', title: t('row.amount', { unit: format.moneyUnit(currency) }), align: 'end', sortable: true, phone: 'value',
    cell: (row) => (row.amount === null ? <Gap>{t('none')}</Gap> : <Num>{format.money(row.amount, currency, { unit: false, digits: row.amount % 100 === 0 ? 0 : 2 })}</Num>),
  };
  return [
    { key: 'code', title: t('row.code'), lead: true, sortable: true, phone: 'title', cell: (row) => text(row.code) },
    { key: 'title', title: t('row.title'), sortable: true, cell: (row) => text(row.title) },
    { key: 'customer', title: t('row.customer'), sortable: true, phone: 'note', cell: (row) => text(row.customer) },
    { key: 'rep', title: t('row.rep'), sortable: true, cell: (row) => text(row.rep) },
    { key: 'at', title: t('row.at'), align: 'end', sortable: true, phone: 'side', cell: (row) => (row.at === null ? <Gap>{t('none')}</Gap> : <Num>{format.shortDay(format.dayOf(row.at, zone), true)}</Num>) },
    ...(report.frame.metric.unit === 'money' ? [amount] : []),
  ];
}
