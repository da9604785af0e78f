import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { VerdictTag } from '#web/ui/verdict.tsx';
import { missingSize, useRatesAddress, type Missing } from './address.ts';
import styles from './rates.module.css';

/** Facts that are in no sum for want of a rate, and the way to give one. */
export function MissingRates() {
  const { t } = useTranslation('rates');
  const failure = useFailure();
  const [{ missingPage }, change] = useRatesAddress();
  const missing = useQuery(queries.rates.missing.queryOptions({ input: { page: missingPage, size: missingSize }, placeholderData: keepPreviousData }));
  const columns = useMissingColumns();
  const some = (missing.data?.total ?? 0) > 0;
  return (
    <Section title={t('missing')} note={some ? t('missingNote') : undefined}>
      <Loaded query={missing} failure={failure}>
        {({ rows, total }) => (
          <DataTable
            label={t('missing')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.currency} ${row.month}`}
            paging={{ page: missingPage, pageSize: missingSize, total, onPage: (next) => change({ missingPage: next }) }}
            empty={<p className={styles.fine}><VerdictTag verdict="absent">{t('missingNone')}</VerdictTag></p>}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useMissingColumns(): readonly Column<Missing>[] {
  const { t } = useTranslation('rates');
  const format = useFormat();
  const { user } = useSession();
  const drawer = useDrawer('rate');
  const fill = (row: Missing) => (
    <Button kind="text" aria-label={t('fillLabel', { currency: row.currency, day: format.day(row.firstDay) })} onClick={() => drawer.open(`${row.currency}.${row.firstDay}`)}>{t('fill')}</Button>
  );
  const columns: readonly (Column<Missing> | null)[] = [
    { key: 'month', title: t('month'), lead: true, phone: 'title', cell: (row) => <span className={styles.month}>{format.month(row.month)}</span> },
    { key: 'currency', title: t('currency'), phone: 'note', cell: (row) => row.currency },
    { key: 'deals', title: t('deals'), align: 'end', cell: (row) => format.number(row.deals) },
    { key: 'orderLines', title: t('orderLines'), align: 'end', cell: (row) => format.number(row.orderLines) },
    { key: 'payments', title: t('payments'), align: 'end', cell: (row) => format.number(row.payments) },
    mayDo(user, 'settings', 'edit') ? { key: 'fill', title: <span className="visually-hidden">{t('fill')}</span>, align: 'end', phone: 'value', cell: fill } : null,
  ];
  return columns.filter((column) => column !== null);
}
