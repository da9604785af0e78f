import { useTranslation } from 'react-i18next';
import { useSums } from '#web/domain/use-sums.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Explain } from '#web/ui/explain.tsx';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { useComparisonFigure } from './comparison-figure.tsx';
import { fewDeals, useFunnel } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import { scaleOf } from './money-scale.ts';

/** From so many deals on a second decimal is told apart by the count beside it. */
const manyDeals = 1000;

/** The figures that settle the question of the page. */
export function Figures() {
  const { t } = useTranslation('funnel');
  const { address } = useFunnel();
  const rate = useRateFigure();
  const comparison = useComparisonFigure();
  const order = useOrderFigure();
  const cycle = useCycleFigure();
  const velocity = useVelocityFigure();
  const open = useOpenFigure();
  return <FigureStrip label={t('figures')} figures={[rate, comparison, order, cycle, address.basis === 'closing' ? velocity : open]} />;
}

/** What was left out, by reason, for an explanation. */
export function useLeftOut() {
  const { t } = useTranslation('funnel');
  const { report } = useFunnel();
  return Object.entries(report.figures.excluded).map(([reason, count]) => ({ reason: t(`leftOutCount.${reason as 'test-deal'}`, { defaultValue: reason }), count }));
}

export function usePeriodWords(): string {
  const format = useFormat();
  const { report } = useFunnel();
  return format.period(report.frame.period.from, report.frame.period.to);
}

function useRateFigure(): Figure {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const period = usePeriodWords();
  const leftOut = useLeftOut();
  const { report, address, openDeals } = useFunnel();
  const { winRate, counted, won, lost, open } = report.figures;
  const isCohort = address.basis === 'creation';
  const name = isCohort ? t('cohortRate') : t('winRate');
  const numbers = { won: format.number(won), lost: format.number(lost), open: format.number(open) };
  const explain = (
    <Explain
      of={name}
      formula={isCohort ? t('cohortFormula') : t('winRateFormula')}
      period={period}
      counted={isCohort ? t('cohortCounted', numbers) : t('winRateCounted', numbers)}
      leftOut={leftOut}
      onRows={() => openDeals({ set: 'all' })}
    />
  );
  const label = <>{name} {explain}</>;
  if (winRate === null) return { key: 'rate', label, value: t('none'), gap: true };
  const note = `${t('interval', { interval: format.shareInterval(winRate.low, winRate.high) })}; ${format.outOf(won, counted)}`;
  const few = counted < fewDeals;
  return {
    key: 'rate',
    label,
    value: (
      <Num quiet={few}>
        <RowsButton behind={{ set: 'won' }} what={t('sets.won')}>{format.share(winRate.share, { digits: counted < manyDeals ? 1 : 2 })}</RowsButton>
      </Num>
    ),
    note: few ? `${t('few', { n: counted })}; ${note}` : note,
  };
}

function useOrderFigure(): Figure {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const period = usePeriodWords();
  const { organisation } = useSession();
  const { report, openDeals } = useFunnel();
  const { note: sums } = useSums();
  const { averageOrder, medianOrder, winsWithAmount, winsWithoutAmount } = report.figures;
  const explain = (
    <Explain
      of={t('averageOrder')}
      formula={t('averageFormula')}
      period={period}
      counted={t('averageCounted', { count: winsWithAmount })}
      leftOut={winsWithoutAmount > 0 ? [{ reason: t('withoutAmount'), count: winsWithoutAmount }] : []}
      note={sums}
      onRows={() => openDeals({ set: 'with-amount' })}
    />
  );
  const label = <>{t('averageOrder')} {explain}</>;
  if (averageOrder === null) return { key: 'order', label, value: t('none'), gap: true };
  return {
    key: 'order',
    label,
    value: <RowsButton behind={{ set: 'with-amount' }} what={t('sets.with-amount')}>{format.money(averageOrder, organisation.currency)}</RowsButton>,
    note: medianOrder === null ? undefined : t('medianOrder', { money: format.money(medianOrder, organisation.currency) }),
  };
}

function useCycleFigure(): Figure {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const period = usePeriodWords();
  const { report, openDeals } = useFunnel();
  const { won, medianCycleDays, p90CycleDays, medianActiveDays, medianLostDays, winsWithoutCreation } = report.figures;
  const words = (days: number | null) => (days === null ? t('none') : format.days(days));
  const explain = (
    <Explain
      of={t('cycle')}
      formula={t('cycleFormula')}
      period={period}
      counted={t('cycleCounted', { won: format.number(won), lost: words(medianLostDays), active: words(medianActiveDays) })}
      leftOut={winsWithoutCreation > 0 ? [{ reason: t('withoutCreation'), count: winsWithoutCreation }] : []}
      onRows={() => openDeals({ set: 'won' })}
    />
  );
  const label = <>{t('cycle')} {explain}</>;
  if (medianCycleDays === null) return { key: 'cycle', label, value: t('none'), gap: true };
  return { key: 'cycle', label, value: format.days(medianCycleDays), note: t('cycleNote', { days: p90CycleDays === null ? t('none') : format.number(Math.round(p90CycleDays)) }) };
}

function useVelocityFigure(): Figure {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const period = usePeriodWords();
  const { organisation } = useSession();
  const { report, openDeals } = useFunnel();
  const { note: sums } = useSums();
  const { velocity, velocityReason, openAtEnd } = report.figures;
  const explain = (
    <Explain
      of={t('velocity')}
      formula={t('velocityFormula')}
      period={period}
      counted={t('velocityCounted', { open: format.number(openAtEnd) })}
      note={sums}
      onRows={() => openDeals({ set: 'open-now' })}
    />
  );
  const label = <>{t('velocity')} {explain}</>;
  const note = t('openDeals', { count: openAtEnd, number: format.number(openAtEnd) });
  if (velocity === null) return { key: 'velocity', label, value: t('notCounted'), gap: true, note: velocityReason === 'zero-denominator' ? t('zeroCycle') : t('noWon') };
  const money = format.money(Math.round(velocity), organisation.currency, { scale: scaleOf([velocity * 10], organisation.currency) });
  return { key: 'velocity', label, value: t('velocityUnit', { money }), note };
}

function useOpenFigure(): Figure {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report } = useFunnel();
  const { open, counted, isMature } = report.figures;
  return {
    key: 'open',
    label: t('stillOpen'),
    value: <RowsButton behind={{ set: 'open' }} what={t('sets.open')}>{counted === 0 ? t('none') : format.share(open / counted)}</RowsButton>,
    note: counted === 0 ? undefined : `${format.outOf(open, counted)}; ${isMature ? t('mature') : t('notMature')}`,
  };
}
