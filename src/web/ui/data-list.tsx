import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import type { Column, DataTableProps, PhonePlace } from './table-shape.ts';
import styles from './data-list.module.css';

/** The same rows on a phone: two lines each, figures at the right. */
export function DataList<Row>({ label, columns, rows, rowKey, onOpen, openKey }: DataTableProps<Row>) {
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={cx(styles.item, openKey === rowKey(row) && styles.open)}>
          {onOpen ? (
            <button type="button" className={styles.opener} onClick={() => onOpen(row)}>
              <Lines columns={columns} row={row} />
            </button>
          ) : (
            <Lines columns={columns} row={row} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Lines<Row>({ columns, row }: { readonly columns: readonly Column<Row>[]; readonly row: Row }) {
  const at = (place: PhonePlace): ReactNode[] =>
    columns.filter((column) => column.phone === place).map((column) => <span key={column.key}>{column.cell(row)}</span>);
  return (
    <span className={styles.lines}>
      <span className={styles.title}>{at('title')}</span>
      <span className={styles.value}>{at('value')}</span>
      {columns.some((column) => column.phone === 'wide') ? <span className={styles.wide}>{at('wide')}</span> : null}
      <span className={styles.note}>{at('note')}</span>
      <span className={styles.side}>{at('side')}</span>
    </span>
  );
}
