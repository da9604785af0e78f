import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tokenScopes, type TokenScope } from '#core/people/rule.ts';
import { addDays } from '#core/shared/day.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { useDrawer } from '#web/address.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Drawer } from '#web/ui/drawer.tsx';
import { CheckField, DayField, SelectField, TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import styles from './users.module.css';

/** A new token; its secret is shown once. */
export function TokenDrawer() {
  const { t } = useTranslation('users');
  const { id, close } = useDrawer('token');
  return (
    <Drawer opened={id === 'new'} onClose={close} title={t('tokenTitle')} about={t('tokenAbout')}>
      <TokenForm />
    </Drawer>
  );
}

function TokenForm() {
  const { t } = useTranslation(['users', 'shell']);
  const failure = useFailure();
  const client = useQueryClient();
  const { user, organisation } = useSession();
  const [name, setName] = useState('');
  const [userId, setUserId] = useState(user.id);
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read']);
  const [until, setUntil] = useState<string | null>(null);
  const users = useQuery(queries.users.list.queryOptions({ input: { size: 200, disabled: false } }));
  const create = useMutation(queries.users.createToken.mutationOptions({ onSuccess: () => client.invalidateQueries({ queryKey: queries.users.listTokens.key() }) }));
  if (create.data !== undefined) {
    return <div className={styles.once}><CopyField label={t('secret')} value={create.data.secret} /><p>{t('secretOnce')}</p></div>;
  }
  const rows = users.data?.rows ?? [{ id: user.id, name: user.name, role: user.role }];
  const expiresAt = until === null ? null : new Date(startOfDay(addDays(until, 1), organisation.zone)).toISOString();
  const toggle = (scope: TokenScope, on: boolean) => setScopes((before) => tokenScopes.filter((known) => (known === scope ? on : before.includes(known))));
  return (
    <Form
      focusFirst
      onSubmit={() => create.mutate({ name, userId, scopes: [...scopes], expiresAt })}
      problem={create.error ? failure(create.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={name.trim() === '' || scopes.length === 0} busy={create.isPending}>{t('tokenDeed')}</Button>}
    >
      <TextField label={t('tokenName')} required value={name} onChange={setName} />
      <SelectField label={t('tokenUser')} searchable value={userId} data={rows.map((row) => ({ value: row.id, label: `${row.name}, ${t(`shell:roles.${row.role}`)}` }))} onChange={(next) => setUserId(next ?? user.id)} />
      <fieldset className={styles.scopes}>
        <legend>{t('scopes')}</legend>
        {tokenScopes.map((scope) => <CheckField key={scope} label={t(`scopeNames.${scope}`)} checked={scopes.includes(scope)} onChange={(on) => toggle(scope, on)} />)}
      </fieldset>
      <DayField label={t('expiresAt')} help={t('expiresHelp')} value={until} onChange={setUntil} />
    </Form>
  );
}
