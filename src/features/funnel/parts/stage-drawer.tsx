import { useTranslation } from 'react-i18next';
import type { FunnelSet } from '#core/pipeline/funnel-sets.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Drawer } from '#web/ui/drawer.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { KeyValues, type KeyValue } from '#web/ui/key-values.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { closeDrawer } from './address.ts';
import { useDays } from './days.ts';
import { fewDurations, useFunnel, type Stage } from './report.ts';
import { RowsButton } from './rows-button.tsx';
import { usePeriodWords } from './figures.tsx';
import styles from './side.module.css';

/** One stage in full: what became of those who entered, how long they stay, what stands there now, what was lost. */
export function StageDrawer({ stageId }: { readonly stageId: number }) {
  const { t } = useTranslation('funnel');
  const period = usePeriodWords();
  const { report, change } = useFunnel();
  const stage = report.stages.find((other) => other.stageId === stageId);
  if (stage === undefined) return null;
  return (
    <Drawer opened onClose={() => change(closeDrawer)} kicker={t('stageDrawer')} title={stage.stage} about={period}>
      {stage.describesCustomer ? <Notice verdict="risk">{t('badName')}</Notice> : null}
      <Presences stage={stage} />
      <Durations stage={stage} />
      <Standing stage={stage} />
    </Drawer>
  );
}

function Presences({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const row = (set: FunnelSet, label: string, count: number, strong = false): KeyValue => ({
    key: set,
    label,
    strong,
    value: count === 0 ? <Num>0</Num> : <RowsButton behind={{ set, stage: stage.stageId }} what={label}>{format.number(count)}</RowsButton>,
    aside: stage.entered === 0 || strong ? '' : format.share(count / stage.entered, { digits: 0 }),
  });
  return (
    <section className={styles.part}>
      <h3>{t('presences')}</h3>
      <p className={styles.note}>{t('presencesNote')}</p>
      <KeyValues
        rows={[
          row('entered', t('entered'), stage.entered, true),
          row('advanced', t('advanced'), stage.advanced),
          row('lost-here', t('lostHere'), stage.lostHere),
          row('back', t('back'), stage.back),
          row('handed', t('handed'), stage.handed),
          row('still-there', t('stillThere'), stage.stillThere),
        ]}
      />
    </section>
  );
}

function Durations({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { words } = useDays();
  const days = (value: number | null, otherwise: string = t('none')) => (value === null ? <Gap>{otherwise}</Gap> : <Num>{words(value)}</Num>);
  const any = stage.finished + stage.unfinished > 0;
  return (
    <section className={styles.part}>
      <h3>{t('durations')}</h3>
      <p className={styles.note}>{t('durationsNote')}</p>
      <KeyValues
        rows={[
          { key: 'finished', label: t('finished'), value: <Num>{format.number(stage.finished)}</Num> },
          { key: 'median', label: t('median'), value: days(stage.medianDays) },
          { key: 'p90', label: t('p90'), value: days(stage.p90Days) },
          { key: 'unfinished', label: t('unfinished'), value: <Num>{format.number(stage.unfinished)}</Num> },
          ...(stage.unfinished > 0 ? [{ key: 'openMedian', label: t('openMedian'), value: days(stage.openMedianDays) }] : []),
          ...(any && stage.unfinished > 0
            ? [
                { key: 'withOpen', label: t('withOpen'), value: days(stage.medianWithOpen, t('notReached')) },
                { key: 'withOpenP90', label: t('withOpenP90'), value: days(stage.p90WithOpen, t('notReached')) },
              ]
            : []),
        ]}
      />
      {stage.finished < fewDurations ? <Notice verdict="few">{t('fewDurations', { n: stage.finished })}</Notice> : null}
    </section>
  );
}

function Standing({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const money = (amount: number) => <Num>{format.money(amount, organisation.currency)}</Num>;
  const behind = (set: FunnelSet) => ({ set, stage: stage.stageId });
  return (
    <section className={styles.part}>
      <KeyValues
        rows={[
          {
            key: 'now',
            label: t('now'),
            strong: true,
            value: stage.openNow === 0 ? <Num>0</Num> : <RowsButton behind={behind('open-in')} what={t('now')}>{format.number(stage.openNow)}</RowsButton>,
          },
          ...(stage.openNow > 0 ? [{ key: 'openAmount', label: t('openAmount', { money: '' }).trim(), value: money(stage.openAmount) }] : []),
          ...(stage.openNowMedianDays === null ? [] : [{ key: 'age', label: t('age'), value: <Num>{format.days(stage.openNowMedianDays)}</Num> }]),
          { key: 'lost', label: t('lostTotal'), strong: true, value: money(stage.lostAmount) },
          ...(stage.lostWithoutAmount > 0
            ? [{ key: 'without', label: t('lostWithoutAmount'), value: <RowsButton behind={behind('lost-at')} what={t('lostWithoutAmount')}>{format.number(stage.lostWithoutAmount)}</RowsButton> }]
            : []),
        ]}
      />
    </section>
  );
}
