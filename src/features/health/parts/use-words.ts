import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mistakeTopics } from '#core/diagnosis/topics.ts';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { findMetric } from '#core/metrics/catalogue.ts';
import { reportFigures } from '#core/metrics/report-needs.ts';
import type { Breakdown } from '#core/metrics/vocabulary.ts';
import { useFormat } from '#web/locale/use-format.ts';
import type { Unlocked } from './report.ts';

interface Source {
  readonly kind: KindId;
  readonly column: string | null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What kinds, columns, metrics, reports and mistakes are called in the language of the screen. */
export function useNames() {
  const { t } = useTranslation('health');
  const { language } = useFormat();
  return useMemo(() => {
    const kind = (id: KindId): string => fileKinds[id].title[language];
    const column = (of: KindId, id: string): string => fileKinds[of].columns.find((known) => known.id === id)?.title[language] ?? id;
    const metric = (id: string): string => findMetric(id)?.title[language] ?? id;
    const report = (id: string): string => reportFigures.find((known) => known.id === id)?.title[language] ?? id;
    return {
      kind,
      column: (of: KindId, id: string) => capital(column(of, id)),
      metric,
      report,
      topic: (mistake: number): string => mistakeTopics[mistake]?.[language] ?? String(mistake),
      breakdowns: (list: readonly Breakdown[]): string => list.map((breakdown) => t(`breakdown.${breakdown}`)).join(', '),
      source: ({ kind: of, column: id }: Source): string => (id === null ? kind(of) : capital(column(of, id))),
      sourceNote: ({ kind: of, column: id }: Source): string => (id === null ? t('fileOf') : t('columnOf', { kind: kind(of).toLowerCase() })),
      figures: ({ metrics, reports }: Pick<Unlocked, 'metrics' | 'reports'>): string[] => [...metrics.map(metric), ...reports.map(report)],
    };
  }, [t, language]);
}

/** «2 показателя, 1 отчёт, ошибки № 2, 3, 4»; empty where nothing is opened. */
export function useEffectWords(): (unlocked: Unlocked, most?: number) => string {
  const { t } = useTranslation('health');
  return ({ metrics, reports, mistakes }, most = 30) => {
    const numbers = `${mistakes.slice(0, most).join(', ')}${mistakes.length > most ? '…' : ''}`;
    return [
      metrics.length > 0 ? t('metricCount', { count: metrics.length }) : null,
      reports.length > 0 ? t('reportCount', { count: reports.length }) : null,
      mistakes.length > 0 ? t('mistakeNumbers', { numbers }) : null,
    ].filter(Boolean).join(', ');
  };
}

/** The first few names, and how many more there are. */
export function useShortList(): (names: readonly string[], most?: number) => string {
  const { t } = useTranslation('health');
  return (names, most = 3) => {
    const shown = names.length > most + 1 ? names.slice(0, most) : names;
    const rest = names.length - shown.length;
    return rest === 0 ? shown.join(', ') : `${shown.join(', ')} ${t('andMore', { count: rest })}`;
  };
}
