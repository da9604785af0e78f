import { useTranslation } from 'react-i18next';
import { sayLeftOut } from '#core/diagnosis/left-out-words.ts';
import { addDays } from '#core/shared/day.ts';
import { useFormat } from '#web/locale/use-format.ts';
import type { Explanation } from '#web/ui/explain.tsx';
import type { SignalOf } from './answers.ts';
import { useSay } from './use-words.ts';

/** The days a signal speaks of, in words. */
export function usePeriodOf(): (signal: Pick<SignalOf, 'from' | 'to'>) => string | null {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  return ({ from, to }) => (to === null ? null : from === null ? t('rows.until', { to: format.day(to) }) : t('rows.period', { from: format.shortDay(from, true), to: format.shortDay(addDays(to, -1), true) }));
}

/** Formula, period, who was left out: how a signal came about. */
export function useSignalFacts(): (signal: SignalOf) => Explanation {
  const say = useSay();
  const periodOf = usePeriodOf();
  return (signal) => ({
    formula: signal.formula === null ? '' : say(signal.formula),
    period: periodOf(signal),
    leftOut: Object.entries(signal.leftOut).flatMap(([reason, count]) => {
      return count === 0 ? [] : [{ reason: say(sayLeftOut(reason)), count }];
    }),
  });
}
