import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#web/api.ts';
import { AsOfField } from '#web/domain/as-of-field.tsx';
import { CustomerFilters } from '#web/domain/customer-filters.tsx';
import { NoCustomers, useFrameWords } from '#web/domain/customer-frame.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Toolbar } from '#web/ui/page-header.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import { useOpened } from '#web/use-opened.ts';
import { questionOf, useSilenceAddress, type ChangeAddress, type SilenceAddress } from './parts/address.ts';
import { Bounds } from './parts/bounds.tsx';
import { CustomerDrawer } from './parts/customer-drawer.tsx';
import { Customers } from './parts/customers.tsx';
import { Groups } from './parts/groups.tsx';
import { Movement } from './parts/movement.tsx';
import { SilenceContext, type Report } from './parts/report.ts';
import styles from './parts/silence.module.css';

/** Who falls silent against the own rhythm, what is at stake, and how many were lost of late. */
export function SilenceScreen() {
  const [address, change] = useSilenceAddress();
  const failure = useFailure();
  const report = useQuery(queries.silence.report.queryOptions({ input: questionOf(address), placeholderData: keepPreviousData }));
  useOpened('silence', (report.data?.customers ?? 0) > 0);
  return (
    <>
      <Header address={address} report={report.data} />
      <Loaded query={report} failure={failure} skeleton={<Skeleton strip rows={10} />}>
        {(data) => <Shown report={data} address={address} change={change} />}
      </Loaded>
    </>
  );
}

function Header({ address, report }: { readonly address: SilenceAddress; readonly report: Report | undefined }) {
  const { t, i18n } = useTranslation('silence');
  const { t: common } = useTranslation('customers');
  const wordsOf = useFrameWords();
  const failure = useFailure();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  const { abc } = address;
  const save = () => api.silence.export({ ...questionOf(address), set: address.set, ...(abc !== undefined && { abc }), language });
  return (
    <PageHeader
      title={t('nav')}
      about={report === undefined ? undefined : wordsOf(report.frame)}
      actions={report === undefined || report.customers === 0 ? undefined : <DownloadButton name={`${t('nav')}.xlsx`} get={save} failure={failure}>{common('xlsx')}</DownloadButton>}
    />
  );
}

interface ShownProps {
  readonly report: Report;
  readonly address: SilenceAddress;
  readonly change: ChangeAddress;
}

function Shown({ report, address, change }: ShownProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const state = useMemo(() => ({ report, address, change }), [report, address, change]);
  return (
    <SilenceContext value={state}>
      <Toolbar note={t('customers', { count: report.customers, number: format.number(report.customers) })}>
        <AsOfField value={address.asOf} today={report.frame.today} onChange={(asOf) => change({ asOf, page: undefined })} />
        <CustomerFilters value={address} choices={report.choices} onChange={(patch) => change({ ...patch, page: undefined })} />
      </Toolbar>
      {report.customers === 0 ? (
        <NoCustomers frame={report.frame} />
      ) : (
        <div className={styles.page}>
          <Groups />
          <div className={styles.columns}>
            <Customers />
            <div><Movement /><Bounds /></div>
          </div>
        </div>
      )}
      <CustomerDrawer />
    </SilenceContext>
  );
}
