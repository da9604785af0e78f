import { useTranslation } from 'react-i18next';
import { ChartFigure } from '#web/charts/chart-figure.tsx';
import { WeekBars } from '#web/charts/week-bars.tsx';
import { addDays } from '#web/locale/dates.ts';
import type { Formats } from '#web/locale/formats.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { usePlan, type Stretch } from './plan-context.ts';
import { useAmounts } from './use-amount.ts';

/** The weeks of the period, each against its plan by working days. */
export function Weeks() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  if (report.weeks.length > 14) return null;
  return (
    <Section title={t('weeks')} note={t('weeksNote')}>
      <Stretches label={t('weeks')} first={t('week')} stretches={report.weeks} nameOf={({ from, to }) => weekName(format, from, to)} />
    </Section>
  );
}

/** Attainment of the last twelve months; the running one is paler and has none. */
export function Months() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const years = new Set(report.months.map(({ from }) => from.slice(0, 4)));
  const nameOf = ({ from }: Stretch, at: number) => (years.size > 1 && (at === 0 || from.slice(5, 7) === '01') ? `${format.shortMonth(from)} ${from.slice(0, 4)}` : format.shortMonth(from));
  return (
    <Section title={t('months')} note={t('monthsNote')}>
      <Stretches label={t('months')} first={t('monthTitle')} stretches={report.months} nameOf={nameOf} sight="last" />
    </Section>
  );
}

/** `2–8 ноя`: a week cut at the ends of months lies in one. */
function weekName(format: Formats, from: string, to: string): string {
  const last = addDays(to, -1);
  return from === last ? format.shortDay(from) : `${Number(from.slice(8))}–${format.shortDay(last)}`;
}

interface StretchesProps {
  readonly label: string;
  readonly first: string;
  readonly stretches: readonly Stretch[];
  readonly nameOf: (stretch: Stretch, at: number) => string;
  readonly sight?: 'first' | 'last';
}

function Stretches({ label, first, stretches, nameOf, sight = 'first' }: StretchesProps) {
  const { t } = useTranslation('plan');
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const textOf = useAttainmentText();
  const words = (value: number | null, gap: string) => (value === null ? gap : amounts.short(value));
  const bars = stretches.map((stretch, at) => ({
    key: stretch.from,
    name: nameOf(stretch, at),
    actual: stretch.actual,
    plan: stretch.plan,
    running: stretch.state === 'running',
    text: textOf(stretch),
    label: t('weekLabel', { week: nameOf(stretch, at), actual: words(stretch.actual, stretch.state === 'ahead' ? t('ahead') : t('noData')), plan: words(stretch.plan, t('noPlan')) }),
  }));
  return (
    <ChartFigure label={label} table={useStretchTable(first, stretches, nameOf)} pictureName={label}>
      <WeekBars label={label} bars={bars} height={120} from={sight} />
    </ChartFigure>
  );
}

/** What stands above a bar: its attainment, rounded down below the plan, or why there is none. */
function useAttainmentText() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return ({ attainment, state, plan, actual }: Stretch) => {
    if (attainment !== null) return <Num>{format.share(attainment < 1 ? Math.floor(attainment * 100) / 100 : attainment, { digits: 0 })}</Num>;
    if (plan === null) return <Gap>{t('none')}</Gap>;
    if (state !== 'over') return <Gap>{state === 'running' ? t('running') : t('ahead')}</Gap>;
    return <Gap>{actual === null ? t('noData') : t('none')}</Gap>;
  };
}

function useStretchTable(first: string, stretches: readonly Stretch[], nameOf: (stretch: Stretch, at: number) => string) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const unit = amounts.unit();
  const titled = (title: string) => (unit === '' ? title : `${title}, ${unit}`);
  const cell = (value: number | null, gap: string) => (value === null ? <Gap>{gap}</Gap> : <Num>{amounts.full(value, { unit: false })}</Num>);
  const shareOf = ({ attainment, state }: Stretch) => (attainment === null ? <Gap>{state === 'running' ? t('running') : t('none')}</Gap> : <Num>{format.share(attainment)}</Num>);
  return {
    columns: [
      { key: 'name', title: first },
      { key: 'plan', title: titled(t('plan')), number: true },
      { key: 'actual', title: titled(t('actual')), number: true },
      { key: 'attainment', title: t('attainment'), number: true },
    ],
    rows: stretches.map((stretch, at) => ({
      key: stretch.from,
      cells: [
        nameOf(stretch, at),
        cell(stretch.plan, t('noPlan')),
        cell(stretch.actual, stretch.state === 'ahead' ? t('ahead') : t('noData')),
        shareOf(stretch),
      ],
    })),
  };
}
