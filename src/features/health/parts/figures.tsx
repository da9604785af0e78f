import { useTranslation } from 'react-i18next';
import { dayOf as localDay } from '#web/locale/dates.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useHealth, type Kind } from './report.ts';
import styles from './health.module.css';
import { useEffectWords, useNames } from './use-words.ts';

/** The answer first: how much is computed, and what one more file would give. */
export function Answer() {
  const { t } = useTranslation('health');
  const { report } = useHealth();
  const names = useNames();
  const effectOf = useEffectWords();
  const { usable, gaps } = report;
  if (usable === null || gaps === null) return null;
  const [best] = gaps;
  const computed = `${t('metrics')}: ${t('outOf', { part: usable.metrics, whole: usable.ofMetrics })}.`;
  const effect = best === undefined ? '' : effectOf(best.opens) || effectOf(best.helps);
  const what = best === undefined ? '' : names.source(best.source);
  const next = best === undefined ? t('answerAll') : t('answerFile', { what: best.source.column === null ? t('theFile', { what }) : t('theColumn', { what }), effect });
  return <p className={styles.answer}><strong>{computed}</strong> {next}</p>;
}

const newestOf = (kinds: readonly Kind[]): Kind | undefined =>
  kinds.filter(({ lastAt, ageDays }) => lastAt !== null && ageDays !== null).toSorted((a, b) => (a.ageDays ?? 0) - (b.ageDays ?? 0))[0];

/** The figures that say in what state the data is. */
export function HealthFigures() {
  const { t } = useTranslation('health');
  const figures = [useMetricsFigure(), useSignalsFigure(), useNewestFigure(), useWaitingFigure(), useHistoryFigure()];
  return <FigureStrip label={t('strip')} figures={figures.filter((figure) => figure !== null)} />;
}

function useMetricsFigure(): Figure | null {
  const { t } = useTranslation('health');
  const { usable } = useHealth().report;
  const format = useFormat();
  if (usable === null) return null;
  return { key: 'metrics', label: t('metrics'), value: format.outOf(usable.metrics, usable.ofMetrics), note: t('metricsNote') };
}

function useSignalsFigure(): Figure | null {
  const { t } = useTranslation('health');
  const { usable } = useHealth().report;
  const format = useFormat();
  if (usable === null) return null;
  return {
    key: 'signals', label: t('signals'), value: format.outOf(usable.signals, usable.ofSignals),
    note: t('signalsNote', { part: usable.mistakes, whole: usable.ofMistakes }),
  };
}

function useNewestFigure(): Figure {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { organisation } = useSession();
  const newest = newestOf(useHealth().report.kinds);
  if (newest === undefined || newest.lastAt === null || newest.ageDays === null) return { key: 'newest', label: t('newest'), value: t('newestNone'), gap: true };
  const age = newest.ageDays === 0 ? t('today') : t('ago', { days: format.days(newest.ageDays) });
  return {
    key: 'newest', label: t('newest'), value: format.shortDay(localDay(newest.lastAt, organisation.zone), true),
    note: newest.isStale ? <span className={styles.stale}><VerdictShape verdict="risk" size={12} />{age}</span> : age,
  };
}

function useWaitingFigure(): Figure {
  const { t } = useTranslation('health');
  const format = useFormat();
  const waiting = useHealth().report.leftOut.filter(({ reason }) => reason.startsWith('waiting-')).reduce((sum, { rows }) => sum + rows, 0);
  return { key: 'waiting', label: t('waiting'), value: <Num>{format.number(waiting)}</Num>, note: waiting === 0 ? t('waitingNone') : t('waitingNote', { count: waiting }) };
}

function useHistoryFigure(): Figure {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { historyCompleteSince: since } = useHealth().report;
  return { key: 'history', label: t('history'), value: since === null ? t('historyUnknown') : format.shortDay(since, true), gap: since === null, note: t('historyNote') };
}
