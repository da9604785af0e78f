import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useSums } from '#web/domain/use-sums.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, NoPermission, Skeleton } from '#web/ui/states.tsx';
import { useHealthAddress, type ChangeAddress, type HealthAddress } from './parts/address.ts';
import { BreakdownFields } from './parts/breakdown-fields.tsx';
import { Answer, HealthFigures } from './parts/figures.tsx';
import { GapDrawer } from './parts/gap-drawer.tsx';
import { Gaps } from './parts/gaps.tsx';
import styles from './parts/health.module.css';
import { Hints } from './parts/hints.tsx';
import { KindDrawer } from './parts/kind-drawer.tsx';
import { Kinds } from './parts/kinds.tsx';
import { LeftOutRows } from './parts/left-out.tsx';
import { HealthContext, type Report } from './parts/report.ts';
import { RowsDrawer } from './parts/rows-drawer.tsx';

/** What came in, what of it is usable, what is missing and what that leaves out. */
export function HealthScreen() {
  const failure = useFailure();
  const [address, change] = useHealthAddress();
  const input = address.asOf === undefined ? {} : { asOf: address.asOf };
  const report = useQuery(queries.health.report.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <>
      <Header report={report.data} asOf={address.asOf} />
      <Loaded query={report} failure={failure} skeleton={<Skeleton strip rows={10} />}>
        {(data) => <Shown report={data} address={address} change={change} />}
      </Loaded>
    </>
  );
}

const hasRows = (report: Report): boolean => report.kinds.some(({ rows }) => rows > 0);

function Header({ report, asOf }: { readonly report: Report | undefined; readonly asOf: string | undefined }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { user } = useSession();
  const { note: sums } = useSums();
  const parts = report === undefined ? [] : [asOf === undefined ? null : t('aboutDay', { day: format.day(asOf) }), report.scope === 'all' ? null : t(`scope.${report.scope}`)];
  const loads = report !== undefined && hasRows(report) && mayDo(user, 'intake', 'edit');
  return (
    <PageHeader
      title={t('nav')}
      about={[t('about'), sums === undefined || report === undefined || !hasRows(report) ? null : sums, ...parts].filter(Boolean).join(' · ')}
      actions={loads ? <Link to="/data/import" className={buttonClass('primary')}>{t('load')}</Link> : undefined}
    />
  );
}

interface ShownProps {
  readonly report: Report;
  readonly address: HealthAddress;
  readonly change: ChangeAddress;
}

function Shown({ report, address, change }: ShownProps) {
  const state = useMemo(() => ({ report, address, change }), [report, address, change]);
  if (!hasRows(report)) return <Nothing report={report} />;
  return (
    <HealthContext value={state}>
      <Answer />
      <HealthFigures />
      <HistoryPrompt report={report} />
      <div className={styles.columns}>
        <div>
          <Kinds />
          <LeftOutRows />
        </div>
        <div>
          <Gaps />
          <BreakdownFields />
          <Hints />
        </div>
      </div>
      <KindDrawer />
      <GapDrawer />
      <RowsDrawer />
    </HealthContext>
  );
}

function Nothing({ report }: { readonly report: Report }) {
  const { t } = useTranslation('health');
  const { user } = useSession();
  if (report.notLinked) return <NoPermission words={t('notLinked')} />;
  const loads = mayDo(user, 'intake', 'edit');
  return <Empty why={loads ? t('emptyTitle') : t('emptyRights')} action={loads ? <Link to="/data/import" className={buttonClass('primary')}>{t('load')}</Link> : undefined} />;
}

/** Asked of whoever may answer, while there are purchases and nobody said since when they are complete. */
function HistoryPrompt({ report }: { readonly report: Report }) {
  const { t } = useTranslation('health');
  const { user } = useSession();
  if (report.historyCompleteSince !== null || report.basis === 'none' || !mayDo(user, 'settings', 'edit')) return null;
  return (
    <Notice>
      <span className={styles.ask}>{t('historyAsk')} <Link to="/department/settings">{t('historySet')}</Link></span>
    </Notice>
  );
}
