import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { CohortGrid, UnripeSample, type CohortCell, type CohortRow } from '#web/charts/cohort-grid.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Empty } from '#web/ui/states.tsx';
import { VerdictTag } from '#web/ui/verdict.tsx';
import styles from './cohorts.module.css';
import { fewCustomers, useRepeat, type Cohort } from './report.ts';
import { useCohortName } from './use-words.ts';

/** How many cohorts and how many later steps are in sight at first. */
const latest = 18;
const places = { month: 12, quarter: 8 } as const;

/** Cohorts by first purchase: who came back within H, and who bought in each later step. */
export function Cohorts() {
  const { t } = useTranslation('repeat');
  const { report, address, change } = useRepeat();
  const grid = useGrid();
  const more = report.cohorts.length > latest;
  return (
    <Section
      title={t('cohorts')}
      note={t('legendCompare')}
      actions={<Segmented label={t('step')} value={address.step} choices={[{ value: 'month', label: t('month') }, { value: 'quarter', label: t('quarter') }]} onChange={(step) => change({ step, open: undefined })} />}
    >
      <History />
      {report.cohorts.length === 0 ? <Empty why={t('noCohorts')} /> : grid}
      {more ? <p className={styles.more}><Button kind="text" onClick={() => change({ all: address.all ? undefined : true })}>{address.all ? t('showLatest') : t('showAll', { count: report.cohorts.length })}</Button></p> : null}
      {report.cohorts.length === 0 ? null : <p className={styles.legend}><span><UnripeSample />{t('legendYoung')}</span> <span>{t('legendActive')}</span></p>}
    </Section>
  );
}

/** From when on history may be believed, and where to say it. */
function History() {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { user } = useSession();
  const { report } = useRepeat();
  const { horizon, reliableFrom, frame } = report;
  if (horizon === null || reliableFrom === null) return null;
  if (frame.historyCompleteSince !== null) return <p className={styles.history}>{t('historySet', { day: format.day(frame.historyCompleteSince) })}</p>;
  return (
    <p className={styles.history}>
      {t('historyUnset', { days: format.days(horizon.days), until: format.day(reliableFrom) })}
      {mayDo(user, 'settings', 'edit') ? <> <Link to="/department/settings">{t('historyLink')}</Link></> : null}
    </p>
  );
}

function useGrid() {
  const { t } = useTranslation('repeat');
  const { report, address } = useRepeat();
  const rowOf = useRow();
  const cohorts = address.all ? report.cohorts : report.cohorts.slice(-latest);
  const longest = Math.min(places[address.step], Math.max(0, ...cohorts.map(({ active }) => active.length - 1)));
  const later = Array.from({ length: longest }, (_, at) => at + 1);
  return (
    <CohortGrid
      label={t('cohorts')}
      nameTitle={t('cohort')}
      sizeTitle={t('customers')}
      asideTitle={t('standing')}
      steps={[{ key: 'second', title: t('second') }, ...later.map((n) => ({ key: String(n), title: t('place', { n }) }))]}
      rows={cohorts.map((cohort) => rowOf(cohort, later))}
    />
  );
}

function useRow(): (cohort: Cohort, later: readonly number[]) => CohortRow {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { open } = useRepeat();
  const nameOf = useCohortName();
  const secondOf = useSecondCell();
  const placeOf = usePlaceCell();
  return (cohort, later) => {
    const name = nameOf(cohort.from);
    return {
      key: String(cohort.cohort),
      name,
      size: <NumberButton label={t('cellAll', { cohort: name })} onClick={() => open({ kind: 'cohort', cohort: cohort.cohort, part: 'all', place: 0 })}>{format.number(cohort.customers)}</NumberButton>,
      aside: <Standing cohort={cohort} />,
      cells: [secondOf(cohort, name), ...later.map((n) => placeOf(cohort, name, n))],
    };
  };
}

function Standing({ cohort }: { readonly cohort: Cohort }) {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { standing, customers, matureOn } = cohort;
  if (standing === 'above') return <VerdictTag verdict="absent">{t('standings.above')}</VerdictTag>;
  if (standing === 'below') return <VerdictTag verdict="risk">{t('standings.below')}</VerdictTag>;
  if (standing === 'few') return <VerdictTag verdict="few">{t('few', { n: customers })}</VerdictTag>;
  return <span className={styles.quiet}>{t(`standings.${standing}`, { day: format.shortDay(matureOn, true) })}</span>;
}

function useSecondCell(): (cohort: Cohort, name: string) => CohortCell {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { open } = useRepeat();
  return (cohort, name) => {
    const counts = format.outOf(cohort.returned, cohort.customers);
    const share = cohort.mature ? (cohort.interval?.share ?? null) : cohort.estimate;
    const day = format.shortDay(cohort.matureOn, true);
    const estimate = cohort.estimate === null ? '—' : format.share(cohort.estimate);
    return {
      key: 'second',
      share,
      text: share === null ? '—' : cohort.mature ? format.share(share) : `≈ ${format.share(share)}`,
      unripe: !cohort.mature,
      few: cohort.customers < fewCustomers,
      label: cohort.mature ? t('cellSecond', { cohort: name, counts }) : t('cellYoung', { cohort: name, counts, estimate, day }),
      onOpen: () => open({ kind: 'cohort', cohort: cohort.cohort, part: 'returned', place: 0 }),
    };
  };
}

function usePlaceCell(): (cohort: Cohort, name: string, n: number) => CohortCell {
  const { t } = useTranslation('repeat');
  const format = useFormat();
  const { open } = useRepeat();
  return (cohort, name, n) => {
    const bought = cohort.active[n];
    if (bought === undefined) return { key: String(n), share: null, text: '', label: '' };
    const running = n === cohort.active.length - 1;
    const share = bought / cohort.customers;
    return {
      key: String(n),
      share,
      text: format.share(share, { digits: 0 }),
      unripe: running,
      few: cohort.customers < fewCustomers,
      label: t(running ? 'cellRunning' : 'cellActive', { cohort: name, n, counts: format.outOf(bought, cohort.customers) }),
      onOpen: bought === 0 ? undefined : () => open({ kind: 'cohort', cohort: cohort.cohort, part: 'active', place: n }),
    };
  };
}
