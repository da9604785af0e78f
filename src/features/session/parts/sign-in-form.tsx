import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { CodeStep } from './code-step.tsx';

interface SignInFormProps {
  /** Who must sign in; without it anyone may. */
  readonly email?: string;
  readonly onDone: () => unknown;
  /** What else can be done, beside the black button. */
  readonly aside: ReactNode;
}

/** E-mail and password, then the code where the user has a second step; a refusal never tells which was wrong. */
export function SignInForm({ email: only, onDone, aside }: SignInFormProps) {
  const { t } = useTranslation('session');
  const [email, setEmail] = useState(only ?? '');
  const [password, setPassword] = useState('');
  const [codeNeeded, setCodeNeeded] = useState(false);
  const failure = useFailure();
  const signIn = useMutation(queries.session.signIn.mutationOptions({ onSuccess: (arrival) => (arrival.codeNeeded ? setCodeNeeded(true) : onDone()) }));
  if (codeNeeded) return <CodeStep onDone={onDone} onBack={() => setCodeNeeded(false)} />;
  return (
    <Form
      focusFirst
      onSubmit={() => signIn.mutate({ email, password })}
      problem={signIn.error ? failure(signIn.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" busy={signIn.isPending}>{t('signIn')}</Button>
          {aside}
        </>
      }
    >
      {only === undefined ? <TextField label={t('email')} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} /> : null}
      <TextField label={t('password')} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} />
    </Form>
  );
}
