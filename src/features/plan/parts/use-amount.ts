import { useMemo } from 'react';
import type { MoneyScale } from '#web/locale/money.ts';
import { minorUnits } from '#web/locale/money.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';

interface AmountShape {
  readonly signed?: boolean;
  /** False where the unit stands in the header. */
  readonly unit?: boolean;
  readonly scale?: MoneyScale;
}

/** Amounts of one metric in words: money at a scale that is read at once, counts as they are. */
export interface Amounts {
  /** To whole units of the currency. */
  readonly full: (value: number, shape?: AmountShape) => string;
  /** Thousands and millions where it is many. */
  readonly short: (value: number, shape?: AmountShape) => string;
  /** The scale at which the greatest of a column of figures is read. */
  readonly scaleFor: (values: readonly (number | null)[]) => MoneyScale;
  /** The unit for a header; empty for counts. */
  readonly unit: (scale?: MoneyScale) => string;
  /** A value of an axis at a scale, without its unit and without needless decimals. */
  readonly tick: (value: number, scale: MoneyScale) => string;
}

const divisors: Readonly<Record<MoneyScale, number>> = { full: 1, thousand: 1000, million: 1_000_000 };

function digitsOf(value: number): number {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
}

/** Amounts of money or counts in the language of the screen. */
export function useAmounts(unit: 'count' | 'money'): Amounts {
  const format = useFormat();
  const { currency } = useSession().organisation;
  return useMemo(() => {
    const count = (value: number, { signed = false }: AmountShape = {}) => format.number(value, { digits: digitsOf(value), signed });
    const scaleFor = (values: readonly (number | null)[]): MoneyScale => {
      const greatest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0))) / minorUnits(currency);
      return greatest >= 1_000_000 ? 'million' : greatest >= 100_000 ? 'thousand' : 'full';
    };
    const money = (value: number, shape: AmountShape = {}) => format.money(value, currency, shape);
    if (unit === 'count') return { full: count, short: count, scaleFor: () => 'full' as const, unit: () => '', tick: (value: number) => count(value) };
    return {
      full: money,
      short: (value: number, shape: AmountShape = {}) => money(value, { scale: scaleFor([value]), ...shape }),
      scaleFor,
      unit: (scale: MoneyScale = 'full') => format.moneyUnit(currency, scale),
      tick: (value: number, scale: MoneyScale) => {
        const shown = value / minorUnits(currency) / divisors[scale];
        return format.number(shown, { digits: Number.isInteger(shown) ? 0 : 1 });
      },
    };
  }, [format, currency, unit]);
}
