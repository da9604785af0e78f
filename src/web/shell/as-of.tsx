import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import styles from './as-of.module.css';
import { useSession } from './session.ts';

/** The moment the figures stand for; amber with the triangle once nothing new came for too long. */
export function AsOf() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { asOf, newestFact, isStale, organisation } = useSession();
  if (newestFact === null) return <span className={styles.asOf}>{t('noFacts')}</span>;
  if (!isStale) return <span className={styles.asOf}>{t('asOf', { when: format.instant(asOf, organisation.zone) })}</span>;
  const when = format.day(newestFact);
  return (
    <span className={styles.stale} title={t('asOfStale', { when })}>
      <VerdictShape verdict="risk" size={14} />
      {t('asOf', { when })}
    </span>
  );
}
