import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';

interface CodeStepProps {
  readonly onDone: () => unknown;
  readonly onBack: () => void;
}

/** The second step of signing in: the code of the app, or a recovery code in the same field. */
export function CodeStep({ onDone, onBack }: CodeStepProps) {
  const { t } = useTranslation('session');
  const [code, setCode] = useState('');
  const failure = useFailure();
  const finish = useMutation(queries.session.finishSignIn.mutationOptions({ onSuccess: onDone }));
  return (
    <Form
      focusFirst
      onSubmit={() => finish.mutate({ code })}
      problem={finish.error ? failure(finish.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" disabled={code.trim() === ''} busy={finish.isPending}>{t('confirm')}</Button>
          <Button kind="text" onClick={onBack}>{t('back')}</Button>
        </>
      }
    >
      <TextField label={t('secondCode')} help={t('secondCodeHelp')} autoComplete="one-time-code" name="code" value={code} onChange={setCode} />
    </Form>
  );
}
