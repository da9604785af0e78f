import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { directions } from '#core/customers/movement.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useDrawer } from '#web/address.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Empty } from '#web/ui/states.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { questionOf, type AbcXyzAddress, type ChangeAddress } from '../address.ts';
import { useCustomerColumns } from './customer-columns.tsx';
import { CustomerDrawer } from './customer-drawer.tsx';
import styles from './customer-list.module.css';
import type { CustomerRow, Frame, Report } from './report.ts';
import { useAdvice, useMoney, usePlaceName, useSelectionName } from './use-words.ts';

const pageSize = 20;

interface CustomerListProps {
  readonly frame: Frame;
  readonly reps?: Report['reps'];
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

/** The customers behind the chosen cell or movement, and what to do with them. */
export function CustomerList({ frame, reps = [], address, change }: CustomerListProps) {
  const failure = useFailure();
  const { cell, moveFrom, moveTo, direction, rep, search, sort, descending, page } = address;
  const input = { ...questionOf(address), cell, moveFrom, moveTo, direction, rep, search, sort, descending, page, size: pageSize };
  const list = useQuery({ ...queries.abcxyz.customers.queryOptions({ input }), placeholderData: keepPreviousData });
  const filtered = (direction !== undefined && address.view === 'matrix') || rep !== undefined || (search !== undefined && search !== '');
  return (
    <div className={styles.list}>
      <Head frame={frame} address={address} change={change} total={list.data?.total} amount={list.data?.amount ?? null} />
      <Filters reps={reps} address={address} change={change} />
      <Loaded query={list} failure={failure}>
        {(data) => <Rows data={data} frame={frame} address={address} change={change} filtered={filtered} />}
      </Loaded>
      <CustomerDrawer frame={frame} address={address} />
    </div>
  );
}

interface HeadProps extends CustomerListProps {
  readonly total: number | undefined;
  readonly amount: number | null;
}

function Head({ address, change, total, amount }: HeadProps) {
  const { t } = useTranslation('abcxyz');
  const name = useListName(address);
  const advice = useAdvice()(address.cell);
  const money = useMoney(amount ?? 0);
  const customers = t('customers', { count: total ?? 0 });
  const title = total === undefined ? name : amount === null ? t('listTitleShort', { name, customers }) : t('listTitle', { name, customers, amount: money.text(amount) });
  return (
    <>
      <div className={styles.head}>
        <h2>{title}</h2>
        {address.view === 'matrix' && address.cell !== 'all' ? <Button kind="text" onClick={() => change({ cell: undefined })}>{t('showAll')}</Button> : null}
      </div>
      {advice !== null && address.view === 'matrix' ? <Notice>{advice}</Notice> : null}
    </>
  );
}

/** The name of the list: a cell, or the ends of a movement. */
function useListName({ view, cell, moveFrom, moveTo, direction }: AbcXyzAddress): string {
  const { t } = useTranslation('abcxyz');
  const selectionName = useSelectionName();
  const placeName = usePlaceName();
  if (view === 'matrix') return selectionName(cell);
  return moveFrom === undefined || moveTo === undefined ? t(`directions.${direction ?? 'fell'}`) : t('moveArrow', { from: placeName(moveFrom), to: placeName(moveTo) });
}

function Filters({ reps, address, change }: { readonly reps: Report['reps']; readonly address: AbcXyzAddress; readonly change: ChangeAddress }) {
  const { t } = useTranslation('abcxyz');
  const inMatrix = address.view === 'matrix';
  return (
    <div className={styles.filters}>
      <div className={styles.search}><SearchField label={t('searchCustomer')} value={address.search ?? ''} onChange={(search) => change({ search: search === '' ? undefined : search }, { replace: true })} /></div>
      <ChoiceMenu
        label={t('moved')}
        value={address.direction ?? 'any'}
        choices={[
          ...(inMatrix || address.direction === undefined ? [{ value: 'any' as const, label: inMatrix ? t('anyMove') : t('thisFlow') }] : []),
          ...directions.filter((direction) => !inMatrix || direction !== 'gone').map((direction) => ({ value: direction, label: t(`directions.${direction}`) })),
        ]}
        onChange={(direction) => change({ direction: direction === 'any' ? undefined : direction, moveFrom: undefined, moveTo: undefined })}
      />
      {reps.length > 1 ? (
        <ChoiceMenu
          label={t('rep')}
          value={String(address.rep ?? '')}
          choices={[{ value: '', label: t('anyRep') }, ...reps.map((rep) => ({ value: String(rep.id), label: rep.name, note: t('customers', { count: rep.customers }) }))]}
          onChange={(rep) => change({ rep: rep === '' ? undefined : Number(rep) })}
        />
      ) : null}
    </div>
  );
}

/** A cell or a flow can be named in a total; «all» and «fell» cannot. */
const hasOwnName = ({ view, cell, moveFrom }: AbcXyzAddress): boolean => (view === 'matrix' ? cell !== 'all' : moveFrom !== undefined);

interface RowsProps extends CustomerListProps {
  readonly data: { readonly rows: readonly CustomerRow[]; readonly total: number; readonly amount: number | null; readonly stepStarts: readonly string[] };
  readonly filtered: boolean;
}

function Rows({ data, frame, address, change, filtered }: RowsProps) {
  const { t } = useTranslation('abcxyz');
  const drawer = useDrawer('customer');
  const name = useListName(address);
  const largest = Math.max(0, ...data.rows.map((row) => Math.abs(row.amount ?? 0)));
  const money = useMoney(largest, 'list');
  const phone = usePhone();
  const columns = useCustomerColumns({ frame, money, stepStarts: data.stepStarts, amount: data.amount, name: hasOwnName(address) ? name : '', withRep: data.rows.some(({ rep }) => rep !== null) });
  const empty = filtered ? (
    <Empty why={t('emptyFilter')} action={<Button onClick={() => change({ search: undefined, direction: undefined, rep: undefined })}>{t('clearFilter')}</Button>} />
  ) : <Empty why={t('emptyCell')} />;
  return (
    <>
      {phone && data.rows.length > 0 ? <PhoneHead frame={frame} stepStarts={data.stepStarts} unit={money.unit} /> : null}
      <DataTable
        label={name}
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.id}
        sort={{ key: frame.seesAmounts || address.sort !== 'amount' ? address.sort : 'name', descending: frame.seesAmounts || address.sort !== 'amount' ? address.descending : false }}
        onSort={({ key, descending }) => change({ sort: key as AbcXyzAddress['sort'], descending })}
        onOpen={frame.seesAmounts ? (row) => drawer.open(row.id) : undefined}
        openKey={drawer.id === null ? null : Number(drawer.id)}
        paging={{ page: address.page, pageSize, total: data.total, onPage: (page) => change({ page }) }}
        empty={empty}
      />
    </>
  );
}

/** What the squares and the figures of a phone's list are, since it has no header. */
function PhoneHead({ frame, stepStarts, unit }: { readonly frame: Frame; readonly stepStarts: readonly string[]; readonly unit: string }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  return (
    <p className={styles.phoneHead}>
      <span>{t('phoneHead', { steps: t(`activeSteps.${frame.step}`), period: format.shortPeriod(stepStarts[0] ?? frame.window.from, frame.window.to) })}</span>
      {frame.seesAmounts ? <span>{unit}</span> : null}
    </p>
  );
}
