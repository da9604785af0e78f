import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { EntryPage } from './entry-page.tsx';
import { leaveLink } from './link-secret.ts';
import { useEnter } from './use-enter.ts';

/** What the holder of the link is invited to, and the name and password that accept it. */
export function AcceptInvitation({ secret }: { readonly secret: string }) {
  const { t } = useTranslation('session');
  const { t: shell } = useTranslation('shell');
  const failure = useFailure();
  const invitation = useQuery(queries.session.openInvitation.queryOptions({ input: { secret } }));
  return (
    <EntryPage title={t('invitationTitle')}>
      <Loaded query={invitation} failure={failure}>
        {({ email, role }) => (
          <>
            <p>{t('invitationAbout', { email, role: shell(`roles.${role}`) })}</p>
            <AcceptForm secret={secret} />
          </>
        )}
      </Loaded>
    </EntryPage>
  );
}

function AcceptForm({ secret }: { readonly secret: string }) {
  const { t } = useTranslation('session');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const failure = useFailure();
  const enter = useEnter();
  const accept = useMutation(
    queries.session.acceptInvitation.mutationOptions({
      onSuccess: () => {
        leaveLink();
        return enter();
      },
    }),
  );
  return (
    <Form
      focusFirst
      onSubmit={() => accept.mutate({ secret, name, password })}
      problem={accept.error ? failure(accept.error).what : null}
      actions={<Button kind="primary" type="submit" busy={accept.isPending}>{t('accept')}</Button>}
    >
      <TextField label={t('yourName')} autoComplete="name" value={name} onChange={setName} />
      <TextField label={t('password')} type="password" autoComplete="new-password" help={t('passwordHelp')} value={password} onChange={setPassword} />
    </Form>
  );
}
