import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '#core/people/rights.ts';
import { dayKinds } from '#core/shared/calendar.ts';
import { addDays, daysBetween } from '#core/shared/day.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { DayField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import styles from './calendar.module.css';
import type { YearDay } from './year.ts';

interface DayDrawerProps {
  readonly day: YearDay;
  readonly onClose: () => void;
}

/** What one day is, or several in a row; the built-in calendar is one press away. */
export function DayDrawer({ day, onClose }: DayDrawerProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const { user } = useSession();
  return (
    <Drawer opened onClose={onClose} kicker={t('dayTitle')} title={format.day(day.day)} about={t('builtIn', { kind: t(day.builtIn) })}>
      {mayDo(user, 'settings', 'edit') ? <DayForm key={JSON.stringify(day)} day={day} onClose={onClose} /> : <p className={styles.note}>{t('readOnly')}</p>}
    </Drawer>
  );
}

function DayForm({ day, onClose }: DayDrawerProps) {
  const { t } = useTranslation('calendar');
  const failure = useFailure();
  const client = useQueryClient();
  const [kind, setKind] = useState(day.kind);
  const [until, setUntil] = useState<string | null>(day.day);
  const [note, setNote] = useState(day.note ?? '');
  const onSuccess = async () => {
    await client.invalidateQueries();
    onClose();
  };
  const set = useMutation(queries.calendar.setDays.mutationOptions({ onSuccess }));
  const putBack = useMutation(queries.calendar.putBack.mutationOptions({ onSuccess }));
  const count = until === null ? 1 : daysBetween(day.day, until) + 1;
  const broken = count < 1 || count > 366;
  const days = broken ? [] : Array.from({ length: count }, (_, at) => addDays(day.day, at));
  const error = set.error ?? putBack.error;
  const same = count === 1 && kind === day.kind && note.trim() === (day.note ?? '');
  return (
    <Form
      onSubmit={() => set.mutate({ days, kind, note: note.trim() === '' ? null : note.trim() })}
      problem={broken ? t('broken') : error ? failure(error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" disabled={broken || same} busy={set.isPending}>{t('save', { count: broken ? 1 : count })}</Button>
          {day.changed ? <Button busy={putBack.isPending} onClick={() => putBack.mutate({ days: broken ? [day.day] : days })}>{t('putBack')}</Button> : null}
        </>
      }
    >
      <Segmented label={t('kind')} value={kind} choices={dayKinds.map((value) => ({ value, label: t(value) }))} onChange={setKind} />
      <DayField label={t('until')} help={t('untilHelp')} value={until} onChange={setUntil} />
      <TextField label={t('note')} help={t('noteHelp')} value={note} onChange={setNote} />
    </Form>
  );
}
