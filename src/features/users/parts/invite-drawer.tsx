import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayInvite } from '#core/people/rights.ts';
import { roles, type Role } from '#core/people/viewer.ts';
import { useDrawer } from '#web/address.ts';
import { EmployeeField } from '#web/domain/employee-field.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { LinkOnce } from './link-once.tsx';

/** An invitation; its link is shown once. */
export function InviteDrawer() {
  const { t } = useTranslation('users');
  const { id, close } = useDrawer('invite');
  return (
    <Drawer opened={id === 'new'} onClose={close} title={t('inviteTitle')} about={t('inviteAbout')}>
      <InviteForm />
    </Drawer>
  );
}

function InviteForm() {
  const { t } = useTranslation(['users', 'shell']);
  const failure = useFailure();
  const client = useQueryClient();
  const { user } = useSession();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('rep');
  const [employee, setEmployee] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const invite = useMutation(queries.users.invite.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.users.listInvitations.key() }) }));
  if (invite.data !== undefined) return <LinkOnce issued={invite.data} />;
  const open = roles.filter((known) => mayInvite(user, known));
  return (
    <Form
      focusFirst
      onSubmit={() => invite.mutate({ email, role, employeeId: employee?.id ?? null })}
      problem={invite.error ? failure(invite.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={email.trim() === ''} busy={invite.isPending}>{t('inviteDeed')}</Button>}
    >
      <TextField label={t('email')} type="email" required value={email} onChange={setEmail} />
      <SelectField label={t('role')} value={role} data={open.map((value) => ({ value, label: t(`shell:roles.${value}`) }))} onChange={(next) => setRole(open.find((known) => known === next) ?? role)} />
      <EmployeeField label={t('employee')} help={t('linkHelp')} nobody={t('nobody')} value={employee} onChange={setEmployee} />
    </Form>
  );
}
