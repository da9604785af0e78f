import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { questionOf, type AbcXyzAddress } from '../address.ts';
import type { CustomerRow, Frame } from './report.ts';
import { useFullMoney, usePlaceName } from './use-words.ts';

const pageSize = 25;

interface CustomerDrawerProps {
  readonly frame: Frame;
  readonly address: AbcXyzAddress;
}

/** The purchases that make a customer's amount and rhythm. */
export function CustomerDrawer({ frame, address }: CustomerDrawerProps) {
  const { t } = useTranslation('abcxyz');
  const drawer = useDrawer('customer');
  const failure = useFailure();
  const columns = useDayColumns();
  const [shown, setShown] = useState({ page: 1, sort: 'day' as 'day' | 'amount', descending: true });
  const id = Number(drawer.id);
  const days = useQuery({
    ...queries.abcxyz.days.queryOptions({ input: { ...questionOf(address), id, ...shown, size: pageSize } }),
    enabled: drawer.id !== null && Number.isInteger(id),
    placeholderData: keepPreviousData,
  });
  return (
    <Drawer opened={drawer.id !== null} onClose={drawer.close} kicker={t('drawer.kicker')} title={days.data?.customer.id === id ? days.data.customer.name : ''}>
      <Loaded query={days} failure={failure}>
        {(data) => (
          <>
            <About customer={data.customer} frame={frame} />
            <Section title={t('drawer.days')}>
              <DataTable
                label={t('drawer.days')}
                columns={columns}
                rows={data.rows}
                rowKey={(row) => row.day}
                sort={{ key: shown.sort, descending: shown.descending }}
                onSort={({ key, descending }) => setShown({ page: 1, sort: key as 'day' | 'amount', descending })}
                paging={{ page: shown.page, pageSize, total: data.total, onPage: (page) => setShown({ ...shown, page }) }}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function About({ customer, frame }: { readonly customer: CustomerRow; readonly frame: Frame }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const money = useFullMoney();
  const nameOf = usePlaceName();
  return (
    <KeyValues
      rows={[
        { key: 'group', label: t('drawer.group'), value: nameOf(customer.place) },
        ...(customer.placeBefore === null || frame.before === null ? [] : [{ key: 'was', label: t('drawer.was', { day: format.shortDay(frame.before.asOf, true) }), value: nameOf(customer.placeBefore) }]),
        { key: 'amount', label: t('drawer.amount'), value: customer.amount === null ? '—' : money(customer.amount) },
        { key: 'rhythm', label: t('drawer.rhythm'), value: t('outOfOwn', { active: customer.active, eligible: customer.eligible }) },
        { key: 'last', label: t('drawer.last'), value: customer.last === null ? t('drawer.none') : format.shortDay(customer.last, true) },
        { key: 'rep', label: t('drawer.rep'), value: customer.rep ?? t('drawer.none') },
      ]}
    />
  );
}

type DayRow = { readonly day: string; readonly amount: number; readonly ordinal: number | null };

function useDayColumns(): readonly Column<DayRow>[] {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { currency } = useSession().organisation;
  return [
    { key: 'day', title: t('drawer.day'), lead: true, sortable: true, phone: 'title', cell: (row) => format.shortDay(row.day, true) },
    { key: 'what', title: t('drawer.what'), quiet: true, phone: 'note', cell: (row) => (row.ordinal === null ? t('drawer.return') : t('drawer.ordinal', { count: row.ordinal })) },
    { key: 'amount', title: t('drawer.sum', { unit: format.moneyUnit(currency) }), align: 'end', sortable: true, phone: 'value', cell: (row) => format.money(row.amount, currency, { unit: false }) },
  ];
}
