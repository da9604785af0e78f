import { useTranslation } from 'react-i18next';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { SignInForm } from './parts/sign-in-form.tsx';

interface SignInAgainProps {
  readonly user: { readonly name: string; readonly email: string };
  readonly onDone: () => unknown;
  readonly onLeave: () => void;
}

/** Over the page whose session ended: the same person signs in anew, and what was typed is still there. */
export function SignInAgain({ user, onDone, onLeave }: SignInAgainProps) {
  const { t } = useTranslation('session');
  return (
    <Dialog title={t('againTitle')} about={t('againAbout', user)}>
      <SignInForm email={user.email} onDone={onDone} aside={<Button kind="text" onClick={onLeave}>{t('againLeave')}</Button>} />
    </Dialog>
  );
}
