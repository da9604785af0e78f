import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { addDays } from '#web/locale/dates.ts';
import { usePlan } from './plan-context.ts';
import styles from './sentence.module.css';
import { useAmounts } from './use-amount.ts';

/** What settles the question of the page, in one or two sentences. */
export function Sentence() {
  const words = useWords();
  const [first, ...rest] = words;
  return <p className={styles.sentence}><strong>{first}</strong>{rest.length > 0 ? ` ${rest.join(' ')}` : null}</p>;
}

function useWords(): string[] {
  const { t } = useTranslation('plan');
  const { standing } = usePlan().report;
  const over = useOverWords();
  const running = useRunningWords();
  if (standing.from === 'withheld') return [t('sentence.withheld')];
  if (standing.reason === 'no-plan') return [t('sentence.noPlan')];
  if (standing.state === 'ahead') return [t('sentence.notYet')];
  if (standing.reason === 'no-data') return [t('sentence.noData')];
  if (standing.reason === 'zero-plan') return [t('sentence.zeroPlan')];
  return standing.state === 'over' ? over : running;
}

/** Rounded down below the plan: 99,96 % never reads as 100,0 %. */
function useOverWords(): string[] {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { attainment, difference } = report.standing;
  if (attainment === null || difference === null) return [];
  const words = format.shareBelow(attainment, 1);
  return [attainment >= 1 ? t('sentence.overDone', { attainment: words }) : t('sentence.overShort', { attainment: words, missing: amounts.short(-difference) })];
}

function useRunningWords(): string[] {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { toDate, catchUp, plan, actual } = report.standing;
  const { today, period } = report.frame;
  if (toDate === null || plan === null || actual === null) return [];
  const day = format.day(addDays(today, -1)).replace(/\s\d{4}$/u, '');
  const place = toDate.gap < 0 ? 'behind' : toDate.gap > 0 ? 'ahead' : 'exact';
  const first = today === period.from ? t('sentence.firstDay') : t(`sentence.${place}`, { day, gap: amounts.short(Math.abs(toDate.gap)) });
  if (toDate.actual >= plan) return [first, t('sentence.reached')];
  const last = report.standing.unplanned.at(-1);
  const until = format.day(addDays(last?.to === period.to ? last.from : period.to, -1)).replace(/\s\d{4}$/u, '');
  const back = catchUp === null || toDate.gap >= 0 ? [] : [t('sentence.catchUp', { count: catchUp.days, needed: amounts.short(catchUp.needed), planned: amounts.short(catchUp.planned), until })];
  return [first, ...back];
}
