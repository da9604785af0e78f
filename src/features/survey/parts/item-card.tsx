import { IconCheck, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerWords, type AnswerWord } from '#core/diagnosis/answer-words.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import styles from './item-card.module.css';
import type { Item } from './shapes.ts';

interface ItemCardProps {
  readonly item: Item;
  readonly place: number;
  readonly total: number;
  readonly onAnswer: (answer: AnswerWord) => void;
  readonly onStep: (step: -1 | 1) => void;
  /** Whether the reader is moved to the question as soon as it is drawn. */
  readonly takesFocus: boolean;
  /** How the saving goes. */
  readonly status: ReactNode;
}

/** One item: its topic, the question, four answers to press. */
export function ItemCard({ item, place, total, onAnswer, onStep, takesFocus, status }: ItemCardProps) {
  const { t } = useTranslation('survey');
  const { language } = useFormat();
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    question.current?.focus({ preventScroll: true });
    question.current?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus, item.question]);
  return (
    <section className={styles.card} aria-labelledby="question" data-survey>
      <p className={styles.topic}>
        <span>{item.topic[language]}</span>
        <span className="num">{t('item', { place, total })}</span>
      </p>
      <h2 id="question" ref={question} tabIndex={-1} className={styles.question}>{item.text[language]}</h2>
      <div role="group" aria-labelledby="question" className={styles.answers}>
        {answerWords.map((word, at) => (
          <button key={word} type="button" aria-pressed={item.answer === word} className={cx(styles.answer, item.answer === word && styles.chosen)} onClick={() => onAnswer(word)}>
            <span>{t(`answers.${word}`)}</span>
            {item.answer === word ? <IconCheck size={20} stroke={1.8} aria-hidden /> : <kbd className={styles.key} aria-hidden>{at + 1}</kbd>}
          </button>
        ))}
      </div>
      <div className={styles.foot}>
        <Button icon={<IconChevronLeft aria-hidden />} disabled={place === 1} onClick={() => onStep(-1)}>{t('before')}</Button>
        <div className={styles.status}>{status}</div>
        <Button onClick={() => onStep(1)}>{t('after')}<IconChevronRight aria-hidden /></Button>
      </div>
    </section>
  );
}
