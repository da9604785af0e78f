import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './key-values.module.css';

export interface KeyValue {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** A second, quieter figure: the share of the first. */
  readonly aside?: ReactNode;
  /** A sum, or what the rows come to. */
  readonly strong?: boolean;
}

/** Names at the left, figures at the right. */
export function KeyValues({ rows, label }: { readonly rows: readonly KeyValue[]; readonly label?: string }) {
  return (
    <dl className={styles.list} aria-label={label}>
      {rows.map((row) => (
        <div key={row.key} className={cx(styles.row, row.strong && styles.strong)}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.aside === undefined ? null : <dd className={styles.aside}>{row.aside}</dd>}
        </div>
      ))}
    </dl>
  );
}
