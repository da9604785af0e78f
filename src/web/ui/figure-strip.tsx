import type { ReactNode } from 'react';
import { Unbroken } from './figure-text.tsx';
import styles from './figure-strip.module.css';

export interface Figure {
  readonly key: string;
  readonly label: ReactNode;
  /** The formatted figure with its unit; when there is none, the words that say so. */
  readonly value: ReactNode;
  /** Interval, count or norm: uncertainty is part of the number. */
  readonly note?: ReactNode;
  /** True when the value is words for a gap, which are quieter than a figure. */
  readonly gap?: boolean;
}

/** The figures that settle the question of the page, parted by hairlines and never boxed. */
export function FigureStrip({ figures, label }: { readonly figures: readonly Figure[]; readonly label: string }) {
  return (
    <dl className={styles.strip} aria-label={label}>
      {figures.map((figure) => (
        <div key={figure.key} className={styles.cell}>
          <dt>{figure.label}</dt>
          <dd className={figure.gap ? styles.gap : styles.value}>{figure.value}</dd>
          {figure.note ? <dd className={styles.note}>{typeof figure.note === 'string' ? <Unbroken>{figure.note}</Unbroken> : figure.note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
