import { useTranslation } from 'react-i18next';
import { faultsOfPipeline, faultsOfStage } from '#core/pipeline/stage-hints.ts';
import { Section } from '#web/ui/page-header.tsx';
import { VerdictShape } from '#web/ui/verdict.tsx';
import type { Stage } from './draft.ts';
import styles from './stages.module.css';

/** What is amiss with the stages as they stand on the page, saved or not. */
export function Hints({ stages }: { readonly stages: readonly Stage[] }) {
  const { t } = useTranslation('stages');
  const whole = faultsOfPipeline(stages);
  const single = stages.map((stage) => ({ stage, faults: faultsOfStage(stage) })).filter(({ faults }) => faults.length > 0);
  if (whole.length + single.length === 0) return <p className={styles.note}>{t('noFaults')}</p>;
  return (
    <div className={styles.below}>
      <Section title={t('hints')}>
        <ul className={styles.hints}>
          {whole.map((fault) => <li key={fault}><VerdictShape verdict="risk" /><span>{t(`pipelineFaults.${fault}`)}</span></li>)}
          {single.map(({ stage, faults }) => (
            <li key={stage.id}><VerdictShape verdict="risk" /><span>{t('stageFaults', { name: stage.name, faults: faults.map((fault) => t(`faults.${fault}`)).join(', ') })}</span></li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
