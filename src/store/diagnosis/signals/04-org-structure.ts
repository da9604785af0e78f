import { sql } from 'kysely';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { type Seller, sellersOf, spansOf } from '../heads.ts';
import { fallsShort, severityBy } from '../hits.ts';
import { count, during, none, rowColumns, type SectionReaders, share, type SignalReader, type SignalRow } from '../reader.ts';
import { touches } from '../touches.ts';
import { mixedFunctions } from '../win-mixing.ts';
import { crossing } from './04-org-structure-cuts.ts';
import { uncovered } from './04-org-structure-holes.ts';

/** Fewer people who sell are too few to speak of a structure. */
const smallestTeam = 3;

const severityOfSpan = (frame: Frame, reports: number): number => severityBy(frame, 'S4.1', reports) ?? 0;

const spanOfControl: SignalReader = {
  read: async (frame) => {
    const [sellers, spans] = [await sellersOf(frame), await spansOf(frame)];
    if (sellers.length === 0) return none('no-data', { sample: 0 });
    if (sellers.length < smallestTeam) return none('not-applicable', { sample: spans.length });
    const [worst] = spans.toSorted((a, b) => severityOfSpan(frame, b.reports) - severityOfSpan(frame, a.reports) || b.reports - a.reports);
    if (worst === undefined) return none('no-data', { sample: 0 });
    const headless = sellers.filter(({ headId }) => headId === null).length;
    return { value: worst.reports, sample: spans.length, ...(headless === 0 ? {} : { leftOut: { 'without-head': headless } }), ...during(frame, 'as-of') };
  },
  rows: async (frame) => ({
    list: (await spansOf(frame)).map(({ id, name, reports }): SignalRow => ({
      kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: reports, hit: fallsShort(frame, 'S4.1', reports),
    })),
  }),
};

/** Those under the owner who head nobody who sells: a head of others may well report to the owner. */
async function underOwner(frame: Frame): Promise<readonly (Seller & { readonly hit: boolean })[]> {
  const [sellers, heads] = [await sellersOf(frame), new Set((await spansOf(frame)).map(({ id }) => id))];
  return sellers.filter(({ headRole }) => headRole !== null).map((seller) => ({ ...seller, hit: seller.headRole === 'owner' && !heads.has(seller.id) }));
}

const ownerManages: SignalReader = {
  read: async (frame) => {
    const [sellers, placed] = [await sellersOf(frame), await underOwner(frame)];
    if (placed.length === 0) return none('no-data', { sample: 0 });
    if (sellers.length < smallestTeam) return none('not-applicable', { sample: placed.length });
    const hits = placed.filter(({ hit }) => hit).length;
    return { value: hits, numerator: hits, denominator: placed.length, sample: placed.length, ...during(frame, 'as-of') };
  },
  rows: async (frame) => ({
    list: (await underOwner(frame)).map(({ id, name, head, hit }): SignalRow => ({ kind: 'employee', id: String(id), title: name, who: head, at: null, amount: null, figure: null, hit })),
  }),
};

interface Load extends Pick<Seller, 'id' | 'name'> {
  readonly role: string;
  readonly open: number;
}

const loads = (frame: Frame): Promise<Load[]> =>
  frame.once('loads', async () => {
    const read = await sql<{ id: number; open: number }>`
      select f.employee_id as id, count(*)::int as open from (${counted(frame, 'open-deal')}) f where f.employee_id is not null group by 1`.execute(frame.database.sql);
    const open = new Map(read.rows.map((row) => [row.id, row.open]));
    return (await sellersOf(frame)).map(({ id, name, role }) => ({ id, name, role: role ?? 'rep', open: open.get(id) ?? 0 }));
  });

/** The role whose people are loaded least evenly; those without open deals are no part of it. */
async function worstLoad(frame: Frame): Promise<{ readonly ratio: number; readonly people: readonly Load[] } | null> {
  const groups = Map.groupBy((await loads(frame)).filter(({ open }) => open > 0), ({ role }) => role);
  const ratios = [...groups.values()].flatMap((people) => {
    const counts = people.map(({ open }) => open);
    return people.length < 2 ? [] : [{ ratio: Math.max(...counts) / Math.min(...counts), people }];
  });
  return ratios.toSorted((a, b) => b.ratio - a.ratio)[0] ?? null;
}

const loadSpread: SignalReader = {
  read: async (frame) => {
    const [all, worst] = [await loads(frame), await worstLoad(frame)];
    if (worst === null) return none('too-few', { sample: all.filter(({ open }) => open > 0).length });
    const idle = all.filter(({ open }) => open === 0).length;
    return { value: worst.ratio, sample: worst.people.length, ...(idle === 0 ? {} : { leftOut: { 'without-open-deals': idle } }), ...during(frame, 'as-of') };
  },
  rows: async (frame) => {
    const worst = await worstLoad(frame);
    const most = Math.max(...(worst?.people ?? []).map(({ open }) => open));
    return {
      list: (worst?.people ?? []).map(({ id, name, open }): SignalRow => ({
        kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure: open, hit: fallsShort(frame, 'S4.5', most / open),
      })),
    };
  },
};

/** Customers touched within 30 days by known reps; a hit was touched by three or more. */
const shared = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'customer', id: sql`t.customer_id`, title: sql`c.name`, who: sql`t.reps`, figure: sql`t.people`, hit: sql`t.people >= 3` })}
  from (select t.customer_id, count(distinct t.employee_id)::int as people, string_agg(distinct e.name collate "ru-x-icu", ', ' order by e.name collate "ru-x-icu") as reps
        from (${touches(frame, frame.span('last-30-days'))}) t
        join employee e on e.id = t.employee_id and coalesce(e.role, 'rep') in ('rep', 'team-lead')
        where t.customer_id is not null group by 1) t
  join customer c on c.id = t.customer_id`;

/** Section 4: the structure of the department. */
export const orgStructureSignals: SectionReaders = {
  'S4.1': spanOfControl,
  'S4.2': ownerManages,
  'S4.3': mixedFunctions,
  'S4.4': crossing,
  'S4.5': loadSpread,
  'S4.6': share('last-30-days', shared),
  'S4.7': count('last-90-days', uncovered),
};
