import { metrics } from '#core/metrics/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';

/**
 * The sums of a table that may contain VAT. Each has a neighbour `<column>_given`: the sum as its file gave it where it was
 * brought to the organisation's VAT, else null. SQL speaks of a row as `t` and of its load as `l`.
 */
export interface VatColumns {
  readonly columns: readonly string[];
  /** The day whose rate holds: of the row where it has one, of its load else. */
  readonly day: string;
  /** Which rows' sums may contain VAT; all unless said. */
  readonly only?: string;
  /** Whole currency units with a fraction, where sums are not kept in minor units. */
  readonly inUnits?: true;
}

const fold = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const sumMetrics = metrics.filter(({ unit }) => unit === 'money').flatMap(({ id, title }) => [id, fold(title.ru), fold(title.en)]);

export const vatColumns = {
  deals: { columns: ['amount'], day: 'coalesce(t.closed_at, t.created_at, l.created_at)::date' },
  orders: { columns: ['amount', 'cost'], day: 't.at::date' },
  payments: { columns: ['amount'], day: 't.at::date' },
  products: { columns: ['price', 'cost'], day: 'l.created_at::date' },
  plans: {
    columns: ['value'],
    day: 't.period_from',
    // A plan whose metric is left to be understood is one of sales.
    only: `coalesce(fold(t.metric) in (${sumMetrics.map(quoted).join(', ')}), true)`,
    inUnits: true,
  },
} as const satisfies Partial<Record<KindId, VatColumns>>;

/** The sums of a kind; undefined for a kind without any. */
export const vatColumnsOf = (kind: KindId): VatColumns | undefined => (kind in vatColumns ? vatColumns[kind as keyof typeof vatColumns] : undefined);

export const givenOf = (column: string): string => `${column}_given`;

const unit = "minor_units(1, current_setting('thirty.currency'))";

/** SQL of a sum with VAT (`included`) or without, from one that is the other way. */
export function restated({ day, inUnits }: VatColumns, sum: string, included: boolean): string {
  const minor = inUnits ? `minor_units(${sum}, current_setting('thirty.currency'))` : sum;
  const exact = `with_vat(${minor}, ${included}, ${day})`;
  return inUnits ? `trim_scale(${exact}::numeric / ${unit})` : exact;
}

/** SQL condition that a row's sums may contain VAT. */
export const appliesTo = ({ only }: VatColumns): string => only ?? 'true';

/** The select list of the sums of rows `t` of a load: as they came, or brought to the organisation's VAT with what came beside. */
export function selectSums(vat: VatColumns, included: boolean | null): string {
  const type = vat.inUnits ? 'numeric' : 'bigint';
  const of = (column: string): string => {
    const came = `t."${column}"`;
    if (included === null) return `${came}, null::${type} as "${givenOf(column)}"`;
    const when = (then: string, otherwise: string): string => `case when ${appliesTo(vat)} then ${then} else ${otherwise} end`;
    return `${when(restated(vat, came, included), came)} as "${column}", ${when(came, 'null')} as "${givenOf(column)}"`;
  };
  return vat.columns.map(of).join(', ');
}
