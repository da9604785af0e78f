import { sql } from 'kysely';
import { evenness } from '#core/metrics/statistics/entropy.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { during, none, type SignalReader, type SignalRow } from '../reader.ts';
import { salesPeople } from '../sales-people.ts';

/** Deals of a rep below which their spread says nothing. */
const dealsToTell = 10;

interface CutCount {
  readonly cut: 'region' | 'product' | 'channel';
  readonly id: number;
  readonly name: string;
  readonly value: string;
  readonly deals: number;
}

interface RepSpread {
  readonly id: number;
  readonly name: string;
  /** 0: all in one part of the cut; 1: as many in each. */
  readonly spread: number;
}

async function readCuts(frame: Frame): Promise<CutCount[]> {
  const read = await sql<CutCount>`
    select v.cut, e.id, e.name, v.value, count(*)::int as deals
    from (${counted(frame, 'creation', frame.span('last-90-days'))}) f join (${salesPeople(frame)}) e on e.id = f.employee_id
    cross join lateral (values ('region', f.region), ('product', f.product_id::text), ('channel', f.source)) v(cut, value)
    where v.value is not null group by 1, 2, 3, 4`.execute(frame.database.sql);
  return read.rows;
}

function spreadsOf(counts: readonly CutCount[]): RepSpread[] {
  const kinds = new Set(counts.map(({ value }) => value)).size;
  return [...Map.groupBy(counts, ({ id }) => id).values()].flatMap((own) => {
    const deals = own.map((part) => part.deals);
    const spread = deals.reduce((sum, part) => sum + part, 0) < dealsToTell ? null : evenness(deals, kinds);
    const [first] = own;
    return spread === null || first === undefined ? [] : [{ id: first.id, name: first.name, spread }];
  });
}

const meanOf = (spreads: readonly RepSpread[]): number => spreads.reduce((sum, { spread }) => sum + spread, 0) / spreads.length;

/** The spreads of reps in the cut by which the department is divided best. */
const bestCut = (frame: Frame): Promise<RepSpread[]> =>
  frame.once('best cut', async () => {
    const cuts = [...Map.groupBy(await readCuts(frame), ({ cut }) => cut).values()].map(spreadsOf).filter((spreads) => spreads.length >= 2);
    return cuts.toSorted((a, b) => meanOf(a) - meanOf(b))[0] ?? [];
  });

/** How far everyone sells everything everywhere. */
export const crossing: SignalReader = {
  read: async (frame) => {
    const spreads = await bestCut(frame);
    if (spreads.length === 0) return none('too-few', { sample: 0 });
    return { value: meanOf(spreads), sample: spreads.length, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await bestCut(frame)).map(({ id, name, spread }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: spread, hit: fallsShort(frame, 'S4.4', spread),
    })),
  }),
};
