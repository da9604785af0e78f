import { useTranslation } from 'react-i18next';
import { actionOf, cells } from '#core/customers/abcxyz.ts';
import type { Selection } from '#core/customers/selection.ts';
import { MatrixCell } from '#web/charts/matrix-cell.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { cx } from '#web/ui/class-names.ts';
import { Gap } from '#web/ui/figure-text.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import styles from './matrix.module.css';
import type { MatrixCellSum, Report } from './report.ts';
import { useColumnMeaning, useMoney, type MoneyWords } from './use-words.ts';

interface MatrixProps {
  readonly report: Report;
  readonly chosen: Selection;
  readonly onChoose: (selection: Selection) => void;
}

const rows = ['A', 'B', 'C'] as const;
const wide = ['X', 'Y', 'Z', 'new'] as const;
const narrow = ['X', 'Y', 'Z'] as const;

/** Volume by regularity: twelve cells shaded by their share, each opening its customers; rows and columns open too. */
export function Matrix({ report, chosen, onChoose }: MatrixProps) {
  const { t } = useTranslation('abcxyz');
  const money = useMoney(report.total ?? 0);
  const meaningOf = useColumnMeaning(report.frame);
  const columns = usePhone() ? narrow : wide;
  const maxShare = Math.max(0, ...report.cells.filter((cell) => cell.column !== 'new').map((cell) => cell.share ?? 0));
  return (
    <div className={cx(styles.matrix, columns.length === 3 && styles.narrow)} role="group" aria-label={t('matrix')}>
      <span className={styles.unit}>{money.unit}</span>
      {columns.map((column) => (
        <Head key={column} name={column === 'new' ? t('newName') : column} note={meaningOf(column)} chosen={chosen === column} onChoose={() => onChoose(column)} />
      ))}
      {rows.map((abc) => (
        <Row key={abc} abc={abc} report={report} money={money} maxShare={maxShare} columns={columns} chosen={chosen} onChoose={onChoose} />
      ))}
      <Totals report={report} money={money} columns={columns} />
    </div>
  );
}

function Head({ name, note, chosen, onChoose }: { readonly name: string; readonly note: string; readonly chosen: boolean; readonly onChoose: () => void }) {
  return (
    <button type="button" className={cx(styles.head, chosen && styles.chosen)} aria-pressed={chosen} onClick={onChoose}>
      <strong>{name}</strong>
      <span className={styles.meaning}>{note}</span>
    </button>
  );
}

interface RowProps extends MatrixProps {
  readonly abc: 'A' | 'B' | 'C';
  readonly money: MoneyWords;
  readonly maxShare: number;
  readonly columns: readonly ('X' | 'Y' | 'Z' | 'new')[];
}

function Row({ abc, report, money, maxShare, columns, chosen, onChoose }: RowProps) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const row = report.rows.find(({ key }) => key === abc);
  return (
    <>
      <button type="button" className={cx(styles.side, chosen === abc && styles.chosen)} aria-pressed={chosen === abc} onClick={() => onChoose(abc)}>
        <strong>{abc}</strong>
        <span>{row?.share == null ? '' : format.share(row.share)}</span>
        <span>{t('short', { count: row?.customers ?? 0 })}</span>
      </button>
      {columns.map((column) => {
        const cell = report.cells.find((own) => own.abc === abc && own.column === column);
        return cell === undefined ? null : <Cell key={column} cell={cell} money={money} maxShare={maxShare} chosen={chosen} onChoose={onChoose} />;
      })}
    </>
  );
}

interface CellProps {
  readonly cell: MatrixCellSum;
  readonly money: MoneyWords;
  readonly maxShare: number;
  readonly chosen: Selection;
  readonly onChoose: (selection: Selection) => void;
}

function Cell({ cell, money, maxShare, chosen, onChoose }: CellProps) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const selection: Selection = cell.column === 'new' ? `${cell.abc}-new` : `${cell.abc}${cell.column}`;
  const known = cells.find((own) => own === selection);
  const name = cell.column === 'new' ? t(`selection.${cell.abc}-new`) : selection;
  const counted = t('customers', { count: cell.customers });
  const label = cell.amount === null || cell.share === null ? t('cellLabelShort', { name, customers: counted }) : t('cellLabel', { name, amount: money.text(cell.amount), share: format.share(cell.share), customers: counted });
  return (
    <MatrixCell
      name={cell.column === 'new' ? cell.abc : selection}
      share={cell.share ?? 0}
      maxShare={maxShare}
      shareText={cell.share === null || cell.customers === 0 ? '' : format.share(cell.share)}
      value={cell.amount === null ? <span className={styles.withheld}><Gap>{t('withheld')}</Gap></span> : money.number(cell.amount)}
      note={cell.change === null || cell.change === 0 ? t('short', { count: cell.customers }) : t('shortChange', { count: cell.customers, change: format.number(cell.change, { signed: true }) })}
      advice={t(`advice.${known === undefined ? 'wait' : actionOf(known)}`)}
      outside={cell.column === 'new'}
      chosen={chosen === selection}
      onChoose={() => onChoose(selection)}
      label={label}
    />
  );
}

function Totals({ report, money, columns }: { readonly report: Report; readonly money: MoneyWords; readonly columns: readonly ('X' | 'Y' | 'Z' | 'new')[] }) {
  const { t } = useTranslation('abcxyz');
  return (
    <>
      <span className={styles.totalName}>{t('total')}</span>
      {columns.map((key) => {
        const column = report.columns.find((own) => own.key === key);
        return (
          <span key={key} className={styles.total}>
            {column?.amount == null ? null : <strong>{money.number(column.amount)}</strong>} {t('short', { count: column?.customers ?? 0 })}
          </span>
        );
      })}
    </>
  );
}
