import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { Confirm } from '#web/ui/confirm.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Saved } from '#web/ui/saved.tsx';
import type { ShownUser } from './address.ts';
import styles from './users.module.css';

/** Closing and opening the sign-in, signing out everywhere, a link for a new password (shown once), the second step. */
export function Access({ user }: { readonly user: ShownUser }) {
  const { t } = useTranslation('users');
  const failure = useFailure();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: queries.users.key() });
  const disable = useMutation(queries.users.disable.mutationOptions({ onSuccess }));
  const enable = useMutation(queries.users.enable.mutationOptions({ onSuccess }));
  const end = useMutation(queries.users.endSessions.mutationOptions());
  const reset = useMutation(queries.users.issueReset.mutationOptions());
  const second = useMutation(queries.users.resetSecondFactor.mutationOptions({ onSuccess }));
  const error = disable.error ?? enable.error ?? end.error ?? reset.error ?? second.error;
  const input = { id: user.id };
  return (
    <>
      <div className={styles.deeds}>
        {user.disabled ? (
          <Button busy={enable.isPending} onClick={() => enable.mutate(input)}>{t('enable')}</Button>
        ) : (
          <>
            <Button busy={reset.isPending} onClick={() => reset.mutate(input)}>{t('reset')}</Button>
            <Confirm label={t('endSessions')} consequence={t('endConsequence', user)} deed={t('endDeed')} busy={end.isPending} onConfirm={() => end.mutate(input)} />
            {user.secondFactor ? <Confirm label={t('resetSecond')} consequence={t('resetSecondConsequence', user)} deed={t('resetSecondDeed')} busy={second.isPending} onConfirm={() => second.mutate(input)} /> : null}
            <Confirm label={t('disable')} consequence={t('disableConsequence', user)} deed={t('disableDeed')} busy={disable.isPending} onConfirm={() => disable.mutate(input)} />
          </>
        )}
        <Saved at={end.isSuccess ? end.submittedAt : null} words={t('ended')} />
      </div>
      {reset.data === undefined ? null : (
        <div className={styles.once}>
          <CopyField label={t('resetLink')} value={reset.data.link} />
          <p>{t('resetOnce')}</p>
        </div>
      )}
      <p className={styles.note}>{t(user.secondFactor ? 'secondOn' : 'secondOff')}</p>
      {error ? <Notice verdict="present">{failure(error).what}</Notice> : null}
    </>
  );
}
