import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './button.module.css';

/** `primary` is the black button: one a layer (page, drawer). `text` reads as a link. */
export type ButtonKind = 'primary' | 'outline' | 'text';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  readonly busy?: boolean;
  readonly wide?: boolean;
}

/** A verb with an object. While busy it keeps its words and its place and takes no second press. */
export function Button({ kind = 'outline', icon, busy = false, wide = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(styles.button, styles[kind], wide && styles.wide, busy && styles.busy, className)}
    >
      {icon}
      {children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere or fetching a file. */
export function buttonClass(kind: ButtonKind = 'outline', wide = false): string {
  return cx(styles.button, styles[kind], wide && styles.wide);
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, read out and shown on hover. */
  readonly label: string;
}

/** A button of one sign; its name is always given in words. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} {...rest} className={cx(styles.icon, className)}>
      {children}
    </button>
  );
}
