import { useTranslation } from 'react-i18next';
import { useLeftOutRows } from '#web/domain/customer-frame.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { Explain } from '#web/ui/explain.tsx';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import { fewCustomers, stepsOf, useRepeat } from './report.ts';
import { useReadingWords } from './use-words.ts';

/** The figures that settle whether customers come back. */
export function Figures() {
  const { t } = useTranslation('repeat');
  const figures = [useRateFigure(), useLastYearFigure(), useTransitionFigure(2), useTransitionFigure(3), useHorizonFigure()];
  return <FigureStrip label={t('figures')} figures={figures} />;
}

function useRateFigure(): Figure {
  const { t } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { report } = useRepeat();
  const leftOut = useLeftOutRows(report.leftOut);
  const { horizon, rates } = report;
  if (horizon === null || rates === null) return { key: 'rate', label: t('rate', { days: 'H' }), value: common('none'), gap: true, note: t('noHorizon') };
  const days = format.days(horizon.days);
  const { mature, isComplete } = rates;
  const period = mature.period === null ? undefined : format.period(mature.period.from, mature.period.to);
  const counted = isComplete ? t('rateCounted', { cohorts: mature.cohorts }) : t('rateIncomplete');
  const label = <>{t('rate', { days })} <Explain of={t('rate', { days })} formula={t('rateFormula', { days })} period={period} counted={counted} leftOut={leftOut} /></>;
  if (mature.interval === null) return { key: 'rate', label, value: common('none'), gap: true, note: t('noneMature') };
  const { share, low, high } = mature.interval;
  const counts = format.outOf(mature.returned, mature.customers);
  const interval = common('interval', { interval: format.shareInterval(low, high) });
  const few = mature.customers < fewCustomers ? `${common('few', { n: mature.customers })}; ` : '';
  return { key: 'rate', label, value: format.share(share), note: isComplete ? <>{few}<Num>{interval}</Num>; <Num>{counts}</Num></> : <>{t('incomplete')}; <Num>{counts}</Num></> };
}

function useLastYearFigure(): Figure {
  const { t } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { report } = useRepeat();
  const { rates } = report;
  if (rates === null || rates.lastYear.interval === null || rates.lastYear.period === null) {
    const label = <>{t('lastYear')} <Explain of={t('lastYear')} formula={t('lastYearFormula')} /></>;
    return { key: 'year', label, value: common('none'), gap: true, note: t('noLastYear') };
  }
  const { lastYear, earlier, z } = rates;
  const share = lastYear.interval?.share ?? 0;
  const counts = (rate: typeof lastYear) => format.outOf(rate.returned, rate.customers);
  const counted = t('lastYearCounted', { period: format.period(rates.lastYear.period.from, rates.lastYear.period.to), now: counts(lastYear), before: counts(earlier) });
  const label = <>{t('lastYear')} <Explain of={t('lastYear')} formula={t('lastYearFormula')} counted={counted} /></>;
  const change = earlier.interval === null ? null : t('change', { change: format.points(share - earlier.interval.share) });
  const proof = z === null ? common('few', { n: Math.min(lastYear.customers, earlier.customers) }) : Math.abs(z) >= 1.96 ? t('proven') : t('notProven');
  return { key: 'year', label, value: format.share(share), note: change === null ? t('noEarlier') : `${change}, ${proof}` };
}

function useTransitionFigure(from: number): Figure {
  const { t } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const state = useRepeat();
  const reading = useReadingWords();
  const to = from + 1;
  const name = t('transition', { from, to });
  const steps = stepsOf(state);
  const [before, step] = [steps[from - 1], steps[from]];
  if (before === undefined || step === undefined || step.ofPrevious === null) return { key: name, label: name, value: common('none'), gap: true, note: t('noTransition') };
  const { share, low, high } = step.ofPrevious;
  const counts = format.outOf(step.customers, before.customers);
  const open = () => state.open({ kind: 'step', purchase: to, part: 'made' });
  const label = (
    <>
      {name} <Explain of={name} formula={t('transitionFormula', { from, to, reading })} counted={t('transitionCounted', { counts, waiting: format.number(step.waiting) })} onRows={open} />
    </>
  );
  const few = before.customers < fewCustomers ? `${common('few', { n: before.customers })}; ` : '';
  return {
    key: name,
    label,
    value: <NumberButton label={common('openCustomers')} onClick={open}>{format.share(share)}</NumberButton>,
    note: <>{few}<Num>{common('interval', { interval: format.shareInterval(low, high) })}</Num>; <Num>{counts}</Num></>,
  };
}

function useHorizonFigure(): Figure {
  const { t } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  const { report } = useRepeat();
  const { horizon } = report;
  if (horizon === null) return { key: 'horizon', label: t('horizon'), value: common('none'), gap: true, note: t('noHorizon') };
  const values = { gap: format.days(horizon.medianGap), n: format.number(horizon.returners) };
  return {
    key: 'horizon',
    label: <>{t('horizon')} <Explain of={t('horizon')} formula={t('horizonFormula')} counted={t('horizonCounted', values)} /></>,
    value: format.days(horizon.days),
    note: t('horizonNote', values),
  };
}
