import { useTranslation } from 'react-i18next';
import { BarWithLoss, LossSample } from '#web/charts/bar-with-loss.tsx';
import { IntervalAxis, IntervalDot } from '#web/charts/interval-dot.tsx';
import type { Scale } from '#web/charts/scale.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { cx } from '#web/ui/class-names.ts';
import { useDays } from './days.ts';
import { digitsOf, scaleOf } from './money-scale.ts';
import { fewDeals, fewDurations, useFunnel, type Stage } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import styles from './stage-table.module.css';

/** The lowest conversion's interval, rounded down to a tenth: a dot plot need not begin at zero. */
function axisOf(stages: readonly Stage[]): Scale {
  const lowest = Math.min(1, ...stages.flatMap(({ conversion }) => (conversion === null ? [] : [conversion.low])));
  return { from: Math.min(0.9, Math.floor(lowest * 10) / 10), to: 1 };
}

/** Stages as rows: who got there, who was lost there, who went on, how long it takes, what stands there now. */
export function StageTable({ stages }: { readonly stages: readonly Stage[] }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { address } = useFunnel();
  const axis = axisOf(stages);
  const scale = scaleOf(stages.map(({ lostAmount }) => lostAmount), organisation.currency);
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t('stages')}>
        <thead>
          <tr>
            <th scope="col">{t('stage')}</th>
            <th scope="col" className={styles.bars}>
              {t('reached')}
              <span className={styles.legend}><LossSample />{t('lostSample')}</span>
              {address.basis === 'creation' ? <span className={styles.legend}><i className={styles.openSample} aria-hidden />{t('openSample')}</span> : null}
            </th>
            <th scope="col" className={styles.end}><span className="visually-hidden">{t('reached')}</span></th>
            <th scope="col" className={styles.end}>{t('loss')}</th>
            <th scope="col" className={styles.end}>{t('further')}</th>
            <th scope="col" className={styles.plot}><IntervalAxis from={format.share(axis.from, { digits: 0 })} to={format.share(1, { digits: 0 })} scale={axis} /></th>
            <th scope="col" className={cx(styles.end, styles.interval)}>{t('intervalShort')}</th>
            <th scope="col" className={styles.end}>{t('days')}</th>
            <th scope="col" className={styles.end}>{t('p90')}</th>
            <th scope="col" className={styles.end} title={t('openNowTitle')}>{t('openNow')}</th>
            <th scope="col" className={styles.end}>{t('lostMoney', { unit: format.moneyUnit(organisation.currency, scale) })}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage, place) => <StageRow key={stage.stageId} stage={stage} place={place + 1} max={stages[0]?.reached ?? 0} axis={axis} money={{ scale, digits: digitsOf(scale), unit: false }} />)}
          <WonRow max={stages[0]?.reached ?? 0} />
        </tbody>
      </table>
    </div>
  );
}

interface StageRowProps {
  readonly stage: Stage;
  readonly place: number;
  readonly max: number;
  readonly axis: Scale;
  readonly money: { readonly scale: ReturnType<typeof scaleOf>; readonly digits: number; readonly unit: false };
}

function StageRow({ stage, place, max, axis, money }: StageRowProps) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { report } = useFunnel();
  const isProblem = report.problem.byNumber?.stageId === stage.stageId;
  const { reached, passed, lost, stillOpen, stageId } = stage;
  const name = { stage: stage.stage };
  return (
    <tr>
      <th scope="row" className={styles.name}><StageName stage={stage} place={place} isProblem={isProblem} /></th>
      <td><BarWithLoss kept={passed} open={stillOpen} lost={lost} max={max} tone={isProblem ? 'problem' : 'series'} label={t('barLabel', { ...name, reached: format.number(reached), lost: format.number(lost) })} /></td>
      <td className={styles.end}><RowsButton strong behind={{ set: 'reached', stage: stageId }} what={t('sets.reached', name)}>{format.number(reached)}</RowsButton></td>
      <td className={styles.end}>
        {lost === 0 ? <Num>0</Num> : <RowsButton bad={isProblem} behind={{ set: 'lost-at', stage: stageId }} what={t('sets.lost-at', name)}>{format.number(-lost)}</RowsButton>}
      </td>
      <Conversion stage={stage} axis={axis} />
      <Days stage={stage} />
      <td className={styles.end}>
        {stage.openNow === 0 ? <Num quiet>0</Num> : <RowsButton behind={{ set: 'open-in', stage: stageId }} what={t('sets.open-in', name)}>{format.number(stage.openNow)}</RowsButton>}
      </td>
      <td className={styles.end}><Num>{format.money(stage.lostAmount, organisation.currency, money)}</Num></td>
    </tr>
  );
}

/** The stage's number and name, which open its details; the word that says it is the problem. */
export function StageName({ stage, place, isProblem }: { readonly stage: Stage; readonly place: number; readonly isProblem: boolean }) {
  const { t } = useTranslation('funnel');
  const { change } = useFunnel();
  return (
    <span className={styles.naming}>
      <span className={styles.place}>{place}</span>
      <span>
        <button type="button" className={styles.opener} title={t('openStage', { stage: stage.stage })} onClick={() => change({ open: `stage.${stage.stageId}` })}>{stage.stage}</button>
        {isProblem ? <span className={styles.problem}><VerdictShape verdict="present" size={13} />{t('problemTag')}</span> : null}
      </span>
    </span>
  );
}

function Conversion({ stage, axis }: { readonly stage: Stage; readonly axis: Scale }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { conversion, reached } = stage;
  if (conversion === null) return <><td className={styles.end}><Gap>{t('none')}</Gap></td><td colSpan={2}><span className="visually-hidden">{t('none')}</span></td></>;
  const few = reached < fewDeals;
  const words = { stage: stage.stage, share: format.share(conversion.share), low: format.number(conversion.low * 100, { digits: 1 }), high: format.number(conversion.high * 100, { digits: 1 }) };
  return (
    <>
      <td className={cx(styles.end, !few && styles.strong)}><Num quiet={few}>{format.share(conversion.share)}</Num></td>
      <td><IntervalDot axis few={few} value={conversion.share} low={conversion.low} high={conversion.high} scale={axis} label={t('conversionLabel', words)} /></td>
      <td className={cx(styles.end, styles.quiet)}><Num>{format.shareInterval(conversion.low, conversion.high)}</Num></td>
    </>
  );
}

function Days({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('funnel');
  const few = stage.finished < fewDurations;
  const { bare } = useDays();
  const title = few && stage.finished > 0 ? t('fewDurations', { n: stage.finished }) : undefined;
  return (
    <>
      <td className={styles.end} title={title}><Num quiet={few}>{bare(stage.medianDays)}</Num></td>
      <td className={cx(styles.end, styles.quiet)} title={title}><Num quiet={few}>{bare(stage.p90Days)}</Num></td>
    </>
  );
}

function WonName() {
  const { t } = useTranslation('funnel');
  return <span className={styles.naming}><span className={styles.place}><VerdictShape verdict="absent" size={15} /></span><strong>{t('wonRow')}</strong></span>;
}

function WonRow({ max }: { readonly max: number }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { report } = useFunnel();
  const { wonThroughStages } = report.figures;
  return (
    <tr className={styles.won}>
      <th scope="row" className={styles.name}>
        <WonName />
      </th>
      <td><BarWithLoss kept={wonThroughStages} lost={0} max={max} tone="won" label={`${t('wonRow')}: ${format.number(wonThroughStages)}`} /></td>
      <td className={styles.end}><RowsButton strong behind={{ set: 'won' }} what={t('sets.won')}>{format.number(wonThroughStages)}</RowsButton></td>
      <td colSpan={8} className={styles.end}><Num>{t('wonAmount', { money: format.money(report.figures.amountWon, organisation.currency) })}</Num></td>
    </tr>
  );
}
