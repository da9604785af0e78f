import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AsOfField } from '#web/domain/as-of-field.tsx';
import { CustomerFilters } from '#web/domain/customer-filters.tsx';
import { NoCustomers, useFrameWords } from '#web/domain/customer-frame.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { api } from '#web/api.ts';
import { queries } from '#web/queries.ts';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader, Toolbar } from '#web/ui/page-header.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import { useOpened } from '#web/use-opened.ts';
import { openBehind, questionOf, useRepeatAddress, type ChangeAddress, type RepeatAddress } from './parts/address.ts';
import { Cohorts } from './parts/cohorts.tsx';
import { CustomersDrawer } from './parts/customers-drawer.tsx';
import { Figures } from './parts/figures.tsx';
import { FunnelTable } from './parts/funnel-table.tsx';
import { RepeatContext, type Report } from './parts/report.ts';

/** Who came back a second, third and next time, and how cohorts of first purchases compare. */
export function RepeatScreen() {
  const [address, change] = useRepeatAddress();
  const failure = useFailure();
  const report = useQuery(queries.repeat.report.queryOptions({ input: questionOf(address), placeholderData: keepPreviousData }));
  useOpened('repeat', (report.data?.buyers ?? 0) > 0);
  return (
    <>
      <Header address={address} report={report.data} />
      <Loaded query={report} failure={failure} skeleton={<Skeleton strip rows={8} />}>
        {(data) => <Shown report={data} address={address} change={change} />}
      </Loaded>
    </>
  );
}

function Header({ address, report }: { readonly address: RepeatAddress; readonly report: Report | undefined }) {
  const { t, i18n } = useTranslation('repeat');
  const { t: common } = useTranslation('customers');
  const wordsOf = useFrameWords();
  const failure = useFailure();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  const save = () => api.repeat.export({ ...questionOf(address), language });
  return (
    <PageHeader
      title={t('nav')}
      about={report === undefined ? undefined : wordsOf(report.frame)}
      actions={report === undefined || report.buyers === 0 ? undefined : <DownloadButton name={`${t('nav')}.xlsx`} get={save} failure={failure}>{common('xlsx')}</DownloadButton>}
    />
  );
}

interface ShownProps {
  readonly report: Report;
  readonly address: RepeatAddress;
  readonly change: ChangeAddress;
}

function Shown({ report, address, change }: ShownProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const state = useMemo(() => ({ report, address, change, open: (behind: Parameters<typeof openBehind>[0]) => change(openBehind(behind)) }), [report, address, change]);
  return (
    <RepeatContext value={state}>
      <Toolbar note={t('customers', { count: report.buyers, number: format.number(report.buyers) })}>
        <AsOfField value={address.asOf} today={report.frame.today} onChange={(asOf) => change({ asOf })} />
        <CustomerFilters value={address} choices={report.choices} onChange={(patch) => change({ ...patch, page: undefined })} />
      </Toolbar>
      {report.buyers === 0 ? <NoCustomers frame={report.frame} /> : <><Figures /><FunnelTable /><Cohorts /></>}
      <CustomersDrawer />
    </RepeatContext>
  );
}
