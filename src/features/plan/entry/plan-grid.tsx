import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { cx } from '#web/ui/class-names.ts';
import { usePhone } from '#web/ui/use-phone.ts';
import { useCellText } from './cell-text.ts';
import { useEntry, useWhoWords, type CellChange, type GridRow } from './entry-context.ts';
import { PlanCell } from './plan-cell.tsx';
import styles from './plan-grid.module.css';

/** A row a subject, a column a month; on a phone one month at a time. */
export function PlanGrid() {
  const { t, i18n } = useTranslation('planEntry');
  const phone = usePhone();
  const { grid, address, change } = useEntry();
  const paste = usePaste();
  const months = grid.rows[0]?.cells.map(({ month }) => month) ?? [];
  const seen = phone ? monthInSight(address.month, grid.year, grid.today) : null;
  const columns = months.map((month, at) => ({ month, at })).filter(({ month }) => seen === null || month === seen);
  const label = t('grid', { metric: grid.metric.title[i18n.language === 'en' ? 'en' : 'ru'], year: grid.year });
  return (
    <>
      {seen === null ? null : <MonthChoice months={months} value={seen} onChange={(month) => change({ month }, { replace: true })} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={styles.frame} tabIndex={0} role="region" aria-label={label}>
        <table className={styles.table} data-plans aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{t('who')}</th>
              {columns.map(({ month }) => <MonthHead key={month} month={month} />)}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row, line) => (
              <tr key={`${row.subjectType}.${row.subject}`} className={cx(row.subjectType !== 'rep' && styles.whole, startsGroup(grid.rows, line) && styles.group)}>
                <RowHead row={row} />
                {columns.map(({ month, at }) => {
                  const cell = row.cells[at];
                  return <td key={month} className={cx(month === grid.today.slice(0, 7) && styles.now)}>{cell === undefined ? null : <PlanCell row={row} cell={cell} line={line} at={at} onPaste={paste} />}</td>;
                })}
              </tr>
            ))}
          </tbody>
          <Sums columns={columns.map(({ at }) => at)} />
        </table>
      </div>
    </>
  );
}

const startsGroup = (rows: readonly GridRow[], line: number): boolean => line > 0 && rows[line]?.subjectType !== rows[line - 1]?.subjectType;

function monthInSight(asked: string | undefined, year: number, today: string): string {
  if (asked?.startsWith(String(year)) === true) return asked;
  return today.startsWith(String(year)) ? today.slice(0, 7) : `${year}-01`;
}

function MonthChoice({ months, value, onChange }: { readonly months: readonly string[]; readonly value: string; readonly onChange: (month: string) => void }) {
  const format = useFormat();
  return (
    <div className={styles.months} role="group">
      {months.map((month) => (
        <button key={month} ref={month === value ? bringIntoSight : undefined} type="button" aria-pressed={month === value} className={cx(styles.month, month === value && styles.chosen)} onClick={() => onChange(month)}>{format.shortMonth(`${month}-01`)}</button>
      ))}
    </div>
  );
}

/** Beside the others of its row; the page itself stays where it is. */
function bringIntoSight(button: HTMLElement | null): void {
  button?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
}

function MonthHead({ month }: { readonly month: string }) {
  const format = useFormat();
  const { grid } = useEntry();
  return <th scope="col" className={cx(styles.number, month === grid.today.slice(0, 7) && styles.now)}>{format.shortMonth(`${month}-01`)}</th>;
}

function RowHead({ row }: { readonly row: GridRow }) {
  const { t } = useTranslation('planEntry');
  const whoOf = useWhoWords();
  const note = row.subjectType === 'team' ? t('team') : row.team;
  return <th scope="row">{whoOf(row)}{note === null ? null : <small>{note}</small>}</th>;
}

/** What the reps' plans come to, beside the department's own. */
function Sums({ columns }: { readonly columns: readonly number[] }) {
  const { t } = useTranslation('planEntry');
  const { grid } = useEntry();
  const text = useCellText(grid.metric.unit);
  const { repSums } = grid;
  if (repSums === null) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('sum')}</th>
        {columns.map((at) => {
          const sum = repSums[at] ?? null;
          return <td key={at}><span className={styles.fixed}>{sum === null ? '—' : text.show(sum)}</span></td>;
        })}
      </tr>
    </tfoot>
  );
}

/** Puts what was copied from a sheet into the cells from here on, as one change. */
function usePaste() {
  const { t } = useTranslation('planEntry');
  const { grid, save, refuse } = useEntry();
  const text = useCellText(grid.metric.unit);
  return (line: number, at: number, block: readonly (readonly string[])[]) => {
    const changes: CellChange[] = [];
    let isOutside = false;
    for (const [down, cells] of block.entries()) {
      for (const [right, words] of cells.entries()) {
        const row = grid.rows[line + down];
        const cell = row?.cells[at + right];
        if (row === undefined || cell === undefined || !row.isEditable) {
          isOutside = true;
          continue;
        }
        const read = text.read(words);
        if ('fault' in read) return refuse(read.fault === 'negative' ? t('negative') : t('notANumber', { text: words }));
        if (read.value !== cell.value) changes.push({ subjectType: row.subjectType, subject: row.subject, month: cell.month, value: read.value });
      }
    }
    if (changes.length > 0) save(changes);
    if (isOutside) refuse(t('outside'));
  };
}
