import { useTranslation } from 'react-i18next';
import { BarWithLoss } from '#web/charts/bar-with-loss.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { Num } from '#web/ui/figure-text.tsx';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { useDays } from './days.ts';
import { fewDeals, useFunnel, type Stage } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import styles from './stage-list.module.css';

/** The same stages on a phone: the name and how many went on, the bar, the counts under it. */
export function StageList({ stages }: { readonly stages: readonly Stage[] }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report } = useFunnel();
  const { wonThroughStages } = report.figures;
  return (
    <ol className={styles.list} aria-label={t('stages')}>
      {stages.map((stage) => <StageItem key={stage.stageId} stage={stage} max={stages[0]?.reached ?? 0} />)}
      <li className={styles.item}>
        <div className={styles.line}>
          <strong className={styles.won}><VerdictShape verdict="absent" size={15} />{t('wonRow')}</strong>
          <RowsButton strong behind={{ set: 'won' }} what={t('sets.won')}>{format.number(wonThroughStages)}</RowsButton>
        </div>
      </li>
    </ol>
  );
}

function StageItem({ stage, max }: { readonly stage: Stage; readonly max: number }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const days = useDays();
  const { report, change } = useFunnel();
  const isProblem = report.problem.byNumber?.stageId === stage.stageId;
  const { conversion, reached, lost, passed, stillOpen, stageId, medianDays } = stage;
  const name = { stage: stage.stage };
  const label = t('barLabel', { ...name, reached: format.number(reached), lost: format.number(lost) });
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <button type="button" className={styles.opener} onClick={() => change({ open: `stage.${stageId}` })}>
          {stage.stage}
          {isProblem ? <><VerdictShape verdict="present" size={15} /><span className="visually-hidden">, {t('problemTag')}</span></> : null}
        </button>
        <span>
          <Num quiet={reached < fewDeals}><b>{conversion === null ? t('none') : format.share(conversion.share)}</b></Num> <small>{t('further').toLowerCase()}</small>
        </span>
      </div>
      <BarWithLoss kept={passed} open={stillOpen} lost={lost} max={max} tone={isProblem ? 'problem' : 'series'} label={label} />
      <div className={styles.notes}>
        <span>
          <RowsButton behind={{ set: 'reached', stage: stageId }} what={t('sets.reached', name)}>{format.number(reached)}</RowsButton>
          {' · '}
          <RowsButton bad={isProblem} behind={{ set: 'lost-at', stage: stageId }} what={t('sets.lost-at', name)}>{format.number(-lost)}</RowsButton>
          {medianDays === null ? null : <> · <Num>{days.words(medianDays)}</Num></>}
        </span>
        <span>{conversion === null ? null : <Num>{t('interval', { interval: format.shareInterval(conversion.low, conversion.high) })}</Num>}</span>
      </div>
    </li>
  );
}
