import type { FormEvent, ReactNode } from 'react';
import styles from './form.module.css';

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  /** The buttons; the black one submits. */
  readonly actions: ReactNode;
  /** What went wrong with the whole, told beside the buttons. */
  readonly problem?: ReactNode;
}

/** A column of fields with its buttons; what is wrong stands above the buttons and is read out. */
export function Form({ onSubmit, children, actions, problem }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {children}
      <div role="alert" className={problem ? styles.problem : undefined}>{problem}</div>
      <div className={styles.actions}>{actions}</div>
    </form>
  );
}
