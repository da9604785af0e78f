import { changeBound } from '#actions/bounds.ts';
import { setPlans, takeBackPlans } from '#actions/plans.ts';
import { changeStages, putBackStages } from '#actions/stages.ts';
import { addDays, addMonths } from '#core/shared/day.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { mistakes } from '#core/diagnosis/catalogue.ts';
import { system } from '#core/people/viewer.ts';
import { currentDiagnosis } from '#store/diagnosis/current.ts';
import type { Frame } from '#store/diagnosis/frame.ts';
import { priceReaders, signalReaders } from '#store/diagnosis/readers.ts';
import { withFrame } from '#store/diagnosis/with-frame.ts';
import type { FactContext } from '#store/facts/context.ts';
import { openStore, type Store } from '#store/open.ts';
import { readOrganisation } from '#store/organisation.ts';
import { readRollUps } from '#store/rollups/roll-ups.ts';
import { listPipelineSettings, readStageSettings } from '#store/stage-settings.ts';
import { ensureFiles } from './data/files.ts';
import { asOfDay } from './data/sizes.ts';
import { ensureStore } from './data/store.ts';
import { type Bench, type Figure, tableOf, timed } from './measure.ts';

/** The whole department as of the first instant of a day. */
export async function contextAt(store: Store, day: string): Promise<FactContext> {
  const { timeZone, currency } = await readOrganisation(store.sql);
  return { asOf: new Date(startOfDay(day, timeZone)), timeZone, currency, viewer: system, ...(await readRollUps(store)) };
}

interface Edit {
  readonly name: string;
  readonly make: () => Promise<unknown>;
  readonly takeBack: () => Promise<unknown>;
}

async function editsOf(store: Store): Promise<Edit[]> {
  const organisation = await readOrganisation(store.sql);
  const pipeline = (await listPipelineSettings(store.sql, system))[0]?.id ?? 0;
  const stages = await readStageSettings(store.sql, system, pipeline);
  let plan = 0;
  const month = addMonths(asOfDay, -1).slice(0, 7);
  return [
    {
      name: 'a bound',
      make: () => changeBound(store, system, 'S28.1', { kind: 'at-least', good: 0.85, bad: 0.35 }, 'bench'),
      takeBack: () => changeBound(store, system, 'S28.1', null, 'bench'),
    },
    {
      name: 'a plan',
      make: async () => {
        const change = { subjectType: 'department', subject: '', month, segment: null, value: 123_456_700 } as const;
        plan = (await setPlans(store, system, organisation, { metric: 'order-revenue', changes: [change] })).loadId;
      },
      takeBack: () => takeBackPlans(store, system, plan),
    },
    {
      name: "a stage's norm",
      make: () => changeStages(store, system, pipeline, stages.map((stage, at) => (at === 1 ? { ...stage, normDays: 5.5 } : stage))),
      takeBack: () => putBackStages(store, system, pipeline, stages[1]?.id ?? null),
    },
  ];
}

/** The slowest of several edits: the edit itself is not counted, the diagnosis after it is. */
async function afterEdits(store: Store, context: FactContext, bench: Bench): Promise<Figure> {
  const found: { name: string; ms: number }[] = [];
  for (const { name, make, takeBack } of await editsOf(store)) {
    await make();
    const { ms } = await timed(() => currentDiagnosis(store, context, true));
    bench.say(`diagnosis after ${name} was changed: ${ms.toFixed(0)} ms`);
    found.push({ name, ms });
    await takeBack();
  }
  const worst = found.reduce((a, b) => (b.ms > a.ms ? b : a));
  return { name: 'diagnosis: after one edit, ms', value: worst.ms, note: `${worst.name}, the slowest of ${found.length}` };
}

async function pastDays(store: Store, bench: Bench): Promise<Figure> {
  const days = [addDays(asOfDay, -30), addMonths(asOfDay, -6), addDays(addMonths(asOfDay, -12), 13)];
  const found: { day: string; ms: number }[] = [];
  for (const day of days) {
    const context = await contextAt(store, day);
    const { ms } = await timed(() => currentDiagnosis(store, context, false));
    bench.say(`diagnosis as of ${day}: ${ms.toFixed(0)} ms`);
    found.push({ day, ms });
  }
  const worst = found.reduce((a, b) => (b.ms > a.ms ? b : a));
  return { name: 'diagnosis: any past day, ms', value: worst.ms, note: `${worst.day}, the slowest of ${found.length}` };
}

async function timeOf(work: (frame: Frame) => unknown, frame: Frame): Promise<number> {
  const { ms } = await timed(async () => work(frame));
  return ms;
}

/** Reads every signal in the order of a diagnosis; what several share counts for the first that asks for it. */
async function printSignals(store: Store, context: FactContext, bench: Bench): Promise<void> {
  const rows: [string, string, number][] = [];
  await withFrame(store, context, async (frame) => {
    for (const mistake of mistakes) {
      for (const { id } of mistake.signals) {
        const reader = signalReaders.get(id);
        if (reader !== undefined) rows.push([id, mistake.id, await timeOf(reader.read, frame)]);
      }
      const price = priceReaders[mistake.number];
      if (price !== undefined) rows.push([`price ${mistake.number}`, mistake.id, await timeOf(price, frame)]);
    }
  });
  const all = rows.reduce((sum, [, , ms]) => sum + ms, 0);
  const sorted = rows.toSorted((a, b) => b[2] - a[2]);
  bench.say(tableOf([['signal', 'mistake', 'ms'], ...sorted.map(([id, mistake, ms]) => [id, mistake, Math.round(ms)]), ['all', '', Math.round(all)]]));
}

async function timeToday(folder: string, before?: (store: Store) => Promise<unknown>): Promise<number> {
  const store = await openStore({ dataFolder: folder, leaveSchema: true });
  try {
    await before?.(store);
    const context = await contextAt(store, asOfDay);
    return (await timed(() => currentDiagnosis(store, context, true))).ms;
  } finally {
    await store.close();
  }
}

/** The whole is made once with nothing kept of earlier ones; then the database is stopped and started, and it is asked for again. */
async function afterRestart(folder: string): Promise<Figure> {
  const first = await timeToday(folder, (store) => store.pool.query('truncate diagnosis, diagnosis_reading'));
  const again = await timeToday(folder);
  return { name: 'diagnosis: as of today after a restart, ms', value: again, note: `${first.toFixed(0)} ms when nothing is kept` };
}

export async function measureDiagnosis(bench: Bench): Promise<Figure[]> {
  const folder = await ensureStore(bench.root, await ensureFiles(bench.root, bench.size));
  const restart = await afterRestart(folder);
  bench.say(`diagnosis after a restart: ${restart.value.toFixed(0)} ms; ${restart.note ?? ''}`);
  const store = await openStore({ dataFolder: folder, leaveSchema: true });
  try {
    const context = await contextAt(store, asOfDay);
    if (bench.isDetailed) await printSignals(store, context, bench);
    await currentDiagnosis(store, context, true);
    const unchanged: Figure = { name: 'diagnosis: unchanged, ms', value: (await timed(() => currentDiagnosis(store, context, true))).ms };
    return [restart, await afterEdits(store, context, bench), unchanged, await pastDays(store, bench)];
  } finally {
    await store.close();
  }
}
