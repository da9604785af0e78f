import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './notice.module.css';
import { VerdictShape, type Verdict } from './verdict.tsx';

/** A sentence that stands apart on its verdict's tint; without a verdict it is quiet advice. */
export function Notice({ verdict, children }: { readonly verdict?: Verdict; readonly children: ReactNode }) {
  return (
    <div className={cx(styles.notice, verdict && styles[verdict])}>
      {verdict ? <VerdictShape verdict={verdict} /> : null}
      <div>{children}</div>
    </div>
  );
}
