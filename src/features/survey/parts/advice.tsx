import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { Survey } from './shapes.ts';
import styles from './survey.module.css';

interface AdviceProps {
  readonly survey: Survey;
  readonly isRenewing: boolean;
  readonly onRenew: () => void;
}

/** What a person must know beside the questions: answers about to expire, that they are unnamed, what data answer. */
export function Advice({ survey: { asked, items, skipped }, isRenewing, onRenew }: AdviceProps) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const expiring = items.filter(({ isExpiring }) => isExpiring);
  const first = expiring.flatMap(({ expiresOn }) => expiresOn ?? []).toSorted()[0];
  const notes = [...(asked.length > 1 ? [t('forHead')] : []), ...(asked.includes('rep') ? [t('unnamed')] : []), ...(skipped > 0 ? [t('skipped', { count: skipped })] : [])];
  return (
    <>
      {first === undefined || isRenewing ? null : (
        <Notice verdict="risk">
          <p>{t('expiring', { count: expiring.length, day: format.day(first) })}</p>
          <Button kind="text" onClick={onRenew}>{t('renew')}</Button>
        </Notice>
      )}
      {notes.length > 0 ? <p className={styles.notes}>{notes.join(' ')}</p> : null}
    </>
  );
}
