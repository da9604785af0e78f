import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useSession } from './session.ts';
import styles from './as-of.module.css';

/** The moment the figures reach to; amber with the triangle once they are older than agreed. */
export function AsOf() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { asOf, stale, organisation } = useSession();
  if (asOf === null) return <span className={styles.asOf}>{t('noLoads')}</span>;
  const when = format.instant(asOf, organisation.zone);
  if (!stale) return <span className={styles.asOf}>{t('asOf', { when })}</span>;
  return (
    <span className={styles.stale} title={t('asOfStale', { when })}>
      <VerdictShape verdict="risk" size={14} />
      {t('asOf', { when })}
    </span>
  );
}
