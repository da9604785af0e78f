import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { actionOf, cells } from '#core/customers/abcxyz.ts';
import type { End } from '#core/customers/movement.ts';
import type { Selection } from '#core/customers/selection.ts';
import { newBelowSteps, variationFromSteps } from '#core/customers/xyz.ts';
import { minorUnits, type MoneyScale } from '#web/locale/money.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import type { Frame } from './report.ts';

/** The name of a place in a run: a cell, the new, those outside, those who did not buy. */
export function usePlaceName(): (end: End) => string {
  const { t } = useTranslation('abcxyz');
  return (end) => (end === 'new' || end === 'outside' || end === 'absent' ? t(`places.${end}`) : end);
}

/** The name of what is listed. */
export function useSelectionName(): (selection: Selection) => string {
  const { t } = useTranslation('abcxyz');
  return (selection) => {
    const cell = cells.find((own) => own === selection);
    return cell ?? t(`selection.${selection as Exclude<Selection, (typeof cells)[number]>}`);
  };
}

/** What to do with those listed, in a sentence; nothing for whole rows and columns. */
export function useAdvice(): (selection: Selection) => string | null {
  const { t } = useTranslation('abcxyz');
  return (selection) => {
    const cell = cells.find((own) => own === selection);
    if (cell !== undefined) return t(`adviceFull.${actionOf(cell)}`);
    if (selection === 'outside') return t('adviceFull.outside');
    if (selection === 'one-time') return t('adviceFull.oneTime');
    return selection === 'new' || selection.endsWith('-new') ? t('adviceFull.wait') : null;
  };
}

export interface MoneyWords {
  /** The unit for a header: `млн ₽`. */
  readonly unit: string;
  readonly number: (minor: number) => string;
  readonly text: (minor: number) => string;
}

/** Money in one scale by its largest sum: up to millions with a decimal in sentences and matrices, thousands at most in lists. */
export function useMoney(largest: number, place: 'matrix' | 'list' = 'matrix'): MoneyWords {
  const format = useFormat();
  const { currency } = useSession().organisation;
  return useMemo(() => {
    const whole = Math.abs(largest) / minorUnits(currency);
    const scale: MoneyScale = whole >= 10_000_000 && place === 'matrix' ? 'million' : whole >= 100_000 ? 'thousand' : 'full';
    const digits = (minor: number) => (minor !== 0 && scale !== 'full' && place === 'matrix' && (scale === 'million' || whole < 1_000_000) ? 1 : 0);
    return {
      unit: format.moneyUnit(currency, scale),
      number: (minor) => format.money(minor, currency, { scale, digits: digits(minor), unit: false }),
      text: (minor) => (minor === 0 ? format.money(0, currency) : format.money(minor, currency, { scale, digits: digits(minor) })),
    };
  }, [format, currency, largest, place]);
}

/** Whole units without a fraction, where a share of a unit is told by no file. */
export function useFullMoney(): (minor: number) => string {
  const format = useFormat();
  const { currency } = useSession().organisation;
  return (minor) => format.money(minor, currency);
}

/** What each column of the matrix means under the frame's mode and bounds. */
export function useColumnMeaning(frame: Frame): (column: 'X' | 'Y' | 'Z' | 'new') => string {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { fullSteps: total, bounds, mode, step } = frame;
  const share = (value: number) => format.share(value, { digits: 0 });
  return (column) => {
    if (column === 'new') return mode === 'rank' ? '' : t(`columns.new.${step}`, { count: mode === 'variation' ? variationFromSteps : newBelowSteps });
    if (mode === 'rank') return t(`columns.rank.${column}`);
    if (mode === 'variation') return t(`columns.variation.${column}`, { x: share(bounds.x), y: share(bounds.y) });
    const [x, y] = [Math.ceil((total * 2) / 3), Math.ceil(total / 3)];
    const ends = { X: [x, total], Y: [y, x - 1], Z: [1, y - 1] }[column] as [number, number];
    const words = { from: format.number(ends[0]), to: format.number(ends[1]), total: format.number(total), steps: t(`stepsIn.${step}`) };
    if (column === 'X' && ends[0] < ends[1]) return t('columns.frequency.first', words);
    return ends[0] < ends[1] ? t('columns.frequency.range', words) : ends[0] === ends[1] ? t('columns.frequency.one', words) : '';
  };
}
