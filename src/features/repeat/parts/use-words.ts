import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { useRepeat } from './report.ts';

/** The name of a cohort by its first day: «ноябрь 2025», «4 кв. 2025». */
export function useCohortName(): (from: string) => string {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { address } = useRepeat();
  return useCallback(
    (from) => (address.step === 'month' ? format.month(from) : t('quarterName', { n: Math.ceil(Number(from.slice(5, 7)) / 3), year: from.slice(0, 4) })),
    [t, format, address.step],
  );
}

/** How the reading in sight counts a purchase, in words. */
export function useReadingWords(): string {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { address, report } = useRepeat();
  if (address.reading === 'ever' || report.horizon === null) return t('everNote');
  return t('withinNote', { days: format.days(report.horizon.days) });
}
