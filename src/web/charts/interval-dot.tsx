import { percent } from './percent.ts';
import { placeIn, type Scale } from './scale.ts';
import styles from './interval-dot.module.css';

interface IntervalDotProps {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly scale: Scale;
  /** The department, the plan, the bound: a dotted line whose value stands in the header. */
  readonly reference?: number | undefined;
  /** Below the minimum sample: hollow dot, dotted band. */
  readonly few?: boolean;
  /** Draws the axis as a hairline behind; off where a reference runs through all rows. */
  readonly axis?: boolean;
  /** Read out: «Рекомендации: 42,7 %, от 33,3 до 52,7». */
  readonly label: string;
}

/** A value on its axis with its interval as a band, not as whiskers. */
export function IntervalDot({ value, low, high, scale, reference, few = false, axis = false, label }: IntervalDotProps) {
  const at = placeIn(scale, value);
  const from = placeIn(scale, low);
  const to = placeIn(scale, high);
  return (
    <div className={styles.plot} role="img" aria-label={label}>
      {axis ? <i className={styles.axis} /> : null}
      {reference === undefined ? null : <i className={styles.reference} style={{ left: percent(placeIn(scale, reference)) }} />}
      <i className={few ? styles.dotted : styles.band} style={{ left: percent(from), width: percent(to - from) }} />
      <i className={few ? styles.hollow : styles.dot} style={{ left: percent(at) }} />
    </div>
  );
}

interface IntervalAxisProps {
  /** Both ends in words, since a dot plot need not begin at zero. */
  readonly from: string;
  readonly to: string;
  /** The reference with its value, once: «отдел 26,0 %». */
  readonly reference?: { readonly label: string; readonly value: number } | undefined;
  readonly scale: Scale;
}

/** The header of a column of interval dots. */
export function IntervalAxis({ from, to, reference, scale }: IntervalAxisProps) {
  return (
    <span className={reference ? styles.headerOfTwo : styles.header}>
      <span>{from}</span>
      {reference ? <span className={styles.referenceLabel} style={{ left: percent(placeIn(scale, reference.value)) }}>{reference.label}</span> : null}
      <span>{to}</span>
    </span>
  );
}
