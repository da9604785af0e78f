import { useTranslation } from 'react-i18next';
import { cx } from './class-names.ts';
import styles from './steps.module.css';

export interface StepWord {
  readonly key: string;
  readonly label: string;
}

/** Where one is in a piece of work of several steps. */
export function Steps({ label, steps, current }: { readonly label: string; readonly steps: readonly StepWord[]; readonly current: string }) {
  const { t } = useTranslation('ui');
  const at = steps.findIndex((step) => step.key === current);
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.key} className={cx(styles.step, index < at && styles.done, index === at && styles.now)} aria-current={index === at ? 'step' : undefined}>
          <span className={styles.number} aria-hidden>{index < at ? '✓' : index + 1}</span>
          {step.label}
          {index < at ? <span className="visually-hidden">, {t('done')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
