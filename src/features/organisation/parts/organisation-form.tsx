import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { CurrencyField, ZoneField } from '#web/domain/organisation-choices.tsx';
import { useSums } from '#web/domain/use-sums.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckField, DayField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import styles from './organisation-form.module.css';

type Organisation = Awaited<ReturnType<Api['organisation']['read']>>;

interface OrganisationFormProps {
  readonly saved: Organisation;
  readonly editable: boolean;
}

/** The organisation's own words and zone; a change is sent whole and every figure is asked anew. */
export function OrganisationForm({ saved, editable }: OrganisationFormProps) {
  const { t } = useTranslation('organisation');
  const [draft, setDraft] = useState(saved);
  const [loadedSums, setLoadedSums] = useState<'recalculate' | 'keep'>('recalculate');
  const { vatWord } = useSums();
  const client = useQueryClient();
  const failure = useFailure();
  const change = useMutation(queries.organisation.change.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  const set = (patch: Partial<Organisation>) => setDraft((before) => ({ ...before, ...patch }));
  const touched = JSON.stringify(draft) !== JSON.stringify(saved);
  const name = draft.name?.trim() ?? '';
  const turned = draft.vatIncluded !== saved.vatIncluded;
  return (
    <div className={styles.form}>
      <Form
        onSubmit={() => change.mutate({ ...draft, name: name === '' ? null : name, ...(turned && { loadedSums }) })}
        problem={change.error ? failure(change.error).what : null}
        actions={
          editable ? (
            <>
              <Button kind="primary" type="submit" disabled={!touched} busy={change.isPending}>{t('save')}</Button>
              {touched ? <Button onClick={() => setDraft(saved)}>{t('undo')}</Button> : null}
            </>
          ) : (
            t('readOnly')
          )
        }
      >
        <TextField label={t('name')} disabled={!editable} value={draft.name ?? ''} onChange={(next) => set({ name: next })} />
        <ZoneField label={t('timeZone')} help={t('timeZoneHelp')} disabled={!editable} value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} />
        <CurrencyField label={t('currency')} help={t('currencyHelp')} disabled={!editable} value={draft.currency} onChange={(currency) => set({ currency })} />
        <DayField label={t('historySince')} help={t('historySinceHelp')} disabled={!editable} value={draft.historyCompleteSince} onChange={(historyCompleteSince) => set({ historyCompleteSince })} />
        <CheckField label={t('vat')} help={t('vatHelp')} disabled={!editable} checked={draft.vatIncluded} onChange={(vatIncluded) => set({ vatIncluded })} />
        {turned ? (
          <div className={styles.loaded}>
            <strong>{t('loadedSums')}</strong>
            <Segmented label={t('loadedSums')} value={loadedSums} choices={[{ value: 'recalculate', label: t('recalculate') }, { value: 'keep', label: t('keep') }]} onChange={setLoadedSums} />
            <span className={styles.note}>{t(loadedSums === 'recalculate' ? 'recalculateHelp' : 'keepHelp', { before: vatWord(saved.vatIncluded), after: vatWord(draft.vatIncluded) })}</span>
          </div>
        ) : null}
      </Form>
    </div>
  );
}
