import { cx } from '#web/ui/class-names.ts';
import styles from './rhythm-squares.module.css';

export interface RhythmStep {
  readonly key: string;
  /** The step in full: «ноябрь 2025». */
  readonly name: string;
  readonly active: boolean;
  /** Before the first purchase: not eligible, drawn dashed. */
  readonly outside?: boolean;
}

interface RhythmSquaresProps {
  readonly steps: readonly RhythmStep[];
  /** Read out: «3 из 12: март, август, октябрь». */
  readonly label: string;
}

/** Which of the last steps were active; filled means a purchase. */
export function RhythmSquares({ steps, label }: RhythmSquaresProps) {
  return (
    <span className={styles.squares} role="img" aria-label={label}>
      {steps.map((step) => (
        <i key={step.key} title={step.name} className={cx(styles.square, step.active && styles.active, step.outside && styles.outside)} />
      ))}
    </span>
  );
}

/** The letters over a column of squares; the months in full stand in each square. */
export function RhythmHeader({ letters }: { readonly letters: readonly { readonly key: string; readonly letter: string }[] }) {
  return (
    <span className={styles.letters} aria-hidden>
      {letters.map(({ key, letter }) => <i key={key}>{letter}</i>)}
    </span>
  );
}
