import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDrawer } from '#web/address.ts';
import { EmployeeField } from '#web/domain/employee-field.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { DayField, SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import type { EmployeeFunction } from '#core/people/employee.ts';
import type { Role } from '#core/people/viewer.ts';
import { FunctionsField, RoleField } from './choice-fields.tsx';
import { useAskAnew, useTeams } from './use-teams.ts';

/** Enters someone whom no file names. */
export function AddEmployee() {
  const { t } = useTranslation('employees');
  const { id, close } = useDrawer('add');
  return (
    <Drawer opened={id === 'employee'} onClose={close} title={t('addTitle')} about={t('addAbout')}>
      <AddForm />
    </Drawer>
  );
}

interface Draft {
  readonly name: string;
  readonly email: string;
  readonly role: Role | null;
  readonly team: string | null;
  readonly head: { readonly id: number; readonly name: string } | null;
  readonly functions: EmployeeFunction[];
  readonly hiredAt: string | null;
}

const empty: Draft = { name: '', email: '', role: 'rep', team: null, head: null, functions: [], hiredAt: null };

function AddForm() {
  const { t } = useTranslation('employees');
  const failure = useFailure();
  const askAnew = useAskAnew();
  const teams = useTeams();
  const drawer = useDrawer('employee');
  const [draft, setDraft] = useState(empty);
  const add = useMutation(queries.employees.add.mutationOptions({
    onSuccess: async ({ id }) => {
      drawer.open(id);
      await askAnew();
    },
  }));
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));
  const submit = () => {
    const { email, head, ...rest } = draft;
    add.mutate({ ...rest, email: email.trim() === '' ? null : email, headId: head?.id ?? null });
  };
  return (
    <Form
      onSubmit={submit}
      problem={add.error ? failure(add.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={draft.name.trim() === ''} busy={add.isPending}>{t('addDeed')}</Button>}
    >
      <TextField label={t('name')} required value={draft.name} onChange={(name) => set({ name })} />
      <RoleField value={draft.role} onChange={(role) => set({ role })} />
      <SelectField label={t('team')} searchable value={draft.team ?? ''} data={[{ value: '', label: t('noTeam') }, ...teams.map(({ name }) => ({ value: name, label: name }))]} onChange={(team) => set({ team: team || null })} />
      <EmployeeField label={t('head')} nobody={t('noHead')} value={draft.head} onChange={(head) => set({ head })} />
      <FunctionsField value={draft.functions} onChange={(functions) => set({ functions })} />
      <TextField label={t('email')} type="email" value={draft.email} onChange={(email) => set({ email })} />
      <DayField label={t('hiredAt')} value={draft.hiredAt} onChange={(hiredAt) => set({ hiredAt })} />
    </Form>
  );
}
