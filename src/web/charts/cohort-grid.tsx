import type { ReactNode } from 'react';
import { cx } from '#web/ui/class-names.ts';
import styles from './cohort-grid.module.css';

export interface CohortCell {
  readonly key: string;
  /** 0..1, null where the step has not come yet or nothing is known. */
  readonly share: number | null;
  readonly text: ReactNode;
  /** Below the minimum sample: quieter, without shade. */
  readonly few?: boolean | undefined;
  /** Not over yet: hatched, so that nobody compares it with what is. */
  readonly unripe?: boolean | undefined;
  /** Read out and shown on hover: «октябрь 2025, второй заказ: 41 из 120». */
  readonly label: string;
  readonly onOpen?: (() => void) | undefined;
}

export interface CohortRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly size: ReactNode;
  /** What is to be known of the row before its cells. */
  readonly aside?: ReactNode;
  readonly cells: readonly CohortCell[];
}

interface CohortGridProps {
  readonly label: string;
  readonly nameTitle: string;
  readonly sizeTitle: string;
  readonly asideTitle?: ReactNode;
  readonly steps: readonly { readonly key: string; readonly title: ReactNode }[];
  readonly rows: readonly CohortRow[];
}

/** Cohorts by rows, steps by columns, shaded by share in one hue. It is its own table. */
export function CohortGrid({ label, nameTitle, sizeTitle, asideTitle, steps, rows }: CohortGridProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={styles.frame} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.grid} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{nameTitle}</th>
            <th scope="col" className={styles.size}>{sizeTitle}</th>
            {asideTitle ? <th scope="col" className={styles.aside}>{asideTitle}</th> : null}
            {steps.map((step) => <th key={step.key} scope="col" className={styles.step}>{step.title}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className={styles.size}>{row.size}</td>
              {asideTitle ? <td className={styles.aside}>{row.aside}</td> : null}
              {row.cells.map((cell) => <Cell key={cell.key} cell={cell} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { readonly cell: CohortCell }) {
  const { share, text, few = false, unripe = false, label, onOpen } = cell;
  const shade = share === null || few || unripe ? 'transparent' : `color-mix(in srgb, var(--series) ${(share * 30).toFixed(1)}%, var(--surface))`;
  return (
    <td className={cx(styles.cell, few && styles.few, unripe && styles.unripe)} style={unripe ? undefined : { background: shade }}>
      {onOpen ? <button type="button" aria-label={label} title={label} onClick={onOpen}>{text}</button> : <span title={label}>{text}</span>}
    </td>
  );
}

/** The hatched sample for a legend: «▨ ещё не созрели». */
export function UnripeSample() {
  return <i className={styles.sample} aria-hidden />;
}
