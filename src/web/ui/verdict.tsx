import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './class-names.ts';
import styles from './verdict.module.css';

/** A verdict is colour, shape and word, always at least two of the three. */
export type Verdict = 'present' | 'risk' | 'absent' | 'few' | 'none';

const shapes: Record<Verdict, ReactNode> = {
  present: (
    <>
      <path d="M5.8 1h6.4L17 5.8v6.4L12.2 17H5.8L1 12.2V5.8z" fill="var(--present-edge)" />
      <path d="m6 6 6 6m0-6-6 6" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  risk: (
    <>
      <path d="M9 1.8 17 16H1z" fill="var(--risk-fill)" stroke="var(--risk-edge)" strokeWidth="1.4" strokeLinejoin="round" />
      <path d="M9 6.6v4.2m0 2.4v.2" stroke="var(--risk-mark)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
  absent: (
    <>
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--absent-edge)" strokeWidth="1.6" />
      <path d="m5.8 9.2 2.2 2.2 4.2-4.6" fill="none" stroke="var(--absent-edge)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  few: (
    <>
      <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--few-edge)" strokeWidth="1.6" />
      <path d="M9 4.2a4.8 4.8 0 0 0 0 9.6z" fill="var(--few-edge)" />
    </>
  ),
  none: <circle cx="9" cy="9" r="7.2" fill="none" stroke="var(--none-edge)" strokeWidth="1.6" strokeDasharray="2.6 2.4" />,
};

/** The shape alone, where the word stands beside it. */
export function VerdictShape({ verdict, size = 18 }: { readonly verdict: Verdict; readonly size?: number }) {
  return (
    <svg viewBox="0 0 18 18" width={size} height={size} className={styles.shape} aria-hidden>
      {shapes[verdict]}
    </svg>
  );
}

interface VerdictTagProps {
  readonly verdict: Verdict;
  /** Other words than the fixed ones: `выше отдела`, `мало данных: n = 23`. */
  readonly children?: ReactNode;
}

/** Shape and words on the verdict's tint. */
export function VerdictTag({ verdict, children }: VerdictTagProps) {
  const { t } = useTranslation('ui');
  return (
    <span className={cx(styles.tag, styles[verdict])}>
      <VerdictShape verdict={verdict} size={14} />
      {children ?? t(`verdict.${verdict}`)}
    </span>
  );
}

/** A quiet tag for what a number is: `оценка`, `решающий`. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={cx(styles.tag, styles.plain)}>{children}</span>;
}
