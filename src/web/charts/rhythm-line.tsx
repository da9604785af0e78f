import { cx } from '#web/ui/class-names.ts';
import { percent } from './percent.ts';
import { placeIn } from './scale.ts';
import styles from './rhythm-line.module.css';

interface RhythmLineProps {
  /** Purchases in days before now; those before the line begins are left out. */
  readonly daysAgo: readonly number[];
  /** The last purchase, in days before now: from it on the line shows silence. */
  readonly lastAgo: number;
  /** When the next purchase was expected, in days before now; negative when it is still to come. Null without a rhythm. */
  readonly expectedAgo: number | null;
  /** How many days the line reaches back. */
  readonly days: number;
  /** `bad` where the silence is past its worst bound, `warn` between, `calm` before. */
  readonly tone: 'calm' | 'warn' | 'bad';
  /** Other days worth a mark, in days before now, with their names. */
  readonly marks?: readonly { readonly key: string; readonly ago: number; readonly name: string }[];
  /** Read out: «12 покупок за год; последняя 1 ноя, ждали 11 ноя». */
  readonly label: string;
}

/** Purchases as ticks on a line of time that ends now; the silence after the last one, and the day of the next by the rhythm. */
export function RhythmLine({ daysAgo, lastAgo, expectedAgo, days, tone, marks = [], label }: RhythmLineProps) {
  const ahead = Math.max(0, ...(expectedAgo === null ? [] : [-expectedAgo]), ...marks.map(({ ago }) => -ago));
  const scale = { from: -days, to: Math.min(ahead, days / 4) };
  const at = (ago: number) => percent(placeIn(scale, -ago));
  const from = placeIn(scale, -lastAgo);
  const now = placeIn(scale, 0);
  return (
    <span className={styles.line} role="img" aria-label={label} title={label}>
      <i className={styles.axis} />
      <i className={cx(styles.silence, styles[tone])} style={{ left: percent(from), width: percent(now - from) }} />
      {daysAgo.filter((ago) => ago <= days).map((ago) => <i key={ago} className={styles.tick} style={{ left: at(ago) }} />)}
      {marks.filter(({ ago }) => -ago <= scale.to).map(({ key, ago }) => <i key={key} className={styles.mark} style={{ left: at(ago) }} />)}
      {expectedAgo === null || expectedAgo > days || -expectedAgo > scale.to ? null : <i className={styles.expected} style={{ left: at(expectedAgo) }} />}
      {ahead > 0 ? <i className={styles.now} style={{ left: at(0) }} /> : null}
    </span>
  );
}

/** The parts of the line for a legend. */
export function RhythmSample({ part }: { readonly part: 'tick' | 'expected' | 'silence' | 'mark' }) {
  return <span className={styles.sample} aria-hidden><i className={part === 'silence' ? cx(styles.silence, styles.warn) : styles[part]} /></span>;
}
