import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flow, FlowChange } from '#core/pipeline/velocity.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/button.tsx';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { Gap } from '#web/ui/figure-text.tsx';
import { RangeField } from '#web/ui/range-field.tsx';
import { scaleOf } from './money-scale.ts';
import { useFunnel } from './report.ts';
import styles from './side.module.css';
import { flowOf, whatIf } from './what-if.ts';

/** The levers as they stand; what is not moved is absent. */
interface Levers {
  readonly place: number;
  readonly share?: number | undefined;
  readonly inflow?: number | undefined;
  readonly order?: number | undefined;
  readonly cycle?: number | undefined;
}

/** Moves one figure of the funnel and shows what it would bring: a calculation, not a forecast. */
export function WhatIf() {
  const { t } = useTranslation('funnel');
  const { report, address } = useFunnel();
  const flow = flowOf(report);
  if (flow === null) {
    return (
      <section className={styles.part}>
        <h2>{t('whatIf')}</h2>
        <p className={styles.note}><Gap>{t('whatIfEmpty')}</Gap></p>
      </section>
    );
  }
  const { period, pipelineId } = report.frame;
  return <LiveWhatIf key={[period.from, period.to, pipelineId, address.basis, ...address.where].join()} flow={flow} />;
}

function useLevers(flow: Flow): { readonly levers: Levers; readonly move: (patch: Partial<Levers>) => void; readonly commit: () => void; readonly reset: () => void } {
  const { report, address, change } = useFunnel();
  const chosen = report.stages.findIndex(({ stageId }) => stageId === (address.raise ?? report.problem.byNumber?.stageId));
  const [levers, setLevers] = useState<Levers>({
    place: flow.conversions.length === 1 ? 0 : Math.max(0, chosen), share: address.to_share, inflow: address.inflow, order: address.order, cycle: address.cycle,
  });
  const write = (next: Levers) =>
    change({ raise: report.stages[next.place]?.stageId, to_share: next.share, inflow: next.inflow, order: next.order, cycle: next.cycle }, { replace: true });
  return {
    levers,
    move: (patch) => setLevers((before) => ({ ...before, ...patch })),
    commit: () => write(levers),
    reset: () => {
      const next = { place: levers.place };
      setLevers(next);
      change({ raise: undefined, to_share: undefined, inflow: undefined, order: undefined, cycle: undefined }, { replace: true });
    },
  };
}

function changeOf({ place, share, inflow, order, cycle }: Levers): FlowChange {
  return {
    ...(share !== undefined && { conversions: new Map([[place, share]]) }),
    ...(inflow !== undefined && { inflow }),
    ...(order !== undefined && { averageOrder: order }),
    ...(cycle !== undefined && { cycleDays: cycle }),
  };
}

function LiveWhatIf({ flow }: { readonly flow: Flow }) {
  const { t } = useTranslation('funnel');
  const { levers, move, commit, reset } = useLevers(flow);
  const { share, inflow, order, cycle } = levers;
  const touched = [share, inflow, order, cycle].some((value) => value !== undefined);
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2>{t('whatIf')}</h2>
        {touched ? <Button kind="text" onClick={reset}>{t('reset')}</Button> : null}
      </div>
      <StageLever flow={flow} levers={levers} move={move} commit={commit} />
      <OtherLevers flow={flow} levers={levers} move={move} commit={commit} />
      <Outcome flow={flow} change={changeOf(levers)} />
    </section>
  );
}

interface LeverProps {
  readonly flow: Flow;
  readonly levers: Levers;
  readonly move: (patch: Partial<Levers>) => void;
  readonly commit: () => void;
}

function StageLever({ flow, levers, move, commit }: LeverProps) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report } = useFunnel();
  const { stages } = report;
  const now = flow.conversions[levers.place] ?? 0;
  const value = levers.share ?? now;
  const shown = levers.share === undefined ? format.share(now) : t('fromTo', { from: format.number(now * 100, { digits: 1 }), to: format.share(value) });
  const chooser = (
    <ChoiceMenu
      kind="text"
      label={t('whichStage')}
      value={String(levers.place)}
      choices={stages.map(({ stage }, place) => ({ value: String(place), label: t('stageTo', { from: stage }) }))}
      onChange={(place) => move({ place: Number(place), share: undefined })}
    />
  );
  const isByStage = flow.conversions.length > 1;
  return (
    <RangeField
      label={isByStage ? t('stageTo', { from: stages[levers.place]?.stage ?? '' }) : t('winRateLever')}
      chooser={isByStage ? chooser : undefined}
      value={value}
      min={0}
      max={1}
      step={0.005}
      shown={shown}
      changed={levers.share !== undefined}
      onChange={(next) => move({ share: next })}
      onCommit={commit}
    />
  );
}

/** A handle's way: from nothing to twice what is, in a hundred steps. */
function wayOf(now: number): { readonly min: number; readonly max: number; readonly step: number } {
  return { min: 0, max: now * 2, step: now / 50 };
}

function OtherLevers({ flow, levers, move, commit }: LeverProps) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { address } = useFunnel();
  const fields = [
    { key: 'inflow' as const, label: address.basis === 'closing' ? t('inflow') : t('inflowCreated'), now: flow.inflow, words: (value: number) => format.number(Math.round(value)) },
    { key: 'order' as const, label: t('averageOrder'), now: flow.averageOrder, words: (value: number) => format.money(value, organisation.currency) },
    { key: 'cycle' as const, label: t('cycle'), now: flow.cycleDays, words: (value: number) => format.days(value) },
  ];
  return (
    <>
      {fields.filter(({ now }) => now > 0).map(({ key, label, now, words }) => {
        const value = levers[key];
        return (
          <RangeField
            key={key}
            label={label}
            value={value ?? now}
            {...wayOf(now)}
            shown={value === undefined ? words(now) : t('fromTo', { from: words(now), to: words(value) })}
            changed={value !== undefined}
            onChange={(next) => move({ [key]: next })}
            onCommit={commit}
          />
        );
      })}
    </>
  );
}

function Outcome({ flow, change }: { readonly flow: Flow; readonly change: FlowChange }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { organisation } = useSession();
  const { report } = useFunnel();
  const { figures } = report;
  const { now, changed } = whatIf(flow, change);
  const scale = scaleOf([now.revenue, changed.revenue], organisation.currency);
  const money = (value: number, shape = {}) => format.money(value, organisation.currency, { scale, ...shape });
  const delta = changed.revenue - now.revenue;
  const perDay = (value: number | null) => (value === null ? t('none') : format.money(Math.round(value), organisation.currency, { scale: scaleOf([value * 10], organisation.currency) }));
  return (
    <div className={styles.result} aria-live="polite">
      <p>{t('revenueMonth')}</p>
      <div className={styles.outcome}>
        <span className="num">{delta === 0 ? null : `${money(now.revenue, { unit: false })} → `}<strong>{money(changed.revenue)}</strong></span>
        {delta === 0 ? null : <span className={delta > 0 ? styles.better : styles.worse}>{money(delta, { signed: true })}</span>}
      </div>
      <p>
        {now.winRate === changed.winRate
          ? t('rateNow', { now: format.share(now.winRate) })
          : t('rateLine', { from: format.number(now.winRate * 100, { digits: 1 }), to: format.share(changed.winRate) })}
      </p>
      {now.velocity === null ? null : (
        <p>{now.velocity === changed.velocity ? t('velocityNow', { now: perDay(now.velocity) }) : t('velocityLine', { from: perDay(now.velocity), to: perDay(changed.velocity) })}</p>
      )}
      <p>{t('estimate')}</p>
      {flow.conversions.length > 1 && figures.stageUnknown > 0 ? (
        <p>{t('partly', { known: format.number(figures.counted - figures.stageUnknown), all: format.number(figures.counted) })}</p>
      ) : null}
    </div>
  );
}
