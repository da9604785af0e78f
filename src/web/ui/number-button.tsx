import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './number-button.module.css';

interface NumberButtonProps {
  /** What a press opens, read out after the number: «открыть клиентов». */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A number that opens the rows behind it. */
export function NumberButton({ label, onClick, children }: NumberButtonProps) {
  return (
    <button type="button" className={cx('num', styles.number)} title={label} onClick={onClick}>
      {children}
      <span className="visually-hidden">, {label}</span>
    </button>
  );
}
