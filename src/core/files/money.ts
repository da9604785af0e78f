import type { KindId } from './kind.ts';

/** Kinds whose files carry sums that may contain VAT, with the columns that do. */
const moneyColumns: Readonly<Partial<Record<KindId, readonly string[]>>> = {
  deals: ['amount'],
  orders: ['amount', 'price', 'cost'],
  payments: ['amount'],
  products: ['price', 'cost'],
  plans: ['value'],
};

export const moneyKinds: readonly KindId[] = Object.keys(moneyColumns) as KindId[];

/** Whether a file of this kind with these of our columns carries sums that may contain VAT. */
export const carriesMoney = (kind: KindId, columns: readonly string[]): boolean => (moneyColumns[kind] ?? []).some((column) => columns.includes(column));

/** What a person may say of the sums of a file: with VAT or without. */
export const vatChoices = ['included', 'excluded'] as const;
export type VatChoice = (typeof vatChoices)[number];
