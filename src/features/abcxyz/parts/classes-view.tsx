import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MatrixCell } from '#web/charts/matrix-cell.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { SearchField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { usePhone } from '#web/ui/use-phone.ts';
import { questionOf, type AbcXyzAddress, type ChangeAddress } from '../address.ts';
import styles from './classes-view.module.css';
import type { Classes, ClassRow } from './report.ts';
import { RunToolbar } from './run-toolbar.tsx';
import { useMoney } from './use-words.ts';

const pageSize = 20;
type Subject = 'products' | 'reps';
type ClassCell = 'all' | 'A' | 'B' | 'C' | 'outside';

interface ClassesViewProps {
  readonly subject: Subject;
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

const cellOf = ({ cell }: AbcXyzAddress): ClassCell => (cell === 'A' || cell === 'B' || cell === 'C' || cell === 'outside' ? cell : 'all');

/** Products and reps are sorted by fewer columns than customers. */
function classSort({ sort }: AbcXyzAddress): 'amount' | 'name' | 'last' {
  return sort === 'name' || sort === 'last' ? sort : 'amount';
}

/** ABC of products or reps: three classes by money, and those in each. */
export function ClassesView({ subject, address, change }: ClassesViewProps) {
  const { t } = useTranslation('abcxyz');
  const failure = useFailure();
  const classes = useQuery({ ...queries.abcxyz.classes.queryOptions({ input: { ...questionOf(address), subject } }), placeholderData: keepPreviousData });
  return <Loaded query={classes} failure={failure} head={<PageHeader title={t(`classesTitle.${subject}`)} />} skeleton={<Skeleton rows={8} strip />}>{(data) => <Shown classes={data} subject={subject} address={address} change={change} />}</Loaded>;
}

function Shown({ classes, subject, address, change }: ClassesViewProps & { readonly classes: Classes }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { frame, nameless, withoutMargin } = classes;
  const money = useMoney(classes.total ?? 0);
  const period = format.period(frame.window.from, frame.window.to);
  const about = t(`classesAbout.${subject}`, { period, basis: t(`basis.${frame.basis}`), count: classes.count, amount: money.text(classes.total ?? 0) });
  const notes = [
    ...(nameless.rows > 0 ? [t('classesNameless', { rows: nameless.rows, amount: money.text(nameless.amount) })] : []),
    ...(withoutMargin > 0 ? [t('classesWithoutMargin', { count: withoutMargin })] : []),
  ];
  return (
    <>
      <PageHeader title={t(`classesTitle.${subject}`)} about={about} />
      <RunToolbar frame={frame} address={address} change={change} />
      {!classes.isKnown || classes.count === 0 ? (
        <Empty why={classes.isKnown ? t(`classesEmpty.${subject}`) : t('classesUnknown')} />
      ) : (
        <div className={styles.columns}>
          <div>
            <ClassCells classes={classes} subject={subject} address={address} change={change} />
            {notes.length > 0 ? <p className={styles.notes}>{notes.join(' ')}</p> : null}
          </div>
          <ClassList subject={subject} address={address} change={change} />
        </div>
      )}
    </>
  );
}

function ClassCells({ classes, subject, address, change }: ClassesViewProps & { readonly classes: Classes }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const money = useMoney(classes.total ?? 0);
  const maxShare = Math.max(0, ...classes.rows.map(({ share }) => share ?? 0));
  return (
    <div className={styles.cells}>
      {classes.rows.map((row) => {
        const cell: ClassCell = row.abc ?? 'outside';
        const name = row.abc === null ? t('outside') : t('className', { abc: row.abc });
        const change_ = row.change === null ? '—' : format.number(row.change, { signed: true });
        return (
          <MatrixCell
            key={cell}
            name={name}
            share={row.share ?? 0}
            maxShare={maxShare}
            shareText={row.share === null ? '' : format.share(row.share)}
            value={money.text(row.amount ?? 0)}
            note={t(`classShort.${subject}`, { count: row.count, change: change_ })}
            outside={row.abc === null}
            chosen={cellOf(address) === cell}
            onChoose={() => change({ cell })}
            label={`${name}: ${money.text(row.amount ?? 0)}, ${format.number(row.count)}`}
          />
        );
      })}
    </div>
  );
}

function ClassList({ subject, address, change }: ClassesViewProps) {
  const { t } = useTranslation('abcxyz');
  const failure = useFailure();
  const cell = cellOf(address);
  const sort = classSort(address);
  const { search, descending, page } = address;
  const list = useQuery({
    ...queries.abcxyz.classRows.queryOptions({ input: { ...questionOf(address), subject, cell, search, sort, descending, page, size: pageSize } }),
    placeholderData: keepPreviousData,
  });
  const title = cell === 'all' ? t(`classAll.${subject}`) : cell === 'outside' ? t('outside') : t('className', { abc: cell });
  return (
    <div className={styles.list}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {cell === 'all' ? null : <Button kind="text" onClick={() => change({ cell: undefined })}>{t('showAll')}</Button>}
      </div>
      <div className={styles.search}><SearchField label={subject === 'products' ? t('product') : t('rep')} value={search ?? ''} onChange={(next) => change({ search: next === '' ? undefined : next }, { replace: true })} /></div>
      <Loaded query={list} failure={failure}>
        {(data) => <ClassTable subject={subject} title={title} rows={data.rows} sort={{ key: sort, descending }} change={change} paging={{ page, pageSize, total: data.total }} />}
      </Loaded>
    </div>
  );
}

interface ClassTableProps {
  readonly subject: Subject;
  readonly title: string;
  readonly rows: readonly ClassRow[];
  readonly sort: { readonly key: string; readonly descending: boolean };
  readonly change: ChangeAddress;
  readonly paging: { readonly page: number; readonly pageSize: number; readonly total: number };
}

function ClassTable({ subject, title, rows, sort, change, paging }: ClassTableProps) {
  const { t } = useTranslation('abcxyz');
  const columns = useClassColumns(subject, rows);
  return (
    <DataTable
      label={title}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={sort}
      onSort={({ key, descending }) => change({ sort: key as 'amount', descending })}
      paging={{ ...paging, onPage: (page) => change({ page }) }}
      empty={<Empty why={t('emptyFilter')} />}
    />
  );
}

function useClassColumns(subject: Subject, rows: readonly ClassRow[]): readonly Column<ClassRow>[] {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const money = useMoney(Math.max(0, ...rows.map(({ amount }) => Math.abs(amount ?? 0))), 'list');
  const phone = usePhone();
  const nameOf = (abc: ClassRow['abcBefore']) => (abc === 'outside' || abc === 'absent' ? t(`places.${abc}`) : (abc ?? ''));
  return [
    { key: 'name', title: subject === 'products' ? t('product') : t('rep'), lead: true, sortable: true, phone: 'title', cell: (row) => row.name },
    { key: 'amount', title: money.unit, align: 'end', sortable: true, phone: 'value', cell: (row) => <strong>{phone ? money.text(row.amount ?? 0) : money.number(row.amount ?? 0)}</strong> },
    { key: 'share', title: t('share'), align: 'end', phone: 'note', cell: (row) => (row.share === null ? '—' : format.share(row.share)) },
    { key: 'before', title: t('shareBefore'), align: 'end', quiet: true, cell: (row) => (row.before === null ? '—' : format.share(row.before)) },
    { key: 'abc', title: 'ABC', phone: 'side', cell: (row) => (row.abcBefore === null || row.abcBefore === (row.abc ?? 'outside') ? (row.abc ?? t('places.outside')) : t('moveArrow', { from: nameOf(row.abcBefore), to: row.abc ?? t('places.outside') })) },
    { key: 'last', title: t('last'), align: 'end', quiet: true, sortable: true, cell: (row) => (row.last === null ? '—' : format.shortDay(row.last, true)) },
  ];
}
