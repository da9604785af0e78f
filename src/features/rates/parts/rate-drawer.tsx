import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRates } from '#core/files/rates-table.ts';
import { useDrawer } from '#web/address.ts';
import { useToday } from '#web/domain/use-today.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { DayField, SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { useForeignCurrencies } from './currencies.ts';

/** One rate; its address may say the currency and the day: `rate.USD.2026-10-31`. */
export function RateDrawer() {
  const { t } = useTranslation('rates');
  const { id, close } = useDrawer('rate');
  return (
    <Drawer opened={id !== null} onClose={close} title={t('addTitle')}>
      <RateForm key={id} asked={id ?? ''} onSaved={close} />
    </Drawer>
  );
}

function RateForm({ asked, onSaved }: { readonly asked: string; readonly onSaved: () => void }) {
  const { t } = useTranslation('rates');
  const failure = useFailure();
  const client = useQueryClient();
  const currencies = useForeignCurrencies();
  const { organisation } = useSession();
  const today = useToday();
  const [, askedCurrency, askedDay] = /^([A-Z]{3})\.(\d{4}-\d{2}-\d{2})$/.exec(asked) ?? [];
  const [currency, setCurrency] = useState(askedCurrency ?? currencies[0]?.value ?? 'USD');
  const [day, setDay] = useState<string | null>(askedDay ?? today);
  const [text, setText] = useState('');
  const set = useMutation(queries.rates.set.mutationOptions({
    onSuccess: async () => {
      onSaved();
      await client.invalidateQueries();
    },
  }));
  const [row] = readRates(`${currency}\t${text.replaceAll(/\s/g, '')}`, day).rows;
  return (
    <Form
      onSubmit={() => row !== undefined && set.mutate({ rows: [row] })}
      problem={set.error ? failure(set.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={row === undefined} busy={set.isPending}>{t('save')}</Button>}
    >
      <SelectField label={t('currency')} searchable value={currency} data={[...currencies]} onChange={(next) => setCurrency(next ?? currency)} />
      <DayField label={t('day')} value={day} onChange={setDay} />
      <TextField label={t('rateOf', organisation)} value={text} onChange={setText} />
    </Form>
  );
}
