import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { addMonths } from '#core/shared/day.ts';
import { cohortParts, stepParts } from '#core/customers/repeat-selection.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import type { Api } from '#web/api.ts';
import { behindOf, closed, openBehind, questionOf, type Behind, type RepeatAddress } from './address.ts';
import styles from './customers-drawer.module.css';
import { useRepeat } from './report.ts';
import { useCohortName } from './use-words.ts';

type Row = Awaited<ReturnType<Api['repeat']['customers']>>['rows'][number];

const pageSize = 25;

/** The customers behind the number that was pressed, paged, sorted and searched on the server. */
export function CustomersDrawer() {
  const { t } = useTranslation('repeat');
  const { address, change } = useRepeat();
  const behind = behindOf(address.open);
  const title = useTitle();
  if (behind === null) return null;
  return (
    <Drawer opened onClose={() => change(closed)} kicker={t('kicker')} title={title(behind)}>
      <Parts behind={behind} />
      <List behind={behind} />
    </Drawer>
  );
}

function useTitle(): (behind: Behind) => string {
  const { t } = useTranslation('repeat');
  const { report, address } = useRepeat();
  const nameOf = useCohortName();
  return (behind) => {
    if (behind.kind === 'step') return t(`behindStep.${behind.part}`, { n: behind.purchase });
    const from = report.cohorts.find(({ cohort }) => cohort === behind.cohort)?.from;
    if (from === undefined) return t('cohorts');
    const step = nameOf(addMonths(from, behind.place * (address.step === 'month' ? 1 : 3)));
    return t(`behindCohort.${behind.part}`, { cohort: nameOf(from), step });
  };
}

function Parts({ behind }: { readonly behind: Behind }) {
  const { t } = useTranslation('repeat');
  const { change } = useRepeat();
  if (behind.kind === 'step') {
    if (behind.purchase === 1) return null;
    const choices = stepParts.map((part) => ({ value: part, label: t(`part.${part}`) }));
    return <div className={styles.parts}><Segmented label={t('parts')} value={behind.part} choices={choices} onChange={(part) => change(openBehind({ ...behind, part }), { replace: true })} /></div>;
  }
  if (behind.part === 'active') return null;
  const choices = cohortParts.filter((part) => part !== 'active').map((part) => ({ value: part, label: t(`cohortPart.${part}`) }));
  return <div className={styles.parts}><Segmented label={t('parts')} value={behind.part} choices={choices} onChange={(part) => change(openBehind({ ...behind, part }), { replace: true })} /></div>;
}

function inputOf(address: RepeatAddress, behind: Behind) {
  const { page, sort, up, find, reading } = address;
  const selection = behind.kind === 'step' ? { kind: behind.kind, purchase: behind.purchase, stepPart: behind.part, reading } : { kind: behind.kind, cohort: behind.cohort, cohortPart: behind.part, place: behind.place };
  return { ...questionOf(address), ...selection, page, size: pageSize, sort, descending: !up, ...(find !== '' && { search: find }) };
}

function List({ behind }: { readonly behind: Behind }) {
  const { t } = useTranslation('customers');
  const { t: own } = useTranslation('repeat');
  const failure = useFailure();
  const { address, change, report } = useRepeat();
  const columns = useColumns(behind);
  const found = useQuery(queries.repeat.customers.queryOptions({ input: inputOf(address, behind), placeholderData: keepPreviousData }));
  return (
    <>
      <SearchField key={address.open} label={t('search')} value={address.find} onChange={(find) => change({ find: find === '' ? undefined : find, page: undefined }, { replace: true })} />
      <Loaded query={found} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={own('kicker')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            sort={{ key: address.sort, descending: !address.up }}
            onSort={({ key, descending }) => change({ sort: key as RepeatAddress['sort'], up: descending ? undefined : true, page: undefined }, { replace: true })}
            paging={{ page: address.page, pageSize, total, onPage: (page) => change({ page: page === 1 ? undefined : page }, { replace: true }) }}
            empty={<Empty why={t('nobody')} />}
          />
        )}
      </Loaded>
      {report.frame.amounts === 'groups' ? <p className={styles.note}>{own('noAmounts')}</p> : null}
    </>
  );
}

function useColumns(behind: Behind): readonly Column<Row>[] {
  const { t } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { organisation } = useSession();
  const { report } = useRepeat();
  const { currency } = organisation;
  const amount: Column<Row> = {
    key: 'amount', title: t('amount', { unit: format.moneyUnit(currency) }), align: 'end', sortable: true, phone: 'side',
    cell: (row) => (row.amount === null ? '' : format.money(row.amount, currency, { unit: false })),
  };
  const purchases: Column<Row> = { key: 'purchases', title: t('purchases'), align: 'end', sortable: true, phone: 'value', cell: (row) => format.number(row.purchases) };
  const toSecond: Column<Row> = { key: 'toSecond', title: t('toSecond'), align: 'end', sortable: true, phone: 'value', cell: (row) => (row.toSecond === null ? '—' : format.number(row.toSecond)) };
  const isOfSecond = behind.kind === 'step' ? behind.purchase === 2 && behind.part === 'made' : behind.part === 'returned';
  return [
    { key: 'name', title: common('customer'), sortable: true, phone: 'title', cell: (row) => <Name row={row} /> },
    isOfSecond ? toSecond : purchases,
    { key: 'last', title: t('last'), align: 'end', sortable: true, phone: 'note', cell: (row) => format.shortDay(row.last, true) },
    ...(report.frame.amounts === 'records' ? [amount] : []),
  ];
}

/** The name, with the rep and since when it buys. */
function Name({ row }: { readonly row: Row }) {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  return <span className={styles.name}>{row.name}<small>{[row.rep, t('since', { day: format.shortDay(row.first, true) })].filter(Boolean).join(', ')}</small></span>;
}
