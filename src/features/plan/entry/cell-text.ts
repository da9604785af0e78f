import { minorUnits } from '#web/locale/money.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';

export type ReadCell = { readonly value: number | null } | { readonly fault: 'not-a-number' | 'negative' };

/** Reads «1 250 000», «1250000,50», «1,250,000.5» and an empty text; money into minor units, counts as whole numbers. */
export function readCell(text: string, minor: number): ReadCell {
  const plain = text.replaceAll(/[\s\u00a0\u2009\u202f'₽$€]/gu, '').replace('\u2212', '-');
  if (plain === '') return { value: null };
  const commas = plain.split(',').length - 1;
  const decimal = commas === 1 && !plain.includes('.') && !/^\d{1,3},\d{3}$/.test(plain) ? plain.replace(',', '.') : plain.replaceAll(',', commas === 1 && !plain.includes('.') ? '' : '');
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) return { fault: 'not-a-number' };
  const value = Math.round(Number(decimal) * minor);
  if (!Number.isSafeInteger(value)) return { fault: 'not-a-number' };
  return value < 0 ? { fault: 'negative' } : { value };
}

/** The lines and cells of what was copied from a sheet; null for a single cell. */
export function readBlock(text: string): readonly (readonly string[])[] | null {
  const lines = text.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const block = lines.map((line) => line.split('\t'));
  return block.length === 1 && (block[0]?.length ?? 0) === 1 ? null : block;
}

/** How a plan of the grid is written and read. */
export function useCellText(unit: 'count' | 'money') {
  const format = useFormat();
  const { currency } = useSession().organisation;
  const minor = unit === 'money' ? minorUnits(currency) : 1;
  return {
    show: (value: number) => (unit === 'money' ? format.money(value, currency, { unit: false, digits: value % minor === 0 ? 0 : 2 }) : format.number(value, { digits: Number.isInteger(value) ? 0 : 1 })),
    read: (text: string) => readCell(text, minor),
  };
}
