import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmployeeField } from '#web/domain/employee-field.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import type { ShownUser } from './address.ts';

/** Which employee a user is: what "own" means for them. */
export function LinkForm({ user }: { readonly user: ShownUser }) {
  const { t } = useTranslation('users');
  const failure = useFailure();
  const client = useQueryClient();
  const [employee, setEmployee] = useState(user.employeeId === null ? null : { id: user.employeeId, name: user.employeeName ?? '' });
  const link = useMutation(queries.users.linkEmployee.mutationOptions({ onSuccess: () => client.invalidateQueries() }));
  return (
    <Form
      onSubmit={() => link.mutate({ id: user.id, employeeId: employee?.id ?? null })}
      problem={link.error ? failure(link.error).what : null}
      actions={<Button type="submit" disabled={(employee?.id ?? null) === user.employeeId} busy={link.isPending}>{t('linkDeed')}</Button>}
    >
      <EmployeeField label={t('employee')} help={t('linkHelp')} nobody={t('nobody')} value={employee} onChange={setEmployee} />
    </Form>
  );
}
