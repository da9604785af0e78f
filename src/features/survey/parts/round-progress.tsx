import { useTranslation } from 'react-i18next';
import { minutesFor, type Round } from './shapes.ts';
import styles from './survey.module.css';

/** How much of a round is done and how long the rest takes. */
export function RoundProgress({ round: { items, isDone } }: { readonly round: Round }) {
  const { t } = useTranslation('survey');
  const done = items.filter(isDone).length;
  const left = items.length - done;
  return (
    <div className={styles.progress}>
      <p>
        <strong className="num">{t('progress', { done, total: items.length })}</strong>
        {left > 0 ? <span>{t('minutesLeft', { count: minutesFor(left) })}</span> : null}
      </p>
      <progress aria-label={t('progressLabel')} max={items.length} value={done} />
    </div>
  );
}
