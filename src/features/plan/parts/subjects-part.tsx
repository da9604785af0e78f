import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { WeekMarks } from '#web/charts/week-marks.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { questionOf } from './address.ts';
import { usePlan, type Subject } from './plan-context.ts';
import { isChance } from './rhythm-part.tsx';
import { useAmounts } from './use-amount.ts';

const shown = 25;

/** Each rep or team: plan, actual, where it stands, rhythm, the weeks. A row opens that plan. */
export function SubjectsPart() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const failure = useFailure();
  const { report, address, change } = usePlan();
  const { owner, teams, reps } = report.frame;
  const by = teams.length > 1 && owner.type !== 'team' ? address.by : 'rep';
  const page = address.page ?? 1;
  const offered = owner.type !== 'rep' && reps.length > 0;
  const input = { ...questionOf(address), by, sort: address.sort, descending: address.down, page, size: shown };
  const query = useQuery(queries.plan.subjects.queryOptions({ input, placeholderData: keepPreviousData, enabled: offered }));
  if (!offered) return null;
  const { period } = report.rhythm;
  return (
    <Section
      title={by === 'rep' ? t('reps') : t('teamsTab')}
      note={t('subjectsNote', { period: format.period(period.from, period.to) })}
      actions={
        teams.length > 1 && owner.type !== 'team' ? (
          <Segmented label={t('whose')} value={by} choices={[{ value: 'rep', label: t('byRep') }, { value: 'team', label: t('byTeam') }]} onChange={(next) => change({ by: next, page: undefined })} />
        ) : undefined
      }
    >
      <Loaded query={query} failure={failure}>
        {({ rows, total }) => <SubjectTable rows={rows} total={total} by={by} />}
      </Loaded>
    </Section>
  );
}

function SubjectTable({ rows, total, by }: { readonly rows: readonly Subject[]; readonly total: number; readonly by: 'rep' | 'team' }) {
  const { t } = useTranslation('plan');
  const { address, change } = usePlan();
  const columns = useSubjectColumns(rows, by);
  return (
    <DataTable
      label={by === 'rep' ? t('reps') : t('teamsTab')}
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
      sort={{ key: address.sort, descending: address.down }}
      onSort={({ key, descending }) => change({ sort: key as typeof address.sort, down: descending, page: undefined })}
      onOpen={({ name }) => change(by === 'rep' ? { rep: name, team: undefined, page: undefined } : { team: name, rep: undefined, page: undefined })}
      paging={total > shown ? { page: address.page ?? 1, pageSize: shown, total, onPage: (page) => change({ page }) } : undefined}
      empty={<Gap>{t('noSubjects')}</Gap>}
    />
  );
}

function useSubjectColumns(rows: readonly Subject[], by: 'rep' | 'team'): Column<Subject>[] {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const scale = amounts.scaleFor(rows.flatMap(({ standing }) => [standing.plan, standing.actual]));
  const unit = amounts.unit(scale);
  const titled = (title: string) => (unit === '' ? title : `${title}, ${unit}`);
  const amount = (value: number | null, gap: string, signed = false) => (value === null ? <Gap>{gap}</Gap> : <Num>{amounts.full(value, { scale, unit: false, signed })}</Num>);
  const isRunning = report.standing.state === 'running';
  const gapTitle = unit === '' ? t(isRunning ? 'toDate' : 'difference') : t(isRunning ? 'gapColumn' : 'gapColumnOver', { unit });
  return [
    { key: 'name', title: by === 'rep' ? t('repTitle') : t('teamTitle'), lead: true, sortable: true, phone: 'title', cell: ({ name }) => name },
    { key: 'plan', title: titled(t('plan')), align: 'end', sortable: true, cell: ({ standing }) => amount(standing.plan, t('noPlan')) },
    { key: 'actual', title: titled(t('actual')), align: 'end', sortable: true, phone: 'side', cell: ({ standing }) => amount(standing.actual, t('noData')) },
    { key: 'attainment', title: t('attainment'), align: 'end', sortable: true, phone: 'value', cell: ({ standing }) => (standing.attainment === null ? <Gap>{standing.reason === 'no-plan' ? t('noPlan') : t('none')}</Gap> : <Num>{format.shareBelow(standing.attainment, 1)}</Num>) },
    { key: 'gap', title: gapTitle, align: 'end', sortable: true, cell: ({ standing }) => amount(gapOf(standing), t('none'), true) },
    { key: 'rhythm', title: t('rhythmColumn'), align: 'end', sortable: true, phone: 'note', cell: ({ rhythm }) => <RhythmCell rhythm={rhythm} /> },
    { key: 'weeks', title: t('weeksColumn'), phone: 'wide', cell: (subject) => <SubjectWeeks subject={subject} /> },
  ];
}

const gapOf = ({ toDate, difference }: Subject['standing']): number | null => toDate?.gap ?? difference;

function RhythmCell({ rhythm }: { readonly rhythm: Subject['rhythm'] }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { metric } = usePlan().report.frame;
  if (rhythm.rhythm === null) return <Gap>{t('none')}</Gap>;
  const few = isChance(rhythm);
  const words = few ? t('fewEvents', { count: Math.round((rhythm.eventsPerWeek ?? 0) * 10) / 10, events: t(`events.${metric.fact as 'call'}`) }) : undefined;
  return <span title={words}><Num quiet={few}>{format.share(rhythm.rhythm, { digits: 0 })}</Num>{few ? <span className="visually-hidden">, {words}</span> : null}</span>;
}

function SubjectWeeks({ subject }: { readonly subject: Subject }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const words = (value: number | null, gap: string) => (value === null ? gap : amounts.short(value));
  const marks = subject.weeks.map(({ from, to, plan, actual }) => ({
    key: from,
    name: t('weekLabel', { week: format.shortPeriod(from, to), actual: words(actual, t('noData')), plan: words(plan, t('noPlan')) }),
    kept: plan === null || plan === 0 || actual === null ? null : Math.min(1, Math.max(0, actual) / plan),
    over: plan !== null && plan > 0 && actual !== null && actual > plan,
  }));
  const known = marks.filter(({ kept }) => kept !== null);
  return <WeekMarks marks={marks} label={t('weeksKept', { name: subject.name, kept: known.filter(({ kept }) => kept === 1).length, all: known.length })} />;
}
