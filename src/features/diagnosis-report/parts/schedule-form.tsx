import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { CheckField, MultiSelectField, SelectField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { ScheduleAnswer } from './answers.ts';
import styles from './report.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));

type Draft = Pick<ScheduleAnswer, 'isOn' | 'weekday' | 'hour' | 'language' | 'readers'>;
const draftOf = ({ isOn, weekday, hour, language, readers }: ScheduleAnswer): Draft => ({ isOn, weekday, hour, language, readers });

interface ScheduleFormProps {
  readonly saved: ScheduleAnswer;
  /** What is said after saving. */
  readonly done: ReactNode;
  readonly onSaved: () => void;
}

/** When the letter goes, in which language, to whom. */
export function ScheduleForm({ saved, done, onSaved }: ScheduleFormProps) {
  const { t } = useTranslation('diagnosisReport');
  const failure = useFailure();
  const client = useQueryClient();
  const [draft, setDraft] = useState(draftOf(saved));
  const change = useMutation(queries.diagnosisReport.setSchedule.mutationOptions({
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queries.diagnosisReport.schedule.key() });
      onSaved();
    },
  }));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const touched = JSON.stringify(draft) !== JSON.stringify(draftOf(saved));
  const nobody = draft.isOn && draft.readers.length === 0;
  return (
    <div className={styles.form}>
      {saved.isMailSetUp ? null : <NoMail />}
      <Form
        onSubmit={() => (nobody ? undefined : change.mutate(draft))}
        problem={nobody ? t('noReaders') : change.error ? failure(change.error).what : null}
        actions={
          <>
            <Button kind="primary" type="submit" disabled={!touched || nobody} busy={change.isPending}>{t('save')}</Button>
            {touched ? <Button onClick={() => setDraft(draftOf(saved))}>{t('undo')}</Button> : null}
            {done}
          </>
        }
      >
        <CheckField label={t('isOn')} checked={draft.isOn} onChange={(isOn) => set({ isOn })} />
        <When draft={draft} set={set} />
        <MultiSelectField label={t('readers')} help={t('readersHelp')} data={saved.candidates.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))} value={draft.readers} onChange={(readers) => set({ readers })} />
        <Next saved={saved} />
      </Form>
    </div>
  );
}

function When({ draft, set }: { readonly draft: Draft; readonly set: (patch: Partial<Draft>) => void }) {
  const { t } = useTranslation('diagnosisReport');
  return (
    <div className={styles.when}>
      <SelectField label={t('weekday')} data={weekdays.map((day) => ({ value: String(day), label: t(`weekdays.d${day}`) }))} value={String(draft.weekday)} onChange={(weekday) => set({ weekday: Number(weekday ?? draft.weekday) })} />
      <SelectField label={t('hour')} data={hours} value={String(draft.hour)} onChange={(hour) => set({ hour: Number(hour ?? draft.hour) })} />
      <SelectField label={t('language')} data={(['ru', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))} value={draft.language} onChange={(language) => set({ language: language === 'en' ? 'en' : 'ru' })} />
    </div>
  );
}

function Next({ saved }: { readonly saved: ScheduleAnswer }) {
  const { t } = useTranslation('diagnosisReport');
  const format = useFormat();
  const { zone } = useSession().organisation;
  return <p className={styles.next}>{saved.nextAt === null ? t('off') : t('next', { when: format.instant(saved.nextAt, zone) })} {t('hourHelp')}</p>;
}

function NoMail() {
  const { t } = useTranslation('diagnosisReport');
  return (
    <Notice verdict="risk">
      <b>{t('noMail')}</b>. {t('noMailAbout')}
      <div className={styles.variables}><code>THIRTY_SMTP_URL=smtps://user:password@mail.example.ru:465</code><br /><code>THIRTY_MAIL_FROM=no-reply@example.ru</code></div>
    </Notice>
  );
}
