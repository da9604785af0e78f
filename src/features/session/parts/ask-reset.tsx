import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { EntryPage } from './entry-page.tsx';

interface AskResetProps {
  readonly mailSetUp: boolean;
  readonly onBack: () => void;
}

/** A link for a new password by mail; where no mail is set up, who else can help. */
export function AskReset({ mailSetUp, onBack }: AskResetProps) {
  const { t } = useTranslation('session');
  const [email, setEmail] = useState('');
  const failure = useFailure();
  const ask = useMutation(queries.session.askReset.mutationOptions());
  const back = <Button onClick={onBack}>{t('back')}</Button>;
  if (!mailSetUp) return <EntryPage title={t('forgotTitle')} about={t('forgotNoMail')}>{back}</EntryPage>;
  if (ask.isSuccess) return <EntryPage title={t('forgotTitle')} about={t('linkSent')}>{back}</EntryPage>;
  return (
    <EntryPage title={t('forgotTitle')} about={t('forgotAbout')}>
      <Form
        focusFirst
        onSubmit={() => ask.mutate({ email })}
        problem={ask.error ? failure(ask.error).what : null}
        actions={<><Button kind="primary" type="submit" busy={ask.isPending}>{t('sendLink')}</Button>{back}</>}
      >
        <TextField label={t('email')} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} />
      </Form>
    </EntryPage>
  );
}
