import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerWord } from '#core/diagnosis/answer-words.ts';
import { Button } from '#web/ui/button.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { Empty } from '#web/ui/states.tsx';
import { Advice } from './advice.tsx';
import { ItemCard } from './item-card.tsx';
import { RoundEnd } from './round-end.tsx';
import { RoundList } from './round-list.tsx';
import { RoundProgress } from './round-progress.tsx';
import { Rounds } from './rounds.tsx';
import { SaveStatus, SaveTrouble } from './save-status.tsx';
import { isAnswered, nextOpen, type Place, type Round, roundsOf, type Survey, withAnswer } from './shapes.ts';
import styles from './survey.module.css';
import { type Answers, type Saving, useAnswers } from './use-answers.ts';
import { useKeys } from './use-keys.ts';

const largestBatch = 30;

interface QuestionsProps {
  readonly survey: Survey;
  readonly place: Place;
  readonly onGo: (place: Place) => void;
  readonly saving: Saving;
}

/** The answers to confirm, as many as a round takes. */
const expiringOf = ({ items }: Survey): ReadonlySet<string> =>
  new Set(items.filter(({ isExpiring }) => isExpiring).slice(0, largestBatch).map(({ question }) => question));

/** A person's own items, one at a time, in rounds of about ten minutes. */
export function Questions({ survey: saved, place, onGo, saving }: QuestionsProps) {
  const { t } = useTranslation('survey');
  const answers = useAnswers(saving);
  const [batch, setBatch] = useState(() => expiringOf(saved));
  const survey = Object.entries(answers.waiting).reduce((shown, [question, answer]) => withAnswer(shown, question, answer), saved);
  const begin = (next: Place): void => {
    onGo(next);
    window.scrollTo(0, 0);
  };
  if (survey.items.length === 0) return <Empty why={t(saved.asked.length === 0 ? 'notAsked' : 'nothing')} />;
  const renewal: Round = { name: 'renew', items: survey.items.filter(({ question }) => batch.has(question)), isDone: ({ question }) => answers.given.has(question) };
  const rounds = roundsOf(survey.items);
  const named = place.round === 'renew' && renewal.items.length > 0 ? renewal : rounds.find(({ name }) => name === place.round);
  const round = place.round === 'all' ? undefined : (named ?? rounds.find(({ items }) => !items.every(isAnswered)));
  const isRenewing = round?.name === 'renew' && !round.items.every(round.isDone);
  const renew = (): void => {
    setBatch(expiringOf(survey));
    begin({ round: 'renew' });
  };
  return (
    <>
      <SaveTrouble answers={answers} />
      <Advice survey={survey} isRenewing={isRenewing} onRenew={renew} />
      {round === undefined ? <Rounds survey={survey} onGo={begin} /> : <RoundInSight survey={survey} round={round} item={place.item} answers={answers} onGo={onGo} onLeave={begin} />}
    </>
  );
}

interface RoundInSightProps {
  readonly survey: Survey;
  readonly round: Round;
  readonly item: string | undefined;
  readonly answers: Answers;
  readonly onGo: (place: Place) => void;
  /** Goes to another round, from its top. */
  readonly onLeave: (place: Place) => void;
}

function RoundInSight({ survey, round, item: asked, answers, onGo, onLeave }: RoundInSightProps) {
  const { t } = useTranslation('survey');
  const phone = usePhone();
  const [hasMoved, setMoved] = useState(false);
  const item = round.items.find(({ question }) => question === asked) ?? nextOpen(round, undefined);
  const at = item === undefined ? -1 : round.items.indexOf(item);
  const go = (question: string | undefined): void => {
    setMoved(true);
    onGo({ round: round.name, item: question });
  };
  const answer = (word: AnswerWord): void => {
    if (item === undefined) return;
    answers.give(item.question, word);
    go(nextOpen(round, item.question)?.question);
  };
  const step = (by: -1 | 1): void => {
    const next = round.items[at + by];
    if (next !== undefined || by === 1) go(next?.question ?? nextOpen(round, item?.question)?.question);
  };
  useKeys({ answer, step, isOff: item === undefined });
  const list = <RoundList round={round} current={item?.question} onOpen={go} />;
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <RoundProgress round={round} />
        {item === undefined ? (
          <RoundEnd survey={survey} round={round} onGo={onLeave} />
        ) : (
          <ItemCard item={item} place={at + 1} total={round.items.length} takesFocus={hasMoved} onAnswer={answer} onStep={step} status={<SaveStatus answers={answers} />} />
        )}
        {phone || item === undefined ? null : <p className={styles.keys}>{t('keys')}</p>}
      </div>
      <aside className={styles.aside} aria-label={t('list')}>
        {phone ? <details><summary>{t('list')}</summary>{list}</details> : <><h2 className={styles.asideTitle}>{t('list')}</h2>{list}</>}
        {item === undefined ? null : <Button kind="text" onClick={() => onLeave({ round: 'all' })}>{t('toRounds')}</Button>}
      </aside>
    </div>
  );
}
