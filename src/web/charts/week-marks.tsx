import { cx } from '#web/ui/class-names.ts';
import { percent } from './percent.ts';
import styles from './week-marks.module.css';

export interface WeekMark {
  readonly key: string;
  /** The step in full, with its numbers: «2–8 ноя: 120 из 200». */
  readonly name: string;
  /** The part of the plan that was kept, 0 to 1; null where there is no plan or nothing is known. */
  readonly kept: number | null;
  /** More than the plan came: marked above, since a surplus makes up for no other step. */
  readonly over: boolean;
}

/** Steps side by side, each filled by how much of its plan it kept. */
export function WeekMarks({ marks, label }: { readonly marks: readonly WeekMark[]; readonly label: string }) {
  return (
    <span className={styles.marks} role="img" aria-label={label}>
      {marks.map((mark) => (
        <i key={mark.key} title={mark.name} className={cx(styles.mark, mark.kept === null && styles.none, mark.over && styles.over)}>
          {mark.kept === null ? null : <i className={styles.kept} style={{ height: percent(mark.kept) }} />}
        </i>
      ))}
    </span>
  );
}
