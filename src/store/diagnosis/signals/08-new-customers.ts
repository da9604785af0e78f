import { sql } from 'kysely';
import { median } from '#core/metrics/statistics/quantile.ts';
import { namesNewCustomers } from '#core/pipeline/pipeline-names.ts';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { fallsShort } from '../hits.ts';
import { type LeadWait, leadWaits, recentLeads } from '../lead-waits.ts';
import { firstOrderCategories, orderSizes, shareFallsRunning } from '../new-customers.ts';
import { during, employeeName, none, rowColumns, type SectionReaders, shareReading, shareWithout, type SignalReader, type SignalRow } from '../reader.ts';
import { mixedFunctions, pipelineMixes, type PipelineMix, repMixes, type RepMix } from '../win-mixing.ts';

/** Employees of today with enough wins. */
const presentReps = async (frame: Frame): Promise<RepMix[]> => (await repMixes(frame, 'last-90-days')).filter(({ isHere }) => isHere);

/** From this share on a rep works for new customers (or for current ones) and not for both. */
export const ownShare = 0.7;

const winsNew = ({ functions }: RepMix): boolean => functions?.includes('new') === true;

const responsibleForNew: SignalReader = {
  read: async (frame) => {
    const reps = await presentReps(frame);
    const sample = reps.reduce((sum, { wins }) => sum + wins, 0);
    if (reps.length === 0) return none('too-few', { sample });
    if (reps.every(({ functions }) => functions === null)) return none('no-data', { sample });
    const responsible = reps.filter((rep) => winsNew(rep) && rep.fresh >= ownShare).length;
    return { value: responsible > 0 ? 1 : 0, numerator: responsible, denominator: reps.length, sample, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await presentReps(frame)).map((rep): SignalRow => ({
      kind: 'employee', id: String(rep.id), title: rep.name, who: null, at: null, amount: null, figure: rep.fresh, hit: winsNew(rep) && rep.fresh < ownShare,
    })),
  }),
};

/** Orders (returns alone are none): those that name no customer. */
const namelessOrders = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'order', id: sql`o.order_id`, title: sql`o.code`, who: employeeName(sql`o.employee_id`), at: sql`o.at`, amount: sql`o.amount`, hit: sql`o.customer_id is null` })}
  from (
    select f.order_id, min(f.code) as code, min(f.at) as at, max(f.customer_id) as customer_id, max(f.employee_id) as employee_id, sum(f.amount) as amount
    from (${counted(frame, 'order-line', frame.span('last-12-months'))}) f group by 1 having not bool_and(f.is_return)) o`;

const incompleteLeads = (frame: Frame): Sql => sql`
  select ${rowColumns({ kind: 'lead', id: sql`f.id`, title: sql`coalesce(f.name, f.code)`, who: employeeName(sql`f.employee_id`), at: sql`f.at`, hit: sql`f.source is null or f.outcome is null` })}
  from (${recentLeads(frame)}) f`;

/** A pipeline is of new customers by its name, or when nine wins of ten are (of at least ten). */
const isOfNew = ({ name, wins, fresh }: PipelineMix): boolean => namesNewCustomers(name) || (wins >= 10 && fresh >= 0.9);

const separateFunnel: SignalReader = {
  read: async (frame) => {
    const pipelines = await pipelineMixes(frame);
    const sample = pipelines.reduce((sum, { wins }) => sum + wins, 0);
    if (sample === 0) return none('no-data', { sample });
    const own = pipelines.filter(isOfNew).length;
    return { value: own > 0 ? 1 : 0, numerator: own, denominator: pipelines.length, sample, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({
    list: (await pipelineMixes(frame)).map((pipeline): SignalRow => ({
      kind: 'group', id: String(pipeline.id), title: pipeline.name, who: null, at: null, amount: null, figure: pipeline.fresh, hit: !isOfNew(pipeline),
    })),
  }),
};

const lateMinutes = 15;

const waitRow = ({ minutes, isAnswered: _isAnswered, ...lead }: LeadWait, hit: boolean): SignalRow => ({ kind: 'lead', ...lead, amount: null, figure: minutes, hit });

const usualWait: SignalReader = {
  read: async (frame) => {
    const { leads, unknown } = await leadWaits(frame);
    const value = median(leads.map(({ minutes }) => minutes));
    if (value === null) return none('no-data', { sample: 0 });
    return { value, sample: leads.length, leftOut: { 'no-response-recorded': unknown }, ...during(frame, 'last-90-days') };
  },
  rows: async (frame) => ({ list: (await leadWaits(frame)).leads.map((lead) => waitRow(lead, fallsShort(frame, 'S8.8a', lead.minutes))) }),
};

/** A lead that has not waited long enough yet to be late is in neither part. */
const isJudged = ({ minutes, isAnswered }: LeadWait): boolean => isAnswered || minutes > lateMinutes;

const lateAnswers: SignalReader = {
  read: async (frame) => {
    const { leads, unknown } = await leadWaits(frame);
    const judged = leads.filter(isJudged);
    const late = judged.filter(({ minutes }) => minutes > lateMinutes).length;
    const leftOut = { 'no-response-recorded': unknown, 'still-in-time': leads.length - judged.length };
    return { ...shareReading(late, judged.length, during(frame, 'last-90-days')), leftOut };
  },
  rows: async (frame) => ({ list: (await leadWaits(frame)).leads.filter(isJudged).map((lead) => waitRow(lead, lead.minutes > lateMinutes)) }),
};

/** Section 8: new customers. */
export const newCustomersSignals: SectionReaders = {
  'S8.1': responsibleForNew,
  'S8.2': mixedFunctions,
  'S8.3': shareWithout('last-12-months', namelessOrders),
  'S8.4': shareWithout('last-90-days', incompleteLeads),
  'S8.5': separateFunnel,
  'S8.6': orderSizes,
  'S8.7': firstOrderCategories,
  'S8.8a': usualWait,
  'S8.8b': lateAnswers,
  'S8.9': shareFallsRunning,
};
