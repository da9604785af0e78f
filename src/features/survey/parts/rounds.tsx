import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { isAnswered, type Place, roundsOf, type Survey } from './shapes.ts';
import styles from './survey.module.css';

interface RoundsProps {
  readonly survey: Survey;
  readonly onGo: (place: Place) => void;
}

/** Every round with its topics and how far it is. */
export function Rounds({ survey, onGo }: RoundsProps) {
  const { t } = useTranslation('survey');
  const { language } = useFormat();
  const rounds = roundsOf(survey.items);
  const open = rounds.find(({ items }) => !items.every(isAnswered));
  return (
    <>
      {open === undefined ? <AllDone survey={survey} /> : null}
      <h2 className={styles.roundsTitle}>{t('rounds')}</h2>
      <ul className={styles.rounds}>
        {rounds.map(({ name, items }) => {
          const done = items.filter(isAnswered).length;
          const label = done === items.length ? t('goBack') : done === 0 ? t('begin') : t('proceed');
          return (
            <li key={name}>
              <div>
                <h3>{t('round', { round: name })}</h3>
                <p>{[...new Set(items.map(({ topic }) => topic[language]))].join(', ')}</p>
              </div>
              <span className="num">{t('progress', { done, total: items.length })}</span>
              <Button
                kind={name === open?.name ? 'primary' : 'outline'}
                aria-label={`${label}: ${t('round', { round: name })}`}
                onClick={() => onGo(done === items.length ? { round: name, item: items[0]?.question } : { round: name })}
              >
                {label}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function AllDone({ survey: { items, linkExpiresOn } }: { readonly survey: Survey }) {
  const { t } = useTranslation('survey');
  const format = useFormat();
  const first = items.flatMap(({ expiresOn }) => expiresOn ?? []).toSorted()[0];
  return (
    <div className={styles.done} role="status">
      <p className={styles.lead}>{t('allDone')}</p>
      {first === undefined ? null : <p>{t('allDoneUntil', { day: format.day(first) })}</p>}
      {linkExpiresOn === null ? null : <p>{t('thanks')}</p>}
    </div>
  );
}
