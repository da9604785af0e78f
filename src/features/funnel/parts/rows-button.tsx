import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '#web/ui/class-names.ts';
import type { DealsBehind } from './address.ts';
import { useFunnel } from './report.ts';
import styles from './rows-button.module.css';

interface RowsButtonProps {
  readonly behind: DealsBehind;
  /** What the number is, read out: «Дошли до этапа „Счёт“». */
  readonly what: string;
  readonly strong?: boolean;
  readonly bad?: boolean;
  readonly children: ReactNode;
}

/** A number that opens the deals behind it. */
export function RowsButton({ behind, what, strong = false, bad = false, children }: RowsButtonProps) {
  const { t } = useTranslation('funnel');
  const { openDeals } = useFunnel();
  const label = t('openRows', { what });
  return (
    <button type="button" className={cx('num', styles.number, strong && styles.strong, bad && styles.bad)} title={label} onClick={() => openDeals(behind)}>
      {children}
      <span className="visually-hidden">, {label}</span>
    </button>
  );
}
