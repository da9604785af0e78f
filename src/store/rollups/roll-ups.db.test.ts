import { CompiledQuery } from 'kysely';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideJoin, forgetJoin } from '#actions/joins.ts';
import { changeOrganisation } from '#actions/organisation.ts';
import { deleteRate, setRates } from '#actions/rates.ts';
import { changeStages, putBackStages } from '#actions/stages.ts';
import { metrics } from '#core/metrics/catalogue.ts';
import { system } from '#core/people/viewer.ts';
import { addDays } from '#core/shared/day.ts';
import { startOfDay } from '#core/shared/zone.ts';
import { inTransaction } from '#store/in-transaction.ts';
import { undoLoad } from '#store/loads/run-load.ts';
import { listPipelines } from '#store/pipelines.ts';
import { readStageSettings } from '#store/stage-settings.ts';
import type { Database } from '#store/database.ts';
import { freshDatabase } from '#test/database.ts';
import { loadRows, type Row } from '#test/load-rows.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import { dealState } from '../facts/deal-state.ts';
import { stageVisits } from '../facts/stage-visits.ts';
import { answerMeasure } from '../measures/measure.ts';
import { catchUpRollUps, readRollUps } from './roll-ups.ts';

/* Whatever happens to the facts, what is kept summed is what is made from them, as of any moment. */

const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const deal = pick('1', '2', '3', '4', '5', '6');
const rep = pick('Ким Олег', 'Ли Анна', null);
const stage = pick('Заявка', 'КП', 'Договор', 'Оплачено', 'Отказ', null);
/** Within nine days, so that much falls on the same one. */
const moment = fc.integer({ min: 0, max: 9 * 24 }).map((hours) => new Date(Date.parse('2026-03-01T00:00:00Z') + hours * 3_600_000).toISOString());

const rowsOf = {
  'deals': fc.uniqueArray(
    fc.record({
      deal_id: deal, customer: pick('Астра', 'Борей', null), rep, stage, pipeline: pick('Продажи', 'Сервис'), amount: pick('10', '20.5', null), product: pick('гайка', null),
      currency: pick('RUB', 'USD'), created_at: fc.option(moment), closed_at: fc.option(moment), outcome: pick('won', 'lost', null, null), is_test: pick('true', 'false', 'false'),
    }),
    { selector: (row) => row.deal_id, minLength: 1, maxLength: 6 },
  ),
  'stage-moves': fc.array(fc.record({ deal_id: deal, at: moment, stage: stage.map((text) => text ?? 'КП') }), { minLength: 1, maxLength: 15 }),
  'owner-moves': fc.array(fc.record({ deal_id: deal, at: moment, rep: rep.map((text) => text ?? 'Ли Анна') }), { minLength: 1, maxLength: 4 }),
  'customers': fc.uniqueArray(fc.record({ name: pick('Астра', 'Борей'), region: pick('Юг', 'Север', null), inn: pick('7707083893', null) }), { selector: (row) => row.name, minLength: 1 }),
  'orders': fc.array(
    fc.record({
      order_id: pick('A', 'B', 'C', null), date: moment, customer: pick('Астра', 'Борей', null), product: pick('гайка', null), rep,
      amount: pick('7', '-3', '20.5'), cost: pick('2', null), currency: pick('RUB', 'USD'),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  'calls': fc.array(fc.record({ at: moment, rep, customer: pick('Астра', null), result: pick('answered', 'missed', null) }), { minLength: 1, maxLength: 8 }),
} as const;

type Change = 'undo' | 'rate' | 'no-rate' | 'join' | 'apart' | 'stages' | 'stages-back' | 'zone' | 'crash';
type Step = { readonly kind: keyof typeof rowsOf; readonly rows: readonly Row[] } | { readonly kind: Change; readonly turn: number };

const load = <Kind extends keyof typeof rowsOf>(kind: Kind): fc.Arbitrary<Step> => rowsOf[kind].map((rows) => ({ kind, rows: rows as readonly Row[] }));
const change = fc.record({ kind: pick<Change>('undo', 'undo', 'rate', 'no-rate', 'join', 'apart', 'stages', 'stages-back', 'zone', 'crash'), turn: fc.nat(20) });
const steps = fc.array(fc.oneof(load('deals'), load('stage-moves'), load('owner-moves'), load('customers'), load('orders'), load('orders'), load('calls'), change), { minLength: 4, maxLength: 9 });

async function changeKinds(database: Database, turn: number): Promise<void> {
  const pipelines = await listPipelines(database);
  const pipeline = pipelines[turn % Math.max(1, pipelines.length)];
  if (pipeline === undefined) return;
  const stages = await readStageSettings(database.sql, system, pipeline.id);
  const kinds = ['open', 'won', 'lost'] as const;
  const wanted = stages.toReversed().map((own, place) => ({ ...own, kind: place === 0 ? ('open' as const) : kinds[(turn + place) % 3] ?? 'open' }));
  await changeStages(database, system, pipeline.id, wanted);
}

/** Makes the step; what it cannot do at this moment (nothing to undo, an unknown name) it leaves undone. */
async function make(database: Database, step: Step, loads: { id: number; kind: keyof typeof rowsOf }[]): Promise<void> {
  switch (step.kind) {
    case 'undo': {
      const [gone] = loads.splice(step.turn % Math.max(1, loads.length), 1);
      if (gone !== undefined) await undoLoad(database, gone.id, gone.kind, null);
      return;
    }
    case 'rate': return void (await setRates(database, system, [{ currency: 'USD', day: `2026-03-${10 + step.turn % 15}`, rate: `${60 + step.turn}` }]));
    case 'no-rate': {
      const known = await database.pool.query<{ day: string }>('select day from currency_rate limit 1');
      return known.rows[0] === undefined ? undefined : deleteRate(database, system, 'USD', known.rows[0].day);
    }
    case 'join': return decideJoin(database, system, { entity: 'employee', a: 'Ким Олег', b: 'Ли Анна', same: true });
    case 'apart': return forgetJoin(database, system, { entity: 'employee', a: 'Ким Олег', b: 'Ли Анна' }).catch(() => undefined);
    case 'stages': return changeKinds(database, step.turn);
    case 'stages-back': return Promise.all((await listPipelines(database)).slice(0, 1).map(({ id }) => putBackStages(database, system, id, null).catch(() => undefined))).then(() => undefined);
    case 'zone': return void (await changeOrganisation(database, system, { timeZone: step.turn % 2 === 0 ? 'Asia/Vladivostok' : 'Europe/Moscow' }));
    case 'crash': {
      await inTransaction(database, (client) => client.query('truncate deal_state, stage_visit, deal_unsettled, sales_day, buyer_day, call_day, closing_day, unsettled_day'));
      return catchUpRollUps(database);
    }
    default:
      loads.push({ id: (await loadRows(database, step.kind, step.rows)).loadId, kind: step.kind });
  }
}

async function rowsFrom(database: Database, relation: Sql): Promise<string[]> {
  const { sql: text, parameters } = relation.compile(database.sql);
  const read = await database.sql.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, [...parameters]));
  return read.rows.map((row) => JSON.stringify(row)).sort();
}

const measured = metrics.flatMap(({ id, compute, breakdowns }) => ('fact' in compute && (compute.fact === 'order-line' || compute.fact === 'call' || compute.fact === 'closing') ? [{ id, measure: compute, breakdowns }] : []));

const some: ReadonlySet<string> = new Set(['rep', 'region', 'month']);

/** Every figure of sales, calls and closings over days of the zone, whole and by some breakdowns, read from what is kept and from the facts. */
async function compareFigures(database: Database, context: FactContext, kept: Pick<FactContext, 'kept' | 'keptDays'>, days: readonly string[]): Promise<void> {
  const [from = '', to = ''] = days.map((day) => day.slice(0, 10)).toSorted();
  const span = { from: new Date(startOfDay(from, context.timeZone)), to: new Date(startOfDay(addDays(to, 1), context.timeZone)) };
  for (const { id, measure, breakdowns } of measured) {
    for (const by of [undefined, ...breakdowns.filter((known) => some.has(known))]) {
      const request = { measure, span, by };
      expect(await answerMeasure(database, { ...context, ...kept }, request), `${id} by ${by}`).toEqual(await answerMeasure(database, context, request));
    }
  }
}

test('what is kept is what is made from the facts, after any changes and as of any moment', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.array(moment, { minLength: 3, maxLength: 3 }), async (made, moments) => {
      const database = await freshDatabase();
      try {
        const loads: { id: number; kind: keyof typeof rowsOf }[] = [];
        for (const step of made) {
          await make(database, step, loads);
          const { kept, keptDays } = await readRollUps(database);
          expect([kept, keptDays.sales, keptDays.calls]).not.toContain(null);
          const { time_zone: timeZone } = (await database.pool.query<{ time_zone: string }>('select time_zone from organisation')).rows[0] ?? { time_zone: '' };
          for (const [place, asOf] of [...moments, '2026-11-01T00:00:00Z'].entries()) {
            const context: FactContext = { asOf: new Date(asOf), timeZone, currency: 'RUB', viewer: system };
            if (place > 1) await compareFigures(database, context, { kept, keptDays }, moments);
            for (const relation of [dealState, stageVisits]) {
              expect(await rowsFrom(database, relation({ ...context, kept }))).toEqual(await rowsFrom(database, relation(context)));
            }
          }
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test('a row of a roll-up counts as often as what it stands for', async () => {
  const database = await freshDatabase();
  try {
    const deals = ['won', 'won', 'won', 'lost', 'lost'].map((outcome, place) => ({ deal_id: String(place), rep: 'Ким Олег', outcome, created_at: '2026-03-01T09:00:00Z', closed_at: '2026-03-02T09:00:00Z' }));
    await loadRows(database, 'deals', deals);
    const context: FactContext = { asOf: new Date('2026-04-01T00:00:00Z'), timeZone: 'Europe/Moscow', currency: 'RUB', viewer: system, ...(await readRollUps(database)) };
    const span = { from: new Date(startOfDay('2026-03-01', 'Europe/Moscow')), to: new Date(startOfDay('2026-04-01', 'Europe/Moscow')) };
    const winRate = measured.find(({ id }) => id === 'win-rate');
    if (winRate === undefined) throw new Error('no win rate');
    const { figures } = await answerMeasure(database, context, { measure: winRate.measure, span, by: 'rep' });
    expect(figures.map(({ key, value, numerator, denominator, sample }) => [key, value, numerator, denominator, sample])).toEqual([['Ким Олег', 0.6, 3, 5, 5]]);
    expect((await database.pool.query('select deals from closing_day order by 1')).rows).toEqual([{ deals: 2 }, { deals: 3 }]);
  } finally {
    await database.close();
  }
});
