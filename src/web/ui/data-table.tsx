import { useRef, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { DataList } from './data-list.tsx';
import styles from './data-table.module.css';
import { Pager, type Paging } from './pager.tsx';
import { TableHead } from './table-head.tsx';
import { AllRows, VirtualRows } from './table-rows.tsx';
import { usePhone } from './use-phone.ts';

/** Where a column goes in the list that a phone shows: first line left and right, second line left and right. */
export type PhonePlace = 'title' | 'value' | 'note' | 'side';

export interface Column<Row> {
  /** Also the name the server sorts by. */
  readonly key: string;
  /** The header; it carries the unit. */
  readonly title: ReactNode;
  /** Numbers stand at the end, everything else at the start. */
  readonly align?: 'start' | 'end';
  readonly width?: string;
  /** The column a row is known by: bolder, and what opens the row. */
  readonly lead?: boolean;
  readonly quiet?: boolean;
  readonly sortable?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** The cell of the totals row. */
  readonly total?: ReactNode;
  /** Without a place the column is left out of the phone's list. */
  readonly phone?: PhonePlace;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

export interface DataTableProps<Row> {
  /** What the rows are; read out, not shown. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  /** The row whose drawer is open. */
  readonly openKey?: string | number | null | undefined;
  readonly paging?: Paging | undefined;
  /** Shown instead of the rows when there are none. */
  readonly empty?: ReactNode;
  /** A height in pixels makes the table scroll by itself and draw only the rows in sight. */
  readonly height?: number | undefined;
}

/** A table whose paging, sorting and filtering happen on the server; a list on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = usePhone();
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  return (
    <>
      {phone ? <DataList {...props} /> : <WideTable {...props} />}
      {props.paging ? <Pager {...props.paging} /> : null}
    </>
  );
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, height, label } = props;
  return (
    <div
      ref={scroller}
      className={cx(styles.frame, height !== undefined && styles.scrolling)}
      style={height === undefined ? undefined : { maxHeight: height }}
      tabIndex={height === undefined ? undefined : 0}
      role={height === undefined ? undefined : 'region'}
      aria-label={height === undefined ? undefined : label}
    >
      <table className={styles.table} aria-label={label} aria-rowcount={props.paging?.total}>
        <TableHead columns={columns} sort={props.sort} onSort={props.onSort} />
        {height === undefined ? <AllRows {...props} /> : <VirtualRows {...props} scroller={scroller} />}
        {columns.some((column) => column.total !== undefined) ? (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={cx(styles.cell, column.align === 'end' && styles.end)}>{column.total}</td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
