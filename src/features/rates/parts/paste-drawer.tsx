import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRates, type RateRow, type RatesTable } from '#core/files/rates-table.ts';
import { useDrawer } from '#web/address.ts';
import { useToday } from '#web/domain/use-today.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { DayField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import styles from './rates.module.css';

/** A table of rates as it was copied; what was understood is shown before it is written. */
export function PasteDrawer() {
  const { t } = useTranslation('rates');
  const { id, close } = useDrawer('paste');
  return (
    <Drawer opened={id === 'rates'} onClose={close} title={t('pasteTitle')} about={t('pasteAbout')}>
      <PasteForm />
    </Drawer>
  );
}

function PasteForm() {
  const { t } = useTranslation('rates');
  const failure = useFailure();
  const client = useQueryClient();
  const today = useToday();
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(today);
  const set = useMutation(queries.rates.set.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const table = readRates(text, day);
  const count = table.rows.length;
  return (
    <>
      <Form
        onSubmit={() => set.mutate({ rows: [...table.rows] })}
        problem={set.error ? failure(set.error).what : null}
        actions={<Button kind="primary" type="submit" disabled={count === 0} busy={set.isPending}>{count === 0 ? t('save') : t('saveMany', { count })}</Button>}
      >
        <TextField type="multiline" label={t('table')} help={t('tableHelp')} value={text} onChange={setText} />
        <DayField label={t('dayForAll')} value={day} onChange={setDay} />
      </Form>
      {set.data === undefined ? null : <Notice verdict="absent">{t('written', set.data)}</Notice>}
      {count + table.refused.length > 0 ? <Understood table={table} /> : null}
    </>
  );
}

const shownAtMost = 30;

function Understood({ table }: { readonly table: RatesTable }) {
  const { t } = useTranslation('rates');
  const format = useFormat();
  const columns: readonly Column<RateRow>[] = [
    { key: 'day', title: t('day'), lead: true, phone: 'title', cell: (row) => format.shortDay(row.day, true) },
    { key: 'currency', title: t('currency'), phone: 'note', cell: (row) => row.currency },
    { key: 'rate', title: t('rates'), align: 'end', phone: 'value', cell: (row) => format.number(Number(row.rate), { digits: (row.rate.split('.')[1] ?? '').length }) },
  ];
  return (
    <div className={styles.understood}>
      {table.refused.length > 0 ? (
        <Notice verdict="risk">
          <p>{t('refused')}</p>
          <ul>{table.refused.slice(0, shownAtMost).map(({ line, text, why }) => <li key={line}>{t('refusedLine', { line, why: t(`why.${why}`) })} <span className={styles.quiet}>{text}</span></li>)}</ul>
        </Notice>
      ) : null}
      <p className={styles.quiet}>{t('understood', { count: table.rows.length })}</p>
      {table.rows.length > 0 ? <DataTable label={t('table')} columns={columns} rows={table.rows.slice(0, shownAtMost)} rowKey={(row) => `${row.currency} ${row.day}`} /> : null}
    </div>
  );
}
