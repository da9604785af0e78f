import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** New recovery codes in the place of those before, for who knows the password. */
export function RenewCodes({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const [password, setPassword] = useState('');
  const renew = useMutation(queries.session.renewRecoveryCodes.mutationOptions({ gcTime: 0 }));
  if (renew.data !== undefined) return <RecoveryCodes codes={renew.data.recoveryCodes} onDone={onDone} />;
  return (
    <Form
      focusFirst
      onSubmit={() => renew.mutate({ password })}
      problem={renew.error ? failure(renew.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" disabled={password === ''} busy={renew.isPending}>{t('makeCodes')}</Button>
          <Button onClick={onDone}>{t('leaveIt')}</Button>
        </>
      }
    >
      <TextField label={t('currentPassword')} help={t('newCodesHelp')} type="password" autoComplete="current-password" value={password} onChange={setPassword} />
    </Form>
  );
}
