import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Confirm } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { DayField, SelectField } from '#web/ui/fields.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section, Toolbar } from '#web/ui/page-header.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { addDays } from '#core/shared/day.ts';
import { pageSize, useRatesAddress, type Rate, type RatesAddress } from './address.ts';
import { useForeignCurrencies } from './currencies.ts';

/** The rates entered so far, the latest day first. */
export function RateList() {
  const { t } = useTranslation('rates');
  const failure = useFailure();
  const client = useQueryClient();
  const { organisation } = useSession();
  const [address, change] = useRatesAddress();
  const { currency, from, to, sort, up, page } = address;
  const input = { page, size: pageSize, sort, descending: !up, ...(currency !== undefined && { currency }), ...(from !== undefined && { from }), ...(to !== undefined && { to: addDays(to, 1) }) };
  const rates = useQuery(queries.rates.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const remove = useMutation(queries.rates.remove.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const columns = useRateColumns((row) => remove.mutate({ currency: row.currency, day: row.day }));
  const filtered = currency !== undefined || from !== undefined || to !== undefined;
  return (
    <Section title={t('rates')}>
      {filtered || (rates.data?.total ?? 0) > 0 ? <Filters address={address} change={(patch) => change({ ...patch, page: 1 })} /> : null}
      {remove.error ? <Notice verdict="present">{failure(remove.error).what}</Notice> : null}
      <Loaded query={rates} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('rates')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.currency} ${row.day}`}
            sort={{ key: sort, descending: !up }}
            onSort={({ key, descending }) => change({ sort: key as 'day', up: !descending, page: 1 })}
            paging={{ page, pageSize, total, onPage: (next) => change({ page: next }) }}
            empty={<Empty why={filtered ? t('nothingFound') : t('none', organisation)} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useRateColumns(remove: (row: Rate) => void): readonly Column<Rate>[] {
  const { t } = useTranslation('rates');
  const format = useFormat();
  const { user, organisation } = useSession();
  const columns: readonly (Column<Rate> | null)[] = [
    { key: 'day', title: t('day'), lead: true, sortable: true, phone: 'title', cell: (row) => format.day(row.day) },
    { key: 'currency', title: t('currency'), sortable: true, phone: 'note', cell: (row) => row.currency },
    { key: 'rate', title: t('rate', organisation), align: 'end', sortable: true, phone: 'value', cell: (row) => format.number(Number(row.rate), { digits: (row.rate.split('.')[1] ?? '').length }) },
    mayDo(user, 'settings', 'edit')
      ? {
          key: 'remove',
          title: <span className="visually-hidden">{t('remove')}</span>,
          align: 'end',
          phone: 'side',
          cell: (row) => <Confirm kind="text" label={t('remove')} consequence={t('removeConsequence')} deed={t('removeDeed')} onConfirm={() => remove(row)} />,
        }
      : null,
  ];
  return columns.filter((column) => column !== null);
}

function Filters({ address, change }: { readonly address: RatesAddress; readonly change: (patch: Partial<RatesAddress>) => void }) {
  const { t } = useTranslation('rates');
  const currencies = useForeignCurrencies();
  return (
    <Toolbar>
      <SelectField label={t('currency')} searchable value={address.currency ?? ''} data={[{ value: '', label: t('all') }, ...currencies]} onChange={(next) => change({ currency: next || undefined })} />
      <DayField label={t('from')} value={address.from ?? null} onChange={(day) => change({ from: day ?? undefined })} />
      <DayField label={t('to')} value={address.to ?? null} onChange={(day) => change({ to: day ?? undefined })} />
    </Toolbar>
  );
}
