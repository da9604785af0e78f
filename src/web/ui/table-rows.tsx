import { useVirtualizer } from '@tanstack/react-virtual';
import { cx } from './class-names.ts';
import type { Column, DataTableProps } from './table-shape.ts';
import styles from './data-table.module.css';

/** Every row, for one page of an answer. */
export function AllRows<Row>(props: DataTableProps<Row>) {
  return <tbody>{props.rows.map((row) => <TableRow key={props.rowKey(row)} row={row} {...props} />)}</tbody>;
}

/** Only the rows in sight of the scrolling frame, with the room of the others kept. */
export function VirtualRows<Row>(props: DataTableProps<Row> & { readonly scroller: HTMLDivElement | null }) {
  const { rows, rowKey, scroller } = props;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller, estimateSize: () => 36, overscan: 12 });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <tbody>
      <Room height={before} />
      {items.map((item) => {
        const row = rows[item.index];
        return row === undefined ? null : (
          <TableRow key={rowKey(row)} row={row} index={item.index} measure={virtual.measureElement} {...props} />
        );
      })}
      <Room height={after} />
    </tbody>
  );
}

function Room({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

interface TableRowProps<Row> extends DataTableProps<Row> {
  readonly row: Row;
  readonly index?: number;
  readonly measure?: (node: HTMLTableRowElement | null) => void;
}

function TableRow<Row>({ row, index, measure, columns, rowKey, onOpen, openKey }: TableRowProps<Row>) {
  const open = openKey !== undefined && openKey !== null && openKey === rowKey(row);
  return (
    <tr ref={measure} data-index={index} className={cx(styles.row, onOpen && styles.opening, open && styles.open)}>
      {columns.map((column) => (
        <td key={column.key} className={cx(styles.cell, column.align === 'end' && styles.end, column.lead && styles.lead, column.quiet && styles.quiet)}>
          <LeadOrCell column={column} row={row} onOpen={onOpen} open={open} />
        </td>
      ))}
    </tr>
  );
}

interface LeadOrCellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly open: boolean;
}

function LeadOrCell<Row>({ column, row, onOpen, open }: LeadOrCellProps<Row>) {
  if (!column.lead || !onOpen) return <>{column.cell(row)}</>;
  return (
    <button type="button" className={styles.opener} aria-expanded={open} onClick={() => onOpen(row)}>
      {column.cell(row)}
    </button>
  );
}
