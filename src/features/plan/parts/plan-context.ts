import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFormat } from '#web/locale/use-format.ts';
import type { ChangeAddress, PlanAddress } from './address.ts';

export type Report = Awaited<ReturnType<Api['plan']['report']>>;
export type Stretch = Report['weeks'][number];
export type Subject = Awaited<ReturnType<Api['plan']['subjects']>>['rows'][number];

/** What every part of the screen of the plan knows. */
export interface PlanScreenState {
  readonly report: Report;
  readonly address: PlanAddress;
  readonly change: ChangeAddress;
}

export const PlanContext = createContext<PlanScreenState | null>(null);

export function usePlan(): PlanScreenState {
  const state = useContext(PlanContext);
  if (state === null) throw new Error('usePlan is called outside of the plan');
  return state;
}

/** Whose plan it is, in words within a sentence. */
export function useOwnerWords(): string {
  const { t } = useTranslation('plan');
  const { owner } = usePlan().report.frame;
  if (owner.type === 'rep') return owner.name ?? '';
  return owner.type === 'team' ? t('team', { name: owner.name ?? '' }) : t(owner.type);
}

export function usePeriodWords(): string {
  const format = useFormat();
  const { period } = usePlan().report.frame;
  return format.period(period.from, period.to);
}

/** The metric's title in the language of the screen. */
export function useMetricWords(): (metric: Report['frame']['metric']) => string {
  const { i18n } = useTranslation();
  return (metric) => metric.title[i18n.language === 'en' ? 'en' : 'ru'];
}
