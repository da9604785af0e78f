import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '#core/people/viewer.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { SelectField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import type { ShownUser } from './address.ts';

/** Another role for a user; it holds at once. */
export function RoleForm({ user }: { readonly user: ShownUser }) {
  const { t } = useTranslation(['users', 'shell']);
  const failure = useFailure();
  const client = useQueryClient();
  const [role, setRole] = useState(user.role);
  const change = useMutation(queries.users.changeRole.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.users.key() }) }));
  return (
    <Form
      onSubmit={() => change.mutate({ id: user.id, role })}
      problem={change.error ? failure(change.error).what : null}
      actions={<Button type="submit" disabled={role === user.role} busy={change.isPending}>{t('roleDeed')}</Button>}
    >
      <SelectField
        label={t('role')}
        help={t('roleHelp')}
        value={role}
        data={roles.map((value) => ({ value, label: t(`shell:roles.${value}`) }))}
        onChange={(next) => setRole(roles.find((known) => known === next) ?? user.role)}
      />
    </Form>
  );
}
