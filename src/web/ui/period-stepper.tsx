import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DayPeriod } from '#web/locale/period-presets.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { IconButton } from './button.tsx';
import styles from './period-stepper.module.css';

export type StepSize = 'month' | 'quarter' | 'year';

const monthsOf: Readonly<Record<StepSize, number>> = { month: 1, quarter: 3, year: 12 };

/** The whole month, quarter or year that holds a day, or one so many steps away. */
export function stepAround(day: string, size: StepSize, away = 0): DayPeriod {
  const months = monthsOf[size];
  const year = Number(day.slice(0, 4));
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + away * months;
  const start = (month: number): string => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return { from: start(first), to: start(first + months) };
}

/** The size of a whole month, quarter or year; null for any other period. */
export function stepSizeOf({ from, to }: DayPeriod): StepSize | null {
  const sizes: readonly StepSize[] = ['month', 'quarter', 'year'];
  return sizes.find((size) => {
    const step = stepAround(from, size);
    return step.from === from && step.to === to;
  }) ?? null;
}

interface PeriodStepperProps {
  readonly value: DayPeriod;
  readonly size: StepSize;
  readonly onChange: (period: DayPeriod) => void;
}

/** A whole month, quarter or year with the way to its neighbours. */
export function PeriodStepper({ value, size, onChange }: PeriodStepperProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const words = size === 'year' ? value.from.slice(0, 4) : format.period(value.from, value.to);
  return (
    <div className={styles.stepper} role="group" aria-label={t('period')}>
      <IconButton label={t('periodBefore')} onClick={() => onChange(stepAround(value.from, size, -1))}><IconChevronLeft stroke={1.8} aria-hidden /></IconButton>
      <span className={styles.words} aria-live="polite">{words}</span>
      <IconButton label={t('periodAfter')} onClick={() => onChange(stepAround(value.from, size, 1))}><IconChevronRight stroke={1.8} aria-hidden /></IconButton>
    </div>
  );
}
