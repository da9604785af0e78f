import { useTranslation } from 'react-i18next';
import { addDays } from '#web/locale/dates.ts';
import type { Formats } from '#web/locale/formats.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Explain } from '#web/ui/explain.tsx';
import type { Figure } from '#web/ui/figure-strip.tsx';
import { Trend } from '#web/ui/figure-text.tsx';
import { useFunnel, type Report } from './report.ts';

type Comparison = NonNullable<Report['comparison']>;

/** The change of the win rate against an equal window; no direction where it is not proven. */
export function useComparisonFigure(): Figure {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report, address } = useFunnel();
  const { comparison } = report;
  if (comparison === null) {
    const words = address.compare === 'none' ? t('notCompared') : t('nothingYet');
    return { key: 'comparison', label: t('againstNone'), value: words, gap: true };
  }
  const { now, earlier } = comparison;
  const label = <>{t('against', { period: sayEarlier(format, comparison) })} <ComparisonExplain comparison={comparison} /></>;
  if (now.share === null || earlier.share === null) {
    const period = format.period(earlier.period.from, earlier.period.to);
    return { key: 'comparison', label, value: t('nothingBefore'), gap: true, note: earlier.share === null ? t('nothingBeforeNote', { period }) : undefined };
  }
  return { key: 'comparison', label, value: <Change comparison={comparison} change={now.share - earlier.share} />, note: <Proof comparison={comparison} /> };
}

/** The earlier window, with its year where that is not the year of the present one. */
function sayEarlier(format: Formats, { now, earlier }: Comparison): string {
  const words = format.shortPeriod(earlier.period.from, earlier.period.to);
  const [last, lastNow] = [addDays(earlier.period.to, -1), addDays(now.period.to, -1)];
  const isSameYear = last.slice(0, 4) === lastNow.slice(0, 4) || earlier.period.from.slice(0, 4) !== last.slice(0, 4);
  return isSameYear ? words : `${words} ${last.slice(0, 4)}`;
}

function Change({ comparison, change }: { readonly comparison: Comparison; readonly change: number }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  if (!comparison.isProven) return <Trend change={format.points(change)} direction="none" judged="neutral" />;
  return <Trend change={format.points(change)} direction={change > 0 ? 'up' : 'down'} judged={change > 0 ? 'better' : 'worse'} word={change > 0 ? t('better') : t('worse')} />;
}

function Proof({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { z, isProven, isPartial, workingDays, areMature } = comparison;
  if (!areMature) return <>{t('immature')}</>;
  const proof = z === null ? t('zNone') : t(isProven ? 'zProven' : 'zNot', { z: format.number(z, { digits: 2 }) });
  return <>{isPartial && workingDays[0] === workingDays[1] ? `${proof}; ${t('equalDays', { days: workingDays[0] })}` : proof}</>;
}

function ComparisonExplain({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { now, earlier, isPartial } = comparison;
  const nowWords = format.period(now.period.from, now.period.to);
  const earlierWords = format.period(earlier.period.from, earlier.period.to);
  const counts = t('compareCounted', {
    now: nowWords, nowCount: format.outOf(now.won, now.counted), earlier: earlierWords, earlierCount: format.outOf(earlier.won, earlier.counted),
  });
  return (
    <Explain
      of={t('compare')}
      formula={t('compareFormula')}
      counted={isPartial ? `${counts} ${t('comparePartial', { now: nowWords, earlier: earlierWords })}` : counts}
    />
  );
}
