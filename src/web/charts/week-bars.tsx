import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { cx } from '#web/ui/class-names.ts';
import { percent } from './percent.ts';
import { placeIn } from './scale.ts';
import styles from './week-bars.module.css';

export interface WeekBar {
  readonly key: string;
  readonly name: ReactNode;
  readonly actual: number | null;
  /** Null where no plan is set: no mark is drawn. */
  readonly plan: number | null;
  readonly text: ReactNode;
  /** Still running: drawn paler, never compared with a whole one. */
  readonly running?: boolean;
  readonly label: string;
}

interface WeekBarsProps {
  readonly label: string;
  readonly bars: readonly WeekBar[];
  readonly height?: number;
  /** Which end is in sight where there is no room for all; the first unless the last matter more. */
  readonly from?: 'first' | 'last';
}

/** Steps side by side from zero, each with the mark of its plan. */
export function WeekBars({ label, bars, height = 140, from = 'first' }: WeekBarsProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (from === 'last' && frame.current !== null) frame.current.scrollLeft = frame.current.scrollWidth;
  }, [from, bars.length]);
  const top = Math.max(1e-9, ...bars.map((bar) => Math.max(bar.actual ?? 0, bar.plan ?? 0)));
  const scale = { from: 0, to: top };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div ref={frame} className={styles.frame} tabIndex={0} role="region" aria-label={label}>
      <ul className={styles.bars}>
        {bars.map((bar) => (
          <li key={bar.key} className={styles.week}>
            <span className={styles.text}>{bar.text}</span>
            <span className={styles.column} style={{ height }} role="img" aria-label={bar.label}>
              {bar.actual === null ? null : <i className={cx(styles.actual, bar.running && styles.running)} style={{ height: percent(placeIn(scale, bar.actual)) }} />}
              {bar.plan === null ? null : <i className={styles.plan} style={{ bottom: percent(placeIn(scale, bar.plan)) }} />}
            </span>
            <span className={styles.name}>{bar.name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
