import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/ui/button.tsx';
import { AskReset } from './ask-reset.tsx';
import { EntryPage } from './entry-page.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useEnter } from './use-enter.ts';

/** The door of someone who is not signed in. */
export function SignIn({ mailSetUp }: { readonly mailSetUp: boolean }) {
  const { t } = useTranslation('session');
  const [forgot, setForgot] = useState(false);
  const enter = useEnter();
  if (forgot) return <AskReset mailSetUp={mailSetUp} onBack={() => setForgot(false)} />;
  return (
    <EntryPage title={t('signInTitle')}>
      <SignInForm onDone={enter} aside={<Button kind="text" onClick={() => setForgot(true)}>{t('forgot')}</Button>} />
    </EntryPage>
  );
}
