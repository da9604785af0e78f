import type { ReactNode } from 'react';

/** Where a column goes in the list that a phone shows: first line left and right, its whole width below, second line left and right. */
export type PhonePlace = 'title' | 'value' | 'wide' | 'note' | 'side';

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

/** One page of an answer; pages count from 1. */
export interface Paging {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
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
