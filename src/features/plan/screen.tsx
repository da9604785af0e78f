import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, NoPermission, Skeleton } from '#web/ui/states.tsx';
import { useOpened } from '#web/use-opened.ts';
import { questionOf, usePlanAddress } from './parts/address.ts';
import { Figures } from './parts/figures.tsx';
import { LadderPart } from './parts/ladder-part.tsx';
import { Notices, Rank } from './parts/notices.tsx';
import { PlanContext, useOwnerWords, usePeriodWords, usePlan, type Report } from './parts/plan-context.ts';
import { RhythmPart } from './parts/rhythm-part.tsx';
import { RowsDrawer } from './parts/rows-drawer.tsx';
import { SegmentsPart } from './parts/segments-part.tsx';
import { Sentence } from './parts/sentence.tsx';
import { Months, Weeks } from './parts/stretches.tsx';
import { SubjectsPart } from './parts/subjects-part.tsx';
import { PlanToolbar } from './parts/toolbar.tsx';
import styles from './screen.module.css';

/** Plan and actual of a period, what is needed to get back to it, and how evenly it is fulfilled. */
export function PlanScreen() {
  const { t } = useTranslation('plan');
  const failure = useFailure();
  const [address, change] = usePlanAddress();
  const query = useQuery(queries.plan.report.queryOptions({ input: questionOf(address), placeholderData: keepPreviousData }));
  useOpened('plan', query.data?.frame.hasPlans === true);
  return (
    <Loaded query={query} failure={failure} head={<PageHeader title={t('title')} />} skeleton={<Skeleton strip rows={7} />}>
      {(report) => (
        <PlanContext value={{ report, address, change }}>
          <Plan report={report} />
        </PlanContext>
      )}
    </Loaded>
  );
}

function Plan({ report }: { readonly report: Report }) {
  const { t } = useTranslation('plan');
  const { frame, standing } = report;
  if (frame.isUnlinked) return <><PageHeader title={t('title')} /><NoPermission words={t('notLinked')} /></>;
  if (!frame.hasPlans && standing.actual === null) return <><PageHeader title={t('title')} /><NoPlans /></>;
  return (
    <>
      <Header />
      <PlanToolbar />
      {frame.hasPlans || standing.from === 'withheld' ? <Sentence /> : <NoPlans />}
      <Notices />
      <Figures />
      <Rank />
      <div className={styles.columns}>
        <div className={styles.main}>
          <LadderPart />
          <Weeks />
        </div>
        <aside className={styles.side}>
          <RhythmPart />
          <SegmentsPart />
        </aside>
      </div>
      <SubjectsPart />
      <Months />
      <RowsDrawer />
    </>
  );
}

function Header() {
  const { t } = useTranslation('plan');
  const { organisation } = useSession();
  const owner = useOwnerWords();
  const period = usePeriodWords();
  return <PageHeader title={t('title')} about={t('about', { period, owner, zone: organisation.zone })} actions={<Actions />} />;
}

function Actions() {
  const { t, i18n } = useTranslation('plan');
  const failure = useFailure();
  const { user } = useSession();
  const { report, address } = usePlan();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  return (
    <>
      {mayDo(user, 'export', 'read') ? (
        <DownloadButton name={t('file')} failure={failure} get={() => api.plan.export({ ...questionOf(address), ...report.frame.period, language })}>{t('xlsx')}</DownloadButton>
      ) : null}
      {mayDo(user, 'plans', 'edit') ? <Link to="/plans" search={{ metric: report.frame.metric.id, year: Number(report.frame.period.from.slice(0, 4)) }} className={buttonClass('outline')}>{t('edit')}</Link> : null}
    </>
  );
}

/** No plan anywhere: what to do about it, for who may. */
function NoPlans() {
  const { t } = useTranslation('plan');
  const { user } = useSession();
  if (!mayDo(user, 'plans', 'edit')) return <Empty why={t('emptyReader')} />;
  return (
    <Empty
      why={t('empty')}
      action={
        <span className={styles.actions}>
          <Link to="/plans" className={buttonClass('primary')}>{t('edit')}</Link>
          {mayDo(user, 'intake', 'edit') ? <Link to="/data/import" className={buttonClass('outline')}>{t('importPlans')}</Link> : null}
        </span>
      }
    />
  );
}
