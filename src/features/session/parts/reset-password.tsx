import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { CodeStep } from './code-step.tsx';
import { EntryPage } from './entry-page.tsx';
import { leaveLink } from './link-secret.ts';
import { useEnter } from './use-enter.ts';

/** A new password by the one-time link that `secret` comes from; then the code of who has a second step. */
export function ResetPassword({ secret }: { readonly secret: string }) {
  const { t } = useTranslation('session');
  const [password, setPassword] = useState('');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const failure = useFailure();
  const enter = useEnter();
  const reset = useMutation(
    queries.session.resetPassword.mutationOptions({
      onSuccess: (arrival) => {
        leaveLink();
        return arrival.codeNeeded ? setCodeNeeded(true) : enter();
      },
    }),
  );
  if (codeNeeded) return <EntryPage title={t('resetTitle')} about={t('resetDone')}><CodeStep onDone={enter} onBack={() => location.assign('/')} /></EntryPage>;
  return (
    <EntryPage title={t('resetTitle')}>
      <Form
        focusFirst
        onSubmit={() => reset.mutate({ secret, password })}
        problem={reset.error ? failure(reset.error).what : null}
        actions={<Button kind="primary" type="submit" busy={reset.isPending}>{t('setPassword')}</Button>}
      >
        <TextField label={t('newPassword')} type="password" autoComplete="new-password" help={t('passwordHelp')} value={password} onChange={setPassword} />
      </Form>
    </EntryPage>
  );
}
