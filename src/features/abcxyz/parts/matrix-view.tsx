import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayDo, mayImport } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useSums } from '#web/domain/use-sums.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { Explain } from '#web/ui/explain.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { Empty, NoPermission, Skeleton } from '#web/ui/states.tsx';
import { useOpened } from '#web/use-opened.ts';
import { questionOf, type AbcXyzAddress, type ChangeAddress } from '../address.ts';
import { CustomerList } from './customer-list.tsx';
import { Matrix } from './matrix.tsx';
import styles from './matrix-view.module.css';
import type { Report } from './report.ts';
import { ReportFigures } from './report-figures.tsx';
import { RunToolbar } from './run-toolbar.tsx';
import { useMoney } from './use-words.ts';

interface MatrixViewProps {
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

/** The matrix and the customers behind what is chosen in it. */
export function MatrixView({ address, change }: MatrixViewProps) {
  const { t } = useTranslation('abcxyz');
  const failure = useFailure();
  const report = useQuery({ ...queries.abcxyz.report.queryOptions({ input: questionOf(address) }), placeholderData: keepPreviousData });
  return (
    <Loaded query={report} failure={failure} head={<PageHeader title={t('title')} />} skeleton={<Skeleton rows={8} strip />} noPermission={t('noPermission')}>
      {(data) => <Shown report={data} address={address} change={change} />}
    </Loaded>
  );
}

function Shown({ report, address, change }: MatrixViewProps & { readonly report: Report }) {
  const { t } = useTranslation('abcxyz');
  const { frame } = report;
  useOpened('abcxyz', report.customers > 0);
  const isEmpty = report.customers + report.outside.customers === 0;
  if (frame.notLinked) return <><PageHeader title={t('title')} /><NoPermission words={t('notLinked')} /></>;
  if (frame.basis === 'none') return <><PageHeader title={t('title')} /><NothingLoaded /></>;
  return (
    <>
      <PageHeader title={t('title')} about={<About report={report} />} actions={isEmpty ? undefined : <Actions address={address} change={change} />} />
      <RunToolbar frame={frame} address={address} change={change} />
      {isEmpty ? <Empty why={t('emptyWindow')} /> : <Body report={report} address={address} change={change} />}
    </>
  );
}

function Body({ report, address, change }: MatrixViewProps & { readonly report: Report }) {
  const { t } = useTranslation('abcxyz');
  const choose = (cell: AbcXyzAddress['cell']) => change({ cell: cell === address.cell ? undefined : cell });
  return (
    <div className={styles.columns}>
      <div className={styles.left}>
        <Matrix report={report} chosen={address.cell} onChoose={choose} />
        <ReportFigures report={report} onChoose={choose} />
        {report.frame.seesAmounts ? null : <div className={styles.note}><Notice>{t('withheldWhy')}</Notice></div>}
      </div>
      <CustomerList frame={report.frame} reps={report.reps} address={address} change={change} />
    </div>
  );
}

/** What the page covers, and how it is counted. */
function About({ report }: { readonly report: Report }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { frame, total } = report;
  const money = useMoney(total ?? 0);
  const words = { period: format.period(frame.window.from, frame.window.to), basis: t(`basis.${frame.basis}`), customers: t('customers', { count: report.customers }) };
  return (
    <span className={styles.about}>
      {total === null ? t('aboutWithout', words) : t('about', { ...words, amount: money.text(total) })}
      {frame.scope === 'all' ? null : ` · ${frame.scope === 'team' ? t('ofTeam') : t('ofOwn')}`}
      <HowCounted report={report} />
    </span>
  );
}

function HowCounted({ report: { frame, leftOut } }: { readonly report: Report }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { currency } = useSession().organisation;
  const { note } = useSums();
  const share = (value: number) => format.share(value, { digits: 0 });
  const formula = [t('formula.abc'), t(`formula.${frame.mode}`, { x: share(frame.bounds.x), y: share(frame.bounds.y) }), t('formula.step')].join(' ');
  const counts = [
    { reason: t('leftOut.withoutCustomer', { amount: format.money(leftOut.withoutCustomer?.amount ?? 0, currency) }), count: leftOut.withoutCustomer?.rows ?? 0 },
    { reason: t('leftOut.withoutMargin'), count: leftOut.withoutMargin },
    { reason: t('leftOut.internalCustomers'), count: leftOut.internalCustomers },
    { reason: t('leftOut.withoutRate'), count: leftOut.withoutRate },
  ];
  return (
    <Explain of={t('title')} text={t('explain')} formula={formula} period={format.period(frame.window.from, frame.window.to)} counted={t('counted')} leftOut={counts.filter(({ count }) => count > 0)} note={note} />
  );
}

/** What belongs to the list of one view does not follow into another. */
const fresh = { cell: undefined, direction: undefined, search: undefined, rep: undefined, sort: undefined, descending: undefined } as const;

function Actions({ address, change }: MatrixViewProps) {
  const { t, i18n } = useTranslation('abcxyz');
  const { user } = useSession();
  const asked = Object.entries({ ...questionOf(address), language: i18n.language === 'en' ? 'en' : 'ru' }).filter(([, value]) => value !== undefined);
  return (
    <>
      <Button onClick={() => change({ view: 'movement', ...fresh })}>{t('movementButton')}</Button>
      <Button onClick={() => change({ view: 'portrait', ...fresh })}>{t('portraitButton')}</Button>
      {mayDo(user, 'export', 'read') ? (
        <a className={buttonClass()} href={`/api/abcxyz/export?${new URLSearchParams(asked as [string, string][]).toString()}`} download aria-label={t('exportLabel')}>
          <IconDownload size={16} stroke={1.6} aria-hidden />
          {t('export')}
        </a>
      ) : null}
    </>
  );
}

function NothingLoaded() {
  const { t } = useTranslation('abcxyz');
  const { user } = useSession();
  return <Empty why={t('empty')} action={mayImport(user, 'orders') ? <Link to="/data/import" className={buttonClass('primary')}>{t('emptyAction')}</Link> : undefined} />;
}
