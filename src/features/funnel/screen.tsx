import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, NoPermission, Skeleton } from '#web/ui/states.tsx';
import { useOpened } from '#web/use-opened.ts';
import { anew, drawerOf, openDeals, questionOf, useFunnelAddress } from './parts/address.ts';
import { BestSegments } from './parts/best-segments.tsx';
import { Breakdown } from './parts/breakdown.tsx';
import { DealsDrawer } from './parts/deals-drawer.tsx';
import { Figures } from './parts/figures.tsx';
import { ProblemStage } from './parts/problem-stage.tsx';
import { FunnelContext, useFunnel, type Report } from './parts/report.ts';
import { StageDrawer } from './parts/stage-drawer.tsx';
import { Stages } from './parts/stages.tsx';
import { TakeAway } from './parts/take-away.tsx';
import { FunnelToolbar } from './parts/toolbar.tsx';
import { WhatIf } from './parts/what-if-panel.tsx';
import styles from './screen.module.css';

/** The funnel: how many deals are won, where the others are lost, how long it takes, what would change it. */
export function FunnelScreen() {
  const { t } = useTranslation('funnel');
  const failure = useFailure();
  const [address, change] = useFunnelAddress();
  const input = { ...questionOf(address), compare: address.compare };
  const query = useQuery(queries.funnel.report.queryOptions({ input, placeholderData: keepPreviousData }));
  useOpened('funnel', (query.data?.figures.counted ?? 0) > 0);
  const open = useMemo(() => ({ openDeals: (behind: Parameters<typeof openDeals>[0]) => change(openDeals(behind)) }), [change]);
  return (
    <Loaded query={query} failure={failure} head={<PageHeader title={t('title')} />} skeleton={<Skeleton strip rows={7} />}>
      {(report) => (
        <FunnelContext value={{ report, address, change, ...open }}>
          <Funnel report={report} />
        </FunnelContext>
      )}
    </Loaded>
  );
}

function Funnel({ report }: { readonly report: Report }) {
  const { t } = useTranslation('funnel');
  const { user } = useSession();
  const { frame, figures } = report;
  if (user.role === 'rep' && user.employeeId === null) return <><Header /><NoPermission words={t('notLinked')} /></>;
  if (frame.wholeHistory === null && figures.counted === 0 && Object.keys(figures.excluded).length === 0) return <><PageHeader title={t('title')} /><NoDeals /></>;
  return (
    <>
      <Header />
      <FunnelToolbar />
      {figures.counted === 0 ? <EmptyPeriod /> : null}
      <Figures />
      <div className={styles.room}>
        <div className={styles.columns}>
          <div className={styles.main}>
            <Stages />
            <Breakdown />
          </div>
          <aside className={styles.side}>
            <ProblemStage />
            <WhatIf />
            <BestSegments />
          </aside>
        </div>
      </div>
      <OpenedDrawer />
    </>
  );
}

function Header() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { report } = useFunnel();
  const { period } = report.frame;
  const about = t('about', { period: format.period(period.from, period.to), zone: organisation.zone });
  return <PageHeader title={t('title')} about={about} actions={<TakeAway />} />;
}

function NoDeals() {
  const { t } = useTranslation('funnel');
  const { user } = useSession();
  const mayLoad = mayDo(user, 'intake', 'edit');
  return <Empty why={mayLoad || user.role !== 'rep' ? t('empty') : t('emptyRep')} action={mayLoad ? <Link to="/data/import" className={buttonClass('primary')}>{t('load')}</Link> : undefined} />;
}

function EmptyPeriod() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report, address, change } = useFunnel();
  const { period, wholeHistory } = report.frame;
  const words = { period: format.period(period.from, period.to) };
  return (
    <Notice verdict="none">
      {address.basis === 'closing' ? t('emptyPeriod', words) : t('emptyCohort', words)}{' '}
      {wholeHistory === null ? null : <Button kind="text" onClick={() => change({ ...anew, ...wholeHistory })}>{t('showAll')}</Button>}
    </Notice>
  );
}

function OpenedDrawer() {
  const { address } = useFunnel();
  const drawer = drawerOf(address.open);
  if (drawer === null) return null;
  return drawer.kind === 'stage' ? <StageDrawer stageId={drawer.stage} /> : <DealsDrawer set={drawer.set} stage={drawer.stage} />;
}
