import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { useToday } from '#web/domain/use-today.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { DayField, SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';

/** One season: its first and last day, and whose it is. */
export function ClosureDrawer() {
  const { t } = useTranslation('calendar');
  const { id, close } = useDrawer('closure');
  return (
    <Drawer opened={id !== null} onClose={close} title={t('closureTitle')} about={t('closureAbout')}>
      <ClosureForm onSaved={close} />
    </Drawer>
  );
}

const everyone = '';

function ClosureForm({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useTranslation('calendar');
  const failure = useFailure();
  const client = useQueryClient();
  const year = useToday().slice(0, 4);
  const industries = useQuery(queries.calendar.closures.queryOptions()).data?.industries ?? [];
  const [from, setFrom] = useState<string | null>(`${year}-06-01`);
  const [to, setTo] = useState<string | null>(`${year}-08-31`);
  const [industry, setIndustry] = useState(everyone);
  const [note, setNote] = useState('');
  const add = useMutation(queries.calendar.addClosure.mutationOptions({
    onSuccess: async () => {
      onSaved();
      await client.invalidateQueries();
    },
  }));
  const season = from === null || to === null ? null : { from: from.slice(5), to: to.slice(5), industry: industry === everyone ? null : industry, note: note.trim() === '' ? null : note.trim() };
  return (
    <Form
      onSubmit={() => season !== null && add.mutate(season)}
      problem={add.error ? failure(add.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={season === null} busy={add.isPending}>{t('closureSave')}</Button>}
    >
      <DayField label={t('closureFrom')} value={from} onChange={setFrom} />
      <DayField label={t('closureTo')} help={t('closureYear')} value={to} onChange={setTo} />
      <SelectField
        label={t('closureWho')}
        help={industries.length === 0 ? t('closureNoIndustries') : undefined}
        searchable
        value={industry}
        data={[{ value: everyone, label: t('closureEveryone') }, ...industries.map((name) => ({ value: name, label: name }))]}
        onChange={(next) => setIndustry(next ?? everyone)}
      />
      <TextField label={t('note')} help={t('closureNoteHelp')} value={note} onChange={setNote} />
    </Form>
  );
}
