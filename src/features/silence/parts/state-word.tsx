import { useTranslation } from 'react-i18next';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { shapeOf, type StateName } from './report.ts';
import styles from './silence.module.css';

/** The state in words, with its shape where it has one. */
export function StateWord({ state }: { readonly state: StateName }) {
  const { t } = useTranslation('silence');
  const shape = shapeOf[state];
  return (
    <span className={styles.state}>
      {shape === null ? null : <VerdictShape verdict={shape} size={14} />}
      {t(`states.${state}`)}
    </span>
  );
}
