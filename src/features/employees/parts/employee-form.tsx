import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmployeeField } from '#web/domain/employee-field.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { DayField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import type { Shown } from './address.ts';
import { FunctionsField, RoleField } from './choice-fields.tsx';
import styles from './employees.module.css';
import { useAskAnew } from './use-teams.ts';

type Draft = Pick<Shown, 'email' | 'role' | 'headId' | 'head' | 'functions' | 'hiredAt' | 'dismissedAt'>;

/** Only what was changed is sent, so that the rest goes on following the files. */
function changesOf(employee: Shown, draft: Draft) {
  const names = ['email', 'role', 'headId', 'functions', 'hiredAt', 'dismissedAt'] as const;
  return Object.fromEntries(names.filter((name) => JSON.stringify(draft[name]) !== JSON.stringify(employee[name])).map((name) => [name, draft[name]]));
}

/** What of a card can be changed at once; the team has a day of its own. */
export function EmployeeForm({ employee }: { readonly employee: Shown }) {
  const { t } = useTranslation('employees');
  const failure = useFailure();
  const askAnew = useAskAnew();
  const [draft, setDraft] = useState<Draft>(employee);
  const change = useMutation(queries.employees.change.mutationOptions({ onSuccess: askAnew }));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const changed = changesOf(employee, draft);
  const head = draft.headId === null ? null : { id: draft.headId, name: draft.head ?? '' };
  return (
    <Form
      onSubmit={() => change.mutate({ id: employee.id, ...changed })}
      problem={change.error ? failure(change.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={Object.keys(changed).length === 0} busy={change.isPending}>{t('save')}</Button>}
    >
      <RoleField value={draft.role} onChange={(role) => set({ role })} />
      <EmployeeField label={t('head')} nobody={t('noHead')} except={employee.id} value={head} onChange={(next) => set({ headId: next?.id ?? null, head: next?.name ?? null })} />
      <FunctionsField value={draft.functions ?? []} onChange={(functions) => set({ functions: functions.length === 0 && employee.functions === null ? null : functions })} />
      <TextField label={t('email')} type="email" value={draft.email ?? ''} onChange={(email) => set({ email: email.trim() === '' ? null : email })} />
      <div className={styles.pair}>
        <DayField label={t('hiredAt')} value={draft.hiredAt} onChange={(hiredAt) => set({ hiredAt })} />
        <DayField label={t('dismissedAt')} value={draft.dismissedAt} onChange={(dismissedAt) => set({ dismissedAt })} />
      </div>
    </Form>
  );
}
