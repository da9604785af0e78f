import { percent } from './percent.ts';
import { placeIn } from './scale.ts';
import styles from './bar-with-loss.module.css';

interface BarWithLossProps {
  /** What went on. */
  readonly kept: number;
  /** What was lost here: the hatched part after it. */
  readonly lost: number;
  /** What is neither yet: an outlined part between the two. */
  readonly open?: number;
  /** The longest bar of the chart; every bar starts at zero. */
  readonly max: number;
  /** `problem` is the one item in red, labelled in words elsewhere; `won` is the good outcome only. */
  readonly tone?: 'series' | 'problem' | 'won';
  /** The bar read out: «Квалификация: дошли 561, потеряны 133». */
  readonly label: string;
}

/** A row of a funnel: how many came, and how many of them were lost here. */
export function BarWithLoss({ kept, lost, open = 0, max, tone = 'series', label }: BarWithLossProps) {
  const scale = { from: 0, to: max };
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      <i className={styles[tone]} style={{ width: percent(placeIn(scale, kept)) }} />
      {open > 0 ? <i className={tone === 'problem' ? styles.openProblem : styles.open} style={{ width: percent(placeIn(scale, open)) }} /> : null}
      <i className={tone === 'problem' ? styles.lostProblem : styles.lost} style={{ width: percent(placeIn(scale, lost)) }} />
    </div>
  );
}

/** The hatched sample for a header: «▨ потеряны здесь». */
export function LossSample() {
  return <i className={styles.sample} aria-hidden />;
}
