import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#web/locale/dates.ts';
import { useSums } from '#web/domain/use-sums.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Explain } from '#web/ui/explain.tsx';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import { usePeriodWords, usePlan } from './plan-context.ts';
import { useAmounts } from './use-amount.ts';

/** Plan, actual, attainment, where it stands today, what each remaining day must bring. */
export function Figures() {
  const { t } = useTranslation('plan');
  const figures = [usePlanFigure(), useActualFigure(), useAttainmentFigure(), useToDateFigure(), useNeededFigure()];
  return <FigureStrip label={t('figures')} figures={figures.flatMap((figure) => figure ?? [])} />;
}

function useGapWords(): string {
  const { t } = useTranslation('plan');
  const { standing } = usePlan().report;
  if (standing.from === 'withheld') return t('withheld');
  if (standing.reason === 'no-plan') return t('noPlan');
  return standing.reason === 'zero-plan' ? t('zeroPlan') : t('noData');
}

interface Explained {
  readonly name: string;
  readonly formula: string;
  readonly counted?: ReactNode;
  readonly leftOut?: readonly { readonly reason: ReactNode; readonly count: number }[];
  readonly onRows?: (() => void) | undefined;
}

function useLabel(): (explained: Explained) => ReactNode {
  const period = usePeriodWords();
  const { note } = useSums();
  const { unit } = usePlan().report.frame.metric;
  return ({ name, ...explanation }) => <>{name} <Explain of={name} period={period} note={unit === 'money' ? note : undefined} {...explanation} /></>;
}

function usePlanFigure(): Figure {
  const { t } = useTranslation('plan');
  const label = useLabel();
  const gap = useGapWords();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { plan, from } = report.standing;
  const named = label({ name: t('plan'), formula: t('planFormula'), counted: t('planCounted') });
  if (plan === null) return { key: 'plan', label: named, value: gap, gap: true, note: t(`origin.${from}`) };
  return { key: 'plan', label: named, value: amounts.full(plan), note: report.frame.owner.type === 'rep' ? undefined : t(`origin.${from}`) };
}

function useActualFigure(): Figure {
  const { t, i18n } = useTranslation('plan');
  const label = useLabel();
  const { report, change } = usePlan();
  const { metric, seesRows } = report.frame;
  const amounts = useAmounts(metric.unit);
  const { actual, state, workingDays, workingDaysOver } = report.standing;
  const language = i18n.language === 'en' ? 'en' : 'ru';
  const open = seesRows ? () => change({ open: 'rows' }) : undefined;
  const leftOut = Object.entries(report.excluded).map(([reason, count]) => ({ reason: t(`reasons.${reason as 'test-deal'}`, { defaultValue: reason }), count }));
  const named = label({ name: t('actual'), formula: metric.formula[language], counted: metric.counted[language], leftOut, onRows: open });
  if (actual === null) return { key: 'actual', label: named, value: state === 'ahead' ? t('ahead') : t('noData'), gap: true };
  const value = amounts.full(actual);
  const note = state === 'running' ? t('daysOver', { over: workingDaysOver, all: workingDays }) : t('ofDays', { all: workingDays });
  return { key: 'actual', label: named, value: open === undefined ? value : <NumberButton label={t('openRows')} onClick={open}>{value}</NumberButton>, note };
}

function useAttainmentFigure(): Figure {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const label = useLabel();
  const gap = useGapWords();
  const { report } = usePlan();
  const { attainment, state } = report.standing;
  const named = label({ name: t('attainment'), formula: t('attainmentFormula') });
  if (attainment === null) return { key: 'attainment', label: named, value: state === 'ahead' && report.standing.reason === 'no-data' ? t('ahead') : gap, gap: true };
  return { key: 'attainment', label: named, value: format.shareBelow(attainment, 1), note: state === 'running' ? t('sentence.running') : undefined };
}

function useToDateFigure(): Figure {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const label = useLabel();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { toDate, difference } = report.standing;
  if (toDate !== null) {
    const note = t('idealNote', { ideal: amounts.short(toDate.ideal), day: format.shortDay(addDays(report.frame.today, -1)) });
    return { key: 'toDate', label: label({ name: t('toDate'), formula: t('gapFormula') }), value: amounts.full(toDate.gap, { signed: true }), note };
  }
  const named = label({ name: t('difference'), formula: t('difference') });
  if (difference === null) return { key: 'toDate', label: named, value: t('none'), gap: true };
  return { key: 'toDate', label: named, value: amounts.full(difference, { signed: true }) };
}

/** Only while there is something left to do. */
function useNeededFigure(): Figure | null {
  const { t } = useTranslation('plan');
  const label = useLabel();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { catchUp, state, plan, attainment, workingDaysLeft } = report.standing;
  if (state === 'over' || plan === null) return null;
  const named = label({ name: t('needed'), formula: t('neededFormula') });
  if (catchUp === null) return { key: 'needed', label: named, value: attainment !== null && attainment >= 1 ? t('reached') : workingDaysLeft === 0 ? t('nothingLeft') : t('none'), gap: true };
  const planned = amounts.short(catchUp.planned);
  const note = catchUp.pace === null ? t('neededNoteNoPace', { planned }) : t('neededNote', { planned, pace: amounts.short(catchUp.pace) });
  return { key: 'needed', label: named, value: amounts.full(catchUp.needed), note: `${t('daysLeft', { count: catchUp.days })}; ${note}` };
}
