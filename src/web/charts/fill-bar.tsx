import { percent } from './percent.ts';
import styles from './fill-bar.module.css';

interface FillBarProps {
  /** 0..1; the rest is drawn as missing. */
  readonly share: number;
  /** Read out: «Регион: заполнено 84,0 %». */
  readonly label: string;
}

/** How much of a whole is there; the hatched rest is what is missing. */
export function FillBar({ share, label }: FillBarProps) {
  return (
    <span className={styles.bar} role="img" aria-label={label}>
      <i style={{ width: percent(share) }} />
    </span>
  );
}
