import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { useFailure } from '#web/locale/failure.ts';
import { queries } from '#web/queries.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useCopy } from './use-copy.ts';
import styles from './second-factor.module.css';

const QrPicture = lazy(async () => ({ default: (await import('./qr-picture.tsx')).QrPicture }));

type Begun = Awaited<ReturnType<Api['session']['beginSecondFactor']>>;

/** Setting up the second step: the password, the key and its first code, the recovery codes. */
export function SecondFactorSetup({ onDone }: { readonly onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  if (begun === null) return <AskPassword onBegun={setBegun} />;
  if (!confirmed) return <ConfirmKey begun={begun} onConfirmed={() => setConfirmed(true)} />;
  return <RecoveryCodes codes={begun.recoveryCodes} onDone={onDone} />;
}

function AskPassword({ onBegun }: { readonly onBegun: (begun: Begun) => void }) {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const [password, setPassword] = useState('');
  const begin = useMutation(queries.session.beginSecondFactor.mutationOptions({ onSuccess: onBegun, gcTime: 0 }));
  return (
    <Form
      onSubmit={() => begin.mutate({ password })}
      problem={begin.error ? failure(begin.error).what : null}
      actions={<Button kind="primary" type="submit" disabled={password === ''} busy={begin.isPending}>{t('setUpSecond')}</Button>}
    >
      <TextField label={t('currentPassword')} type="password" autoComplete="current-password" value={password} onChange={setPassword} />
    </Form>
  );
}

function ConfirmKey({ begun, onConfirmed }: { readonly begun: Begun; readonly onConfirmed: () => void }) {
  const { t } = useTranslation('session');
  const failure = useFailure();
  const [code, setCode] = useState('');
  const confirm = useMutation(queries.session.confirmSecondFactor.mutationOptions({ onSuccess: onConfirmed }));
  return (
    <div className={styles.setup}>
      <p>{t('scan')}</p>
      <div className={styles.box}>
        <Suspense fallback={null}><QrPicture text={begun.link} label={t('picture')} /></Suspense>
      </div>
      <KeyText value={begun.key} />
      <Form
        onSubmit={() => confirm.mutate({ code })}
        problem={confirm.error ? failure(confirm.error).what : null}
        actions={<Button kind="primary" type="submit" disabled={code.trim() === ''} busy={confirm.isPending}>{t('turnOn')}</Button>}
      >
        <TextField label={t('firstCode')} help={t('firstCodeHelp')} autoComplete="one-time-code" value={code} onChange={setCode} />
      </Form>
    </div>
  );
}

function KeyText({ value }: { readonly value: string }) {
  const { t } = useTranslation('session');
  const { copied, copy } = useCopy();
  return (
    <div className={styles.key}>
      <span>{t('key')}</span>
      <output aria-label={t('key')}>{value.replace(/(.{4})(?=.)/g, '$1 ')}</output>
      <Button onClick={() => copy(value)}>{copied ? t('copied') : t('copyCodes')}</Button>
    </div>
  );
}
