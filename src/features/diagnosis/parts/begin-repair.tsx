import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/shared/day.ts';
import { EmployeeField } from '#web/domain/employee-field.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { CheckField, DayField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import type { MistakeAnswer } from './answers.ts';
import styles from './repair.module.css';
import { useSay, useSigns } from './use-words.ts';

interface Draft {
  readonly owner: { readonly id: number; readonly name: string } | null;
  readonly dueOn: string | null;
  readonly steps: ReadonlySet<string>;
  readonly own: readonly string[];
  readonly signals: ReadonlySet<string>;
  readonly note: string;
}

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** All steps, and the signals that they move and that are not good. */
function firstDraft(mistake: MistakeAnswer, today: string): Draft {
  const moved = new Set(mistake.steps.flatMap(({ moves }) => moves));
  const bad = mistake.signals.filter(({ id, severity }) => moved.has(id) && severity !== null && severity > 0).map(({ id }) => id);
  return { owner: null, dueOn: addDays(today, 42), steps: new Set(mistake.steps.map(({ id }) => id)), own: [], signals: new Set(bad), note: '' };
}

/** Makes a repair of the mistake: which steps, whose, until when, and which signals should move. */
export function BeginRepair({ mistake, onClose }: { readonly mistake: MistakeAnswer; readonly onClose: () => void }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const failure = useFailure();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { today } = useSession();
  const [draft, setDraft] = useState(() => firstDraft(mistake, today));
  const [wrong, setWrong] = useState<string | null>(null);
  const begin = useMutation(
    queries.diagnosis.startRepair.mutationOptions({
      onSuccess: async ({ id }) => {
        await client.invalidateQueries({ queryKey: queries.diagnosis.key() });
        void navigate({ to: '/map/repairs', search: { open: `repair.${id}` } });
      },
    }),
  );
  const change = (patch: Partial<Draft>) => {
    setWrong(null);
    setDraft((before) => ({ ...before, ...patch }));
  };
  const submit = () => {
    const { owner, dueOn, note } = draft;
    const steps = [
      ...mistake.steps.filter(({ id }) => draft.steps.has(id)).map(({ id }) => ({ step: id, text: null, ownerId: owner?.id ?? null, dueOn: null })),
      ...draft.own.map((text) => ({ step: null, text, ownerId: owner?.id ?? null, dueOn: null })),
    ];
    if (steps.length === 0 || draft.signals.size === 0) setWrong(t('repairing.noSteps'));
    else if (dueOn === null) setWrong(t('repairing.noDue'));
    else begin.mutate({ mistake: mistake.number, ownerId: owner?.id ?? null, note: note.trim() === '' ? null : note.trim(), dueOn, steps, signals: [...draft.signals] });
  };
  return (
    <Drawer opened onClose={onClose} kicker={t('mistake.number', { number: mistake.number })} title={t('repairing.title', { topic: say(mistake.topic) })} about={t('repairing.about')}>
      <Form onSubmit={submit} problem={wrong ?? (begin.error === null ? undefined : failure(begin.error).what)} actions={<Button kind="primary" type="submit" busy={begin.isPending}>{t('repairing.submit')}</Button>}>
        <EmployeeField label={t('repairing.owner')} nobody={t('repairing.nobody')} value={draft.owner} onChange={(owner) => change({ owner })} />
        <DayField label={t('repairing.due')} value={draft.dueOn} onChange={(dueOn) => change({ dueOn })} />
        <Steps mistake={mistake} draft={draft} change={change} />
        <Signals mistake={mistake} draft={draft} change={change} />
        <TextField type="multiline" label={t('repairing.note')} value={draft.note} onChange={(note) => change({ note })} />
      </Form>
    </Drawer>
  );
}

interface PartProps {
  readonly mistake: MistakeAnswer;
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
}

function Steps({ mistake, draft, change }: PartProps) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const [own, setOwn] = useState('');
  const add = () => {
    if (own.trim() === '') return;
    change({ own: [...draft.own, own.trim()] });
    setOwn('');
  };
  return (
    <fieldset className={styles.set}>
      <legend>{t('repairing.steps')}</legend>
      {mistake.steps.map(({ id, text }) => <CheckField key={id} label={say(text)} checked={draft.steps.has(id)} onChange={() => change({ steps: toggled(draft.steps, id) })} />)}
      {draft.own.map((text) => <CheckField key={text} label={text} checked onChange={() => change({ own: draft.own.filter((other) => other !== text) })} />)}
      <div className={styles.add}><TextField label={t('repairing.ownStep')} value={own} onChange={setOwn} /><Button onClick={add} disabled={own.trim() === ''}>{t('repairing.addStep')}</Button></div>
    </fieldset>
  );
}

function Signals({ mistake, draft, change }: PartProps) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const signs = useSigns();
  const shown = mistake.signals.filter(({ kind, isAvailable, bound }) => kind === 'measured' && isAvailable && bound.kind !== 'info');
  return (
    <fieldset className={styles.set}>
      <legend>{t('repairing.signals')}</legend>
      {shown.map(({ id, title, value, unit }) => (
        <CheckField key={id} label={`${say(title)}${value === null ? '' : ` — ${signs.figure(value, unit)}`}`} checked={draft.signals.has(id)} onChange={() => change({ signals: toggled(draft.signals, id) })} />
      ))}
    </fieldset>
  );
}
