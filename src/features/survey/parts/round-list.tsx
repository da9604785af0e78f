import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { cx } from '#web/ui/class-names.ts';
import type { Item, Round } from './shapes.ts';
import styles from './survey.module.css';

interface RoundListProps {
  readonly round: Round;
  readonly current: string | undefined;
  readonly onOpen: (question: string) => void;
}

/** The items of a round by topic, each with its answer; any can be opened again. */
export function RoundList({ round, current, onOpen }: RoundListProps) {
  const { language } = useFormat();
  return (
    <>
      {[...Map.groupBy(round.items, ({ mistake }) => mistake)].map(([mistake, items]) => (
        <div key={mistake} className={styles.group}>
          <h3>{items[0]?.topic[language]}</h3>
          <ul>
            {items.map((item) => (
              <li key={item.question}>
                <Row item={item} isCurrent={item.question === current} isDone={round.isDone(item)} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

interface RowProps {
  readonly item: Item;
  readonly isCurrent: boolean;
  readonly isDone: boolean;
  readonly onOpen: (question: string) => void;
}

function Row({ item, isCurrent, isDone, onOpen }: RowProps) {
  const { t } = useTranslation('survey');
  const { language } = useFormat();
  return (
    <button type="button" className={cx(styles.row, isCurrent && styles.here)} aria-current={isCurrent ? 'step' : undefined} onClick={() => onOpen(item.question)}>
      <span className={styles.mark} aria-hidden>{isDone ? <IconCheck size={14} stroke={2} /> : null}</span>
      <span>{item.text[language]}</span>
      <span className={styles.given}>{item.answer === null ? <span className="visually-hidden">{t('notGiven')}</span> : t(`given.${item.answer}`)}</span>
    </button>
  );
}
