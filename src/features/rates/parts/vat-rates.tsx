import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import styles from './rates.module.css';

type VatRate = Awaited<ReturnType<Api['rates']['listVat']>>['rows'][number];

/** The rates of VAT by which sums of files are recalculated, the newest first. */
export function VatRates() {
  const { t } = useTranslation('rates');
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const drawer = useDrawer('vat');
  const rates = useQuery(queries.rates.listVat.queryOptions());
  const remove = useMutation(queries.rates.removeVat.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const editable = mayDo(user, 'settings', 'edit');
  return (
    <Section title={t('vatRates')} note={t('vatRatesNote')}>
      {remove.error ? <Notice verdict="present">{failure(remove.error).what}</Notice> : null}
      <Loaded query={rates} failure={failure}>
        {({ rows }) => <VatTable rows={rows} editable={editable} onRemove={(since) => remove.mutate({ since })} />}
      </Loaded>
      {editable ? <p className={styles.addVat}><Button onClick={() => drawer.open('new')}>{t('vatAdd')}</Button></p> : null}
    </Section>
  );
}

interface VatTableProps {
  readonly rows: readonly VatRate[];
  readonly editable: boolean;
  readonly onRemove: (since: string) => void;
}

function VatTable({ rows, editable, onRemove }: VatTableProps) {
  const { t } = useTranslation('rates');
  const format = useFormat();
  const rateOf = ({ rate }: VatRate): string => `${format.number(Number(rate), { digits: (rate.split('.')[1] ?? '').length })} %`;
  const remove: Column<VatRate> = {
    key: 'remove',
    title: <span className="visually-hidden">{t('remove')}</span>,
    align: 'end',
    phone: 'side',
    cell: ({ since }) => <Confirm kind="text" label={t('remove')} consequence={t('vatRemoveConsequence')} deed={t('vatRemoveDeed')} onConfirm={() => onRemove(since)} />,
  };
  const columns: readonly Column<VatRate>[] = [
    { key: 'since', title: t('vatSince'), lead: true, phone: 'title', cell: ({ since }) => format.day(since) },
    { key: 'rate', title: t('vatRate'), align: 'end', phone: 'value', cell: rateOf },
    ...(editable && rows.length > 1 ? [remove] : []),
  ];
  return <DataTable label={t('vatRates')} columns={columns} rows={rows} rowKey={({ since }) => since} />;
}
