import { useTranslation } from 'react-i18next';
import { ChartFigure } from '#web/charts/chart-figure.tsx';
import { Ladder } from '#web/charts/ladder.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { useMetricWords, usePeriodWords, usePlan, type Report } from './plan-context.ts';
import { useAmounts } from './use-amount.ts';

type LadderDays = NonNullable<Report['ladder']>;

/** Plan and actual as they add up, with the ideal line and the distance now. */
export function LadderPart() {
  const { t } = useTranslation('plan');
  const { report } = usePlan();
  const scale = useLadderScale(report.ladder ?? []);
  return (
    <Section title={t('ladder')} note={scale.unit === '' ? t('ladderNote') : t('ladderNoteUnit', { unit: scale.unit })}>
      {report.ladder === null ? <Notice verdict="none">{t('ladderHidden')}</Notice> : <LadderChart days={report.ladder} />}
    </Section>
  );
}

/** One scale and its unit for the whole chart; the unit is said once, above it. */
function useLadderScale(days: LadderDays) {
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const scale = amounts.scaleFor(days.flatMap(({ ideal, actual }) => [ideal, actual]));
  return { unit: amounts.unit(scale), tick: (value: number) => amounts.tick(value, scale) };
}

function LadderChart({ days }: { readonly days: LadderDays }) {
  const { t } = useTranslation('plan');
  const titleOf = useMetricWords();
  const period = usePeriodWords();
  const { report } = usePlan();
  const { metric } = report.frame;
  const amounts = useAmounts(metric.unit);
  const nameOf = useDayNames(days);
  const hasPlan = report.standing.plan !== null;
  const label = t('ladderLabel', { metric: titleOf(metric), period });
  const gap = report.standing.toDate?.gap;
  const gapWords = gap === undefined || gap === 0 ? undefined : t(gap < 0 ? 'gapBehind' : 'gapAhead', { gap: amounts.short(Math.abs(gap)) });
  const { tick } = useLadderScale(days);
  return (
    <ChartFigure label={label} table={useLadderTable(days)} pictureName={label}>
      <Ladder
        label={label}
        format={tick}
        names={{ actual: t('names.actual'), plan: t('names.plan'), ideal: t('names.ideal') }}
        gap={hasPlan ? gapWords : undefined}
        steps={days.map(({ day, ideal, actual }, at) => ({ key: day, name: nameOf(at), actual, plan: null, ideal: hasPlan ? ideal : null }))}
      />
    </ChartFigure>
  );
}

/** A name under every few days of a month, under the first day of each month of a longer period. */
function useDayNames(days: LadderDays): (at: number) => string {
  const format = useFormat();
  const phone = usePhone();
  const every = phone ? 7 : 3;
  const isLong = days.length > 62;
  return (at) => {
    const day = days[at]?.day ?? '';
    if (isLong) return day.endsWith('-15') && (!phone || Number(day.slice(5, 7)) % 3 === 2) ? format.shortMonth(day) : '';
    return at % every === 0 ? String(Number(day.slice(8))) : '';
  };
}

/** Working days and days on which something came; of a long period the ends of its weeks. */
function rowsOf(days: LadderDays): LadderDays {
  if (days.length > 62) return days.filter(({ day }, at) => at === days.length - 1 || new Date(day).getUTCDay() === 0);
  return days.filter(({ working, actual }, at) => working || actual !== days[at - 1]?.actual);
}

function useLadderTable(days: LadderDays) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const cell = (value: number | null, signed = false) => (value === null ? <Gap>{t('none')}</Gap> : <Num>{amounts.full(value, { unit: false, signed })}</Num>);
  const unit = amounts.unit();
  const titled = (title: string) => (unit === '' ? title : `${title}, ${unit}`);
  return {
    columns: [
      { key: 'day', title: t('day') },
      { key: 'ideal', title: titled(t('idealSoFar')), number: true },
      { key: 'actual', title: titled(t('actualSoFar')), number: true },
      { key: 'gap', title: titled(t('gap')), number: true },
    ],
    rows: rowsOf(days).map(({ day, ideal, actual, gap }) => ({ key: day, cells: [format.shortDay(day, true), cell(ideal), cell(actual), cell(gap, true)] })),
  };
}
