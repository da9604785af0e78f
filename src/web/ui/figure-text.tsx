import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './figure-text.module.css';

/** A number that may not break over a line; `quiet` below the minimum sample. */
export function Num({ children, quiet = false }: { readonly children: ReactNode; readonly quiet?: boolean }) {
  return <span className={cx('num', quiet && styles.quiet)}>{children}</span>;
}

/** Words of a sentence, none of whose numbers may break at the thin space between its thousands. */
export function Unbroken({ children }: { readonly children: string }) {
  return children.split(grouped).map((part, at) => (at % 2 === 1 ? <Num key={at}>{part}</Num> : part));
}

const grouped = /(\d{1,3}(?:\u2009\d{3})+)/;

/** Words in the place of a number: `нет данных`, `план не задан`, `—`. */
export function Gap({ children }: { readonly children: ReactNode }) {
  return <span className={styles.gap}>{children}</span>;
}

interface TrendProps {
  /** The signed change in words: `+0,04`. */
  readonly change: ReactNode;
  readonly direction: 'up' | 'down' | 'none';
  /** Red and green say worse and better; `neutral` where it is not proven. */
  readonly judged: 'better' | 'worse' | 'neutral';
  /** The word that says it again: «хуже». */
  readonly word?: ReactNode;
}

/** A change with its arrow; no arrow where nothing changed or nothing is proven. */
export function Trend({ change, direction, judged, word }: TrendProps) {
  const Arrow = direction === 'up' ? IconArrowUpRight : IconArrowDownRight;
  return (
    <span className={cx('num', styles.trend)}>
      {change}
      {direction === 'none' || judged === 'neutral' ? null : <Arrow size={14} stroke={2.2} aria-hidden className={styles[judged]} />}
      {word ? <span className={styles.word}>{word}</span> : null}
    </span>
  );
}
