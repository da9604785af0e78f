import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { AskReset } from './ask-reset.tsx';
import { EntryPage } from './entry-page.tsx';
import { useEnter } from './use-enter.ts';

/** E-mail and password; a refusal never tells which of the two was wrong. */
export function SignIn({ mailSetUp }: { readonly mailSetUp: boolean }) {
  const { t } = useTranslation('session');
  const [forgot, setForgot] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const failure = useFailure();
  const enter = useEnter();
  const signIn = useMutation(queries.session.signIn.mutationOptions({ onSuccess: enter }));
  if (forgot) return <AskReset mailSetUp={mailSetUp} onBack={() => setForgot(false)} />;
  return (
    <EntryPage title={t('signInTitle')}>
      <Form
        focusFirst
        onSubmit={() => signIn.mutate({ email, password })}
        problem={signIn.error ? failure(signIn.error).what : null}
        actions={
          <>
            <Button kind="primary" type="submit" busy={signIn.isPending}>{t('signIn')}</Button>
            <Button kind="text" onClick={() => setForgot(true)}>{t('forgot')}</Button>
          </>
        }
      >
        <TextField label={t('email')} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} />
        <TextField label={t('password')} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} />
      </Form>
    </EntryPage>
  );
}
