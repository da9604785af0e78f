import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { cx } from './class-names.ts';
import type { Column, Sort } from './table-shape.ts';
import styles from './data-table.module.css';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
}

/** The sticky header; a column that sorts is a button and says its order to the screen reader. */
export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  return (
    <thead className={styles.head}>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            style={column.width === undefined ? undefined : { width: column.width }}
            className={cx(styles.cell, column.align === 'end' && styles.end)}
            aria-sort={sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined}
          >
            {column.sortable && onSort ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SortButtonProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

function SortButton<Row>({ column, sort, onSort }: SortButtonProps<Row>) {
  const active = sort?.key === column.key;
  const Arrow = sort?.descending ? IconArrowDown : IconArrowUp;
  const descending = active ? !sort.descending : column.align === 'end';
  return (
    <button type="button" className={cx(styles.sort, active && styles.sorted)} onClick={() => onSort({ key: column.key, descending })}>
      {column.title}
      {active ? <Arrow aria-hidden size={13} stroke={2} /> : null}
    </button>
  );
}
