import { useTranslation } from 'react-i18next';
import { codeOf, useFailure } from '#web/locale/failure.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Answers } from './use-answers.ts';

/** The quiet word beside the buttons: saving, saved. */
export function SaveStatus({ answers: { waiting, given, trouble } }: { readonly answers: Answers }) {
  const { t } = useTranslation('survey');
  const isWaiting = Object.keys(waiting).length > 0;
  const word = isWaiting && trouble === null ? t('saving') : !isWaiting && given.size > 0 ? t('kept') : '';
  return <span role="status">{word}</span>;
}

/** Answers that could not be saved yet, and why; they are sent by themselves. */
export function SaveTrouble({ answers: { waiting, trouble, refused, send } }: { readonly answers: Answers }) {
  const { t } = useTranslation('survey');
  const failure = useFailure();
  const count = Object.keys(waiting).length;
  return (
    <div role="alert">
      {trouble !== null && count > 0 ? (
        <Notice verdict="risk">
          <p>{t('waiting', { count })} {codeOf(trouble) === 'unreachable' ? null : failure(trouble).what}</p>
          <Button kind="text" onClick={send}>{t('sendNow')}</Button>
        </Notice>
      ) : null}
      {refused === null ? null : <Notice verdict="present">{t('refused')} {failure(refused).what}</Notice>}
    </div>
  );
}
