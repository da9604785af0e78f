import { useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { cx } from '#web/ui/class-names.ts';
import { readBlock, useCellText } from './cell-text.ts';
import { useEntry, useWhoWords, type GridCell, type GridRow } from './entry-context.ts';
import styles from './plan-grid.module.css';

interface PlanCellProps {
  readonly row: GridRow;
  readonly cell: GridCell;
  /** Its place among the rows and months in sight. */
  readonly line: number;
  readonly at: number;
  readonly onPaste: (line: number, at: number, block: readonly (readonly string[])[]) => void;
}

/** One month's plan of one subject: a text that saves itself when it is left. */
export function PlanCell({ row, cell, line, at, onPaste }: PlanCellProps) {
  const { t } = useTranslation('planEntry');
  const format = useFormat();
  const whoOf = useWhoWords();
  const { grid, save, refuse, enter } = useEntry();
  const text = useCellText(grid.metric.unit);
  const shown = cell.value === null ? '' : text.show(cell.value);
  const [typed, setTyped] = useState<string | null>(null);
  const name = t('cell', { who: whoOf(row), month: format.month(`${cell.month}-01`) });
  const part = cell.part === null ? undefined : text.show(cell.part);
  const note = cell.isCleared ? t('cleared') : cell.byHand ? t('byHand') : part === undefined ? undefined : t('part', { value: part });
  const look = cx(styles.input, cell.byHand && styles.byHand, cell.isCleared && styles.cleared);
  if (!row.isEditable) return <span className={styles.fixed} title={note}>{shown === '' ? (part ?? '') : shown}<span className="visually-hidden">{shown === '' && part === undefined ? '—' : ''}</span></span>;

  const leave = () => {
    if (typed === null) return;
    setTyped(null);
    if (typed === shown) return;
    const read = text.read(typed);
    if ('fault' in read) refuse(read.fault === 'negative' ? t('negative') : t('notANumber', { text: typed }));
    else if (read.value !== cell.value) save([{ subjectType: row.subjectType, subject: row.subject, month: cell.month, value: read.value }]);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      setTyped(null);
      event.preventDefault();
      return;
    }
    const step = stepOf(event);
    if (step === null) return;
    event.preventDefault();
    if (!goTo(event.currentTarget, line + step.down, at + step.right)) event.currentTarget.blur();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const block = readBlock(event.clipboardData.getData('text/plain'));
    if (block === null) return;
    event.preventDefault();
    setTyped(null);
    onPaste(line, at, block);
  };
  return (
    <input
      className={look}
      inputMode="decimal"
      autoComplete="off"
      aria-label={name}
      title={note}
      placeholder={cell.isCleared ? undefined : part}
      data-line={line}
      data-at={at}
      value={typed ?? shown}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => {
        enter({ subjectType: row.subjectType, subject: row.subject, month: cell.month });
        event.currentTarget.select();
      }}
      onBlur={leave}
      onKeyDown={press}
      onPaste={paste}
    />
  );
}

interface Walk {
  readonly down: number;
  readonly right: number;
}

/** Up, down and Enter walk between rows; left and right between months once the text's end is reached. */
function stepOf({ key, shiftKey, currentTarget }: KeyboardEvent<HTMLInputElement>): Walk | null {
  const { selectionStart, selectionEnd, value } = currentTarget;
  if (key === 'Enter') return { down: shiftKey ? -1 : 1, right: 0 };
  if (key === 'ArrowDown' || key === 'ArrowUp') return { down: key === 'ArrowDown' ? 1 : -1, right: 0 };
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  if (key === 'ArrowLeft' && (isWhole || (selectionStart === 0 && selectionEnd === 0))) return { down: 0, right: -1 };
  if (key === 'ArrowRight' && (isWhole || (selectionStart === value.length && selectionEnd === value.length))) return { down: 0, right: 1 };
  return null;
}

/** The next cell in that direction that can be edited; false at the edge of the table. */
function goTo(from: HTMLInputElement, line: number, at: number): boolean {
  const table = from.closest('[data-plans]');
  const down = Math.sign(line - Number(from.dataset['line']));
  const cells = [...(table?.querySelectorAll<HTMLInputElement>(`[data-at="${at}"]`) ?? [])];
  const ahead = cells.filter((cell) => (down === 0 ? Number(cell.dataset['line']) === line : Math.sign(Number(cell.dataset['line']) - line) !== -down));
  const next = down < 0 ? ahead.at(-1) : ahead[0];
  next?.focus();
  return next !== undefined;
}
