import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckField, NumberField, SelectField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import type { StateAnswer } from './answers.ts';
import styles from './backup.module.css';

type Schedule = StateAnswer['schedule'];
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));
const keeps = [{ field: 'keepDaily', most: 366, least: 1 }, { field: 'keepWeekly', most: 520, least: 0 }, { field: 'keepMonthly', most: 1200, least: 0 }] as const;
type Draft = Pick<Schedule, 'isOn' | 'hour'> & { readonly [Field in (typeof keeps)[number]['field']]: number | null };

function filled({ isOn, hour, keepDaily, keepWeekly, keepMonthly }: Draft): Schedule | null {
  if (keepDaily === null || keepWeekly === null || keepMonthly === null) return null;
  const whole = { isOn, hour, keepDaily, keepWeekly, keepMonthly };
  return keeps.every(({ field, least, most }) => whole[field] >= least && whole[field] <= most) ? whole : null;
}

interface ScheduleFormProps {
  readonly saved: Schedule;
  /** What is said after saving. */
  readonly done: ReactNode;
  readonly onSaved: () => void;
}

/** When backups are made by themselves and how many stay. */
export function ScheduleForm({ saved, done, onSaved }: ScheduleFormProps) {
  const { t } = useTranslation('backup');
  const failure = useFailure();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft>(saved);
  const change = useMutation(queries.backup.setSchedule.mutationOptions({
    onSuccess: async () => {
      onSaved();
      await client.invalidateQueries({ queryKey: queries.backup.key() });
    },
  }));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const wanted = filled(draft);
  const touched = JSON.stringify(draft) !== JSON.stringify(saved);
  return (
    <div className={styles.form}>
      <Form
        onSubmit={() => wanted !== null && change.mutate(wanted)}
        problem={wanted === null ? t('fill') : change.error ? failure(change.error).what : null}
        actions={
          <>
            <Button kind="primary" type="submit" disabled={!touched || wanted === null} busy={change.isPending}>{t('save')}</Button>
            {touched ? <Button onClick={() => setDraft(saved)}>{t('undo')}</Button> : null}
            {done}
          </>
        }
      >
        <CheckField label={t('isOn')} checked={draft.isOn} onChange={(isOn) => set({ isOn })} />
        <div className={styles.fields}>
          <SelectField label={t('hour')} data={hours} value={String(draft.hour)} onChange={(hour) => set({ hour: Number(hour ?? draft.hour) })} />
          {keeps.map(({ field, least, most }) => <NumberField key={field} label={t(field)} min={least} max={most} value={draft[field]} onChange={(next) => set({ [field]: next })} />)}
        </div>
        <p className={styles.help}>{t('keepHelp')}</p>
      </Form>
    </div>
  );
}
