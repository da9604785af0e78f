import { useTranslation } from 'react-i18next';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { Toolbar } from '#web/ui/page-header.tsx';
import { PeriodPicker } from '#web/ui/period-picker.tsx';
import { PeriodStepper, stepAround, stepSizeOf, type StepSize } from '#web/ui/period-stepper.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { useMetricWords, usePlan } from './plan-context.ts';

/** Which period, which metric, whose plan. */
export function PlanToolbar() {
  return (
    <Toolbar>
      <PeriodChoice />
      <MetricMenu />
      <OwnerMenu />
    </Toolbar>
  );
}

function PeriodChoice() {
  const { t } = useTranslation('plan');
  const { report, change } = usePlan();
  const { period, today } = report.frame;
  const size = stepSizeOf(period);
  const choose = ({ from, to }: { readonly from: string; readonly to: string }) => change({ from, to, page: undefined });
  const sizes: readonly StepSize[] = ['month', 'quarter', 'year'];
  return (
    <>
      <Segmented
        label={t('step')}
        value={size ?? 'custom'}
        choices={[...sizes.map((value) => ({ value, label: t(value) })), ...(size === null ? [{ value: 'custom' as const, label: t('customPeriod') }] : [])]}
        onChange={(next) => (next === 'custom' ? undefined : choose(stepAround(period.to <= today ? period.from : today < period.from ? period.from : today, next)))}
      />
      {size === null ? <PeriodPicker value={period} today={today} onChange={choose} /> : <PeriodStepper value={period} size={size} onChange={choose} />}
    </>
  );
}

function MetricMenu() {
  const { t } = useTranslation('plan');
  const titleOf = useMetricWords();
  const { report, change } = usePlan();
  const { metric, metrics } = report.frame;
  return <ChoiceMenu label={t('metric')} value={metric.id} choices={metrics.map((one) => ({ value: one.id, label: titleOf(one) }))} onChange={(id) => change({ metric: id, page: undefined })} />;
}

/** The department, a team or a rep; not offered to who sees one plan only. */
function OwnerMenu() {
  const { t } = useTranslation('plan');
  const { report, change } = usePlan();
  const { owner, teams, reps } = report.frame;
  if (reps.length + teams.length < 2) return null;
  const whole = owner.type === 'teams' || (owner.type !== 'department' && teams.length > 0 && teams.length < 2 && reps.length > 0) ? t('teamsShort') : t('departmentShort');
  const value = owner.type === 'team' ? `team.${owner.name ?? ''}` : owner.type === 'rep' ? `rep.${owner.name ?? ''}` : 'all';
  const choices = [
    { value: 'all', label: whole },
    ...teams.map((name) => ({ value: `team.${name}`, label: name, note: t('teamTitle') })),
    ...reps.map((name) => ({ value: `rep.${name}`, label: name })),
  ];
  const choose = (next: string) => {
    const name = next.slice(next.indexOf('.') + 1);
    change({ team: next.startsWith('team.') ? name : undefined, rep: next.startsWith('rep.') ? name : undefined, page: undefined });
  };
  return <ChoiceMenu label={t('whose')} value={value} choices={choices} onChange={choose} />;
}
