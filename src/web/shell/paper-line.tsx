import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import styles from './paper-line.module.css';
import { useSession } from './session.ts';

/** The head of a printed page: whose figures, as of when, and the address that shows the same on a screen. */
export function PaperLine() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { asOf, newestFact, isStale, organisation } = useSession();
  const href = useRouterState({ select: (state) => state.location.href });
  const when = newestFact === null ? t('noFacts') : t('asOf', { when: isStale ? format.day(newestFact) : format.instant(asOf, organisation.zone) });
  return <p className={styles.line}>{[organisation.name, when, `${location.origin}${href}`].filter(Boolean).join(' · ')}</p>;
}
