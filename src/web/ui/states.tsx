import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import styles from './states.module.css';

interface EmptyProps {
  /** One sentence: why there is nothing. */
  readonly why: ReactNode;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
}

/** Nothing to show, why, and the one black button that changes it. */
export function Empty({ why, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <p className={styles.sentence}>{why}</p>
      {action}
    </div>
  );
}

/** What a failed call tells: a stable code and the words for it. */
export interface Failure {
  readonly code: string;
  readonly what?: ReactNode;
}

interface FailedProps {
  readonly failure: Failure;
  /** What is still true; by default that the rest of the page is. */
  readonly still?: ReactNode;
  readonly onRetry?: (() => void) | undefined;
}

/** Something failed: what, what is still true, what to do, and a code to quote. */
export function Failed({ failure, still, onRetry }: FailedProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.state} role="alert">
      <p className={styles.sentence}>
        <strong>{failure.what ?? t('failedTitle')}</strong> {still ?? t('failedStill')}
      </p>
      <div className={styles.foot}>
        {onRetry ? <Button onClick={onRetry}>{t('retry')}</Button> : null}
        <span className={styles.code}>{t('code', { code: failure.code })}</span>
      </div>
    </div>
  );
}

interface NoPermissionProps {
  /** Who sees it, what the viewer does see, who can grant it; never a hint of what is hidden. */
  readonly words?: ReactNode;
  readonly action?: ReactNode;
}

/** The viewer's rights do not reach here. */
export function NoPermission({ words, action }: NoPermissionProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.state}>
      <p className={styles.sentence}>{words ?? t('noPermissionTitle')}</p>
      {action}
    </div>
  );
}

/** True only once `waiting` has lasted 300 ms, so that a quick answer changes nothing on the page. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), 300);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return waiting && late;
}

interface SkeletonProps {
  /** Rows of the true layout; each is as tall as a row of the table it stands for. */
  readonly rows?: number;
  /** True where a strip of figures comes first. */
  readonly strip?: boolean;
}

/** The hairlines of the layout to come, after 300 ms, without shimmer. */
export function Skeleton({ rows = 6, strip = false }: SkeletonProps) {
  const { t } = useTranslation('ui');
  const late = useLate(true);
  return (
    <div className={cx(styles.skeleton, !late && styles.hidden)} role="status" aria-label={t('loading')}>
      {strip ? <div className={styles.bones}>{[0, 1, 2, 3].map((bone) => <i key={bone} />)}</div> : null}
      {Array.from({ length: rows }, (_, row) => <div key={row} className={styles.bone}><i /><i /></div>)}
    </div>
  );
}

/** Previous figures at 60 % ink with «Пересчитываем» while newer ones are on their way. */
export function Stale({ fresh, children }: { readonly fresh: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const late = useLate(!fresh);
  return (
    <div className={styles.stale} aria-busy={late}>
      <p className={cx(styles.recalculating, !late && styles.hidden)} role="status">{late ? t('recalculating') : ''}</p>
      <div className={cx(styles.ink, late && styles.faded)}>{children}</div>
    </div>
  );
}
