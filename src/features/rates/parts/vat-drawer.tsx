import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { useToday } from '#web/domain/use-today.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { DayField, NumberField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';

/** One rate of VAT and the day from which it holds. */
export function VatDrawer() {
  const { t } = useTranslation('rates');
  const { id, close } = useDrawer('vat');
  return (
    <Drawer opened={id !== null} onClose={close} title={t('vatAddTitle')}>
      <VatForm onSaved={close} />
    </Drawer>
  );
}

function VatForm({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useTranslation('rates');
  const failure = useFailure();
  const client = useQueryClient();
  const today = useToday();
  const [since, setSince] = useState<string | null>(`${today.slice(0, 4)}-01-01`);
  const [rate, setRate] = useState<number | null>(null);
  const set = useMutation(queries.rates.setVat.mutationOptions({
    onSuccess: async () => {
      onSaved();
      await client.invalidateQueries();
    },
  }));
  return (
    <Form
      onSubmit={() => since !== null && rate !== null && set.mutate({ since, rate: String(rate) })}
      problem={set.error ? failure(set.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={since === null || rate === null} busy={set.isPending}>{t('vatSave')}</Button>}
    >
      <DayField label={t('vatSince')} value={since} onChange={setSince} />
      <NumberField label={t('vatRate')} help={t('vatRateHelp')} value={rate} min={0} max={100} digits={2} suffix=" %" onChange={setRate} />
    </Form>
  );
}
