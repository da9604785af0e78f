import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import styles from './form.module.css';

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** The buttons; the black one submits. */
  readonly actions: ReactNode;
  /** What went wrong with the whole, told beside the buttons. */
  readonly problem?: ReactNode;
  /** True where the form is the whole page, so that typing can begin at once. */
  readonly focusFirst?: boolean;
}

/** A column of fields with its buttons; what is wrong stands above the buttons and is read out. */
export function Form({ onSubmit, children, actions, problem, focusFirst = false }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (focusFirst) form.current?.querySelector('input')?.focus();
  }, [focusFirst]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {children}
      <div role="alert" className={problem ? styles.problem : undefined}>{problem}</div>
      <div className={styles.actions}>{actions}</div>
    </form>
  );
}
