export type KindId =
  | 'employees'
  | 'stages'
  | 'customers'
  | 'contacts'
  | 'products'
  | 'deals'
  | 'stage-moves'
  | 'owner-moves'
  | 'orders'
  | 'payments'
  | 'calls'
  | 'meetings'
  | 'tasks'
  | 'plans'
  | 'leads';

export type ValueType =
  | 'text'
  | 'instant'
  | 'decimal'
  | 'money'
  | 'integer'
  | 'percent'
  | 'boolean'
  | 'choice'
  | 'list'
  | 'inn'
  | 'phone'
  | 'email'
  | 'period'
  | 'currency';

export interface Titles {
  readonly ru: string;
  readonly en: string;
}

/** Canonical value → the other spellings files use for it. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export interface Column {
  readonly id: string;
  readonly type: ValueType;
  readonly title: Titles;
  /** Captions that mean this column, the surest first. Its id and titles are always among them. */
  readonly captions: readonly string[];
  readonly choices?: Choices;
  /** For a choice that some files write as a yes/no column: caption → [value when yes, value when no]. */
  readonly flags?: Readonly<Record<string, readonly [yes: string, no: string]>>;
  /** The text names a record: `17850.0`, a number that passed through a float, is read as `17850`. */
  readonly reference?: boolean;
  /** An integer that files also write as `h:mm:ss` or `mm:ss`. */
  readonly unit?: 'seconds';
}

export interface FileKind {
  readonly id: KindId;
  readonly title: Titles;
  /** Words in the name of a file or sheet that speak for this kind. */
  readonly fileNames: readonly string[];
  readonly columns: readonly Column[];
  /** Each group: at least one of these columns must be filled in a row, else the row is rejected. */
  readonly required: readonly (readonly string[])[];
  /** The column that names one row of the file; its values repeating speaks against this kind. */
  readonly key?: string;
}

interface ColumnParts extends Omit<Column, 'id' | 'type' | 'title' | 'captions'> {
  readonly ru: string;
  readonly en: string;
  readonly captions?: readonly string[];
}

/** Declares a column; its id and both titles become captions by themselves. */
export function column(id: string, type: ValueType, parts: ColumnParts): Column {
  const { ru, en, captions = [], ...rest } = parts;
  return { id, type, title: { ru, en }, captions: [id, ru, en, ...captions], ...rest };
}
