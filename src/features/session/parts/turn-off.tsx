import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';

/** Turning the second step off takes both: the password and a code. */
export function TurnOff({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const off = useMutation(queries.session.turnOffSecondFactor.mutationOptions({ onSuccess: onDone }));
  return (
    <Form
      focusFirst
      onSubmit={() => off.mutate({ password, code })}
      problem={off.error ? failure(off.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" disabled={password === '' || code.trim() === ''} busy={off.isPending}>{t('turnOff')}</Button>
          <Button onClick={onDone}>{t('leaveIt')}</Button>
        </>
      }
    >
      <TextField label={t('currentPassword')} type="password" autoComplete="current-password" value={password} onChange={setPassword} />
      <TextField label={t('secondCode')} help={t('secondCodeHelp')} autoComplete="one-time-code" value={code} onChange={setCode} />
    </Form>
  );
}
