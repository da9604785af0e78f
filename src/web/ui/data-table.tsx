import { useState } from 'react';
import { cx } from './class-names.ts';
import { DataList } from './data-list.tsx';
import styles from './data-table.module.css';
import { Pager } from './pager.tsx';
import type { DataTableProps } from './table-shape.ts';
import { TableHead } from './table-head.tsx';
import { AllRows, VirtualRows } from './table-rows.tsx';
import { usePhone } from './use-phone.ts';

/** A table whose paging, sorting and filtering happen on the server; a list on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = usePhone();
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>;
  return (
    <>
      {phone ? <DataList {...props} /> : <WideTable {...props} />}
      {props.paging ? <Pager label={props.label} {...props.paging} /> : null}
    </>
  );
}

function WideTable<Row>(props: DataTableProps<Row>) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const { columns, height, label } = props;
  return (
    <div
      ref={setScroller}
      className={cx(styles.frame, height !== undefined && styles.scrolling)}
      style={height === undefined ? undefined : { maxHeight: height }}
      tabIndex={height === undefined ? undefined : 0}
      role={height === undefined ? undefined : 'region'}
      aria-label={height === undefined ? undefined : label}
    >
      <table className={cx(styles.table, props.onOpen && styles.inset)} aria-label={label} aria-rowcount={props.paging?.total}>
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
