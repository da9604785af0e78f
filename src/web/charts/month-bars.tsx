import { percent } from './percent.ts';
import styles from './month-bars.module.css';

interface MonthBarsProps {
  /** One number a step, without gaps between the steps; zero is drawn hollow, as something that is missing. */
  readonly values: readonly { readonly key: string; readonly value: number }[];
  /** Read out: «по месяцам: от 120 до 480, пустых 2». */
  readonly label: string;
}

/** How many came in each step, small: the shape and the holes. */
export function MonthBars({ values, label }: MonthBarsProps) {
  const top = Math.max(1, ...values.map(({ value }) => value));
  return (
    <span className={styles.bars} role="img" aria-label={label}>
      {values.map(({ key, value }) => (value === 0 ? <i key={key} className={styles.empty} /> : <i key={key} style={{ height: percent(value / top) }} />))}
    </span>
  );
}
