import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/page-header.tsx';
import type { MistakeAnswer } from './answers.ts';
import styles from './mistake.module.css';
import { useSay } from './use-words.ts';

type Asked = 'owner' | 'head-of-sales' | 'rep';

/** What people are asked about this mistake, and what of it is answered. */
export function QuestionsPart({ mistake }: { readonly mistake: MistakeAnswer }) {
  const { t } = useTranslation('diagnosis');
  const say = useSay();
  const { questions } = mistake;
  if (questions.length === 0) return null;
  return (
    <Section title={t('mistake.questions')} note={t('mistake.questionsNote', { count: questions.length })} actions={<Link to="/survey">{t('gaps.survey')}</Link>}>
      <ul className={styles.questions}>
        {questions.map(({ id, asks, text, isAnswered, isSkipped }) => (
          <li key={id}>
            <p>{say(text)}</p>
            <span>{t(`mistake.asks.${asks as Asked}`)} · {t(isAnswered ? 'mistake.answered' : isSkipped ? 'mistake.skipped' : 'mistake.unanswered')}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
