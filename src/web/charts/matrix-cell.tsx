import type { ReactNode } from 'react';
import { cx } from '#web/ui/class-names.ts';
import styles from './matrix-cell.module.css';

interface MatrixCellProps {
  readonly name: ReactNode;
  /** The cell's share of the whole, 0..1: the depth of its shade. */
  readonly share: number;
  /** The largest share of the matrix: the deepest shade, 30 % over the surface. */
  readonly maxShare: number;
  readonly shareText: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** What is done with such: «держать и растить». */
  readonly advice?: ReactNode;
  /** Outside the scheme: hatched, dashed. */
  readonly outside?: boolean;
  readonly chosen?: boolean;
  readonly onChoose?: (() => void) | undefined;
  /** Read out: «AZ: 34,1 млн, 13,8 %, 14 клиентов». */
  readonly label: string;
}

/** One cell of a matrix, shaded by its share in one hue; it opens its rows. */
export function MatrixCell({ name, share, maxShare, shareText, value, note, advice, outside = false, chosen = false, onChoose, label }: MatrixCellProps) {
  const depth = maxShare > 0 ? (share / maxShare) * 30 : 0;
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={chosen}
      disabled={onChoose === undefined}
      onClick={onChoose}
      className={cx(styles.cell, outside && styles.outside, chosen && styles.chosen)}
      style={outside ? undefined : { background: `color-mix(in srgb, var(--series) ${depth.toFixed(1)}%, var(--surface))` }}
    >
      <span className={styles.top}><strong>{name}</strong><span>{shareText}</span></span>
      <span className={styles.value}>{value}</span>
      <span className={styles.note}>{note}</span>
      {advice ? <span className={styles.advice}>{advice}</span> : null}
    </button>
  );
}
