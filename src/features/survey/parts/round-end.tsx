import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { type Place, type Round, roundsOf, type Survey } from './shapes.ts';
import styles from './survey.module.css';

interface RoundEndProps {
  readonly survey: Survey;
  readonly round: Round;
  readonly onGo: (place: Place) => void;
}

/** A round is answered: what comes next, and the way back to change an answer. */
export function RoundEnd({ survey, round, onGo }: RoundEndProps) {
  const { t } = useTranslation('survey');
  const { language } = useFormat();
  const next = roundsOf(survey.items).find((other) => other.name !== round.name && other.items.some((item) => !other.isDone(item)));
  const left = next?.items.filter((item) => !next.isDone(item)) ?? [];
  const topics = [...new Set(left.map(({ topic }) => topic[language]))].map((name) => t('topic', { name })).join(', ');
  const [first] = round.items;
  return (
    <section className={styles.end} aria-labelledby="round-end">
      <h2 id="round-end">{round.name === 'renew' ? t('renewDone') : t('roundDone', { round: round.name })}</h2>
      <p>{t('roundDoneAbout', { done: round.items.filter(round.isDone).length, total: round.items.length })}</p>
      {next === undefined ? null : <p>{t('nextAbout', { topics })}</p>}
      <div className={styles.buttons}>
        {next === undefined ? <Button kind="primary" onClick={() => onGo({ round: 'all' })}>{t('toRounds')}</Button> : <Button kind="primary" onClick={() => onGo({ round: next.name })}>{t('next', { count: left.length })}</Button>}
        {first === undefined ? null : <Button onClick={() => onGo({ round: round.name, item: first.question })}>{t('goBack')}</Button>}
      </div>
    </section>
  );
}
