import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Saved } from '#web/ui/saved.tsx';

/** The present password and the next; every other session ends with the change. */
export function ChangePassword() {
  const { t } = useTranslation('session');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const client = useQueryClient();
  const failure = useFailure();
  const change = useMutation(
    queries.session.changePassword.mutationOptions({
      onSuccess: () => {
        setCurrent('');
        setNext('');
        return client.invalidateQueries({ queryKey: queries.session.list.key() });
      },
    }),
  );
  return (
    <Form
      onSubmit={() => change.mutate({ current, next })}
      problem={change.error ? failure(change.error).what : null}
      actions={
        <>
          <Button kind="primary" type="submit" busy={change.isPending}>{t('change')}</Button>
          <Saved at={change.isSuccess ? change.submittedAt : null} words={t('changed')} />
        </>
      }
    >
      <TextField label={t('currentPassword')} type="password" autoComplete="current-password" value={current} onChange={setCurrent} />
      <TextField label={t('newPassword')} type="password" autoComplete="new-password" help={t('passwordHelp')} value={next} onChange={setNext} />
    </Form>
  );
}
