import { sql } from 'kysely';
import type { SignalReading } from '#core/diagnosis/judge.ts';
import { kaplanMeier, survivalQuantile } from '#core/metrics/statistics/kaplan-meier.ts';
import { stretchesOf } from '#core/plan/plan-sheet.ts';
import { addMonths, daysBetween, type Day } from '#core/shared/day.ts';
import { fullStepsIn } from '#core/shared/step.ts';
import { readPlanSheets } from '../../measures/plan-sheets.ts';
import { seenBy } from '../../measures/relations.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { keptActuals } from '../kept-actuals.ts';
import { during, none, type SectionReaders, shareReading, type SignalReader, type SignalRow } from '../reader.ts';
import { sells } from '../sales-people.ts';

interface Hire {
  readonly id: number;
  readonly name: string;
  readonly hired: Day;
  readonly left: Day | null;
}

interface Hires {
  /** The first day of which deals or purchases are known; null without any. */
  readonly since: Day | null;
  readonly hires: readonly Hire[];
}

/**
 * Sellers hired since the beginning of known history, whether they stayed or not. Of those hired before it a file
 * tends to name only the ones who stayed.
 */
const readHires = (frame: Frame): Promise<Hires> =>
  frame.once('hires', async () => {
    const { asOf, timeZone } = frame.context;
    const since = (await sql<{ day: Day | null }>`
      select least((select min(day) from purchase_day), (select min(created_at) at time zone ${timeZone} from deal where current)::date,
                   (select min(at) at time zone ${timeZone} from stage_move where current)::date)::text as day`.execute(frame.database.sql)).rows[0]?.day ?? null;
    if (since === null) return { since, hires: [] };
    const read = await sql<Hire>`
      select f.id, f.name, f.hired_at::text as hired, case when f.dismissed_at < ${frame.today}::date then f.dismissed_at::text end as left from (
        select e.*, e.id as employee_id, ${asOf}::timestamptz as at from employee e
        where e.listed and e.hired_at >= ${since}::date and e.hired_at < ${frame.today}::date and ${sells}
      ) f where ${seenBy(frame.context, 'employees')} order by f.hired_at, f.id`.execute(frame.database.sql);
    return { since, hires: read.rows };
  });

const probationDays = 90;
const hireRow = ({ id, name }: Hire, figure: number | null, hit: boolean): SignalRow => ({ kind: 'employee', id: String(id), title: name, who: null, at: null, amount: null, figure, hit });

/** Those hired long enough ago, with how many days they stayed. */
async function probation(frame: Frame): Promise<{ hire: Hire; days: number; hasPassed: boolean }[]> {
  const { hires } = await readHires(frame);
  return hires.filter(({ hired }) => daysBetween(hired, frame.today) > probationDays).map((hire) => {
    const days = daysBetween(hire.hired, hire.left ?? frame.today);
    return { hire, days, hasPassed: days > probationDays };
  });
}

const passedProbation: SignalReader = {
  read: async (frame) => {
    const [{ since, hires }, judged] = [await readHires(frame), await probation(frame)];
    if (since === null) return none('no-history');
    const leftOut = { 'on-probation': hires.length - judged.length };
    const reading = shareReading(judged.filter(({ hasPassed }) => hasPassed).length, judged.length, { from: since, to: frame.today });
    return 'reason' in reading ? none('too-few', { sample: 0, leftOut }) : { ...reading, leftOut };
  },
  rows: async (frame) => ({ list: (await probation(frame)).map(({ hire, days, hasPassed }) => hireRow(hire, days, !hasPassed)) }),
};

/** How long a hire took to get somewhere: days when it got there, else days watched so far. */
interface Reaching {
  readonly hire: Hire;
  readonly days: number;
  readonly isReached: boolean;
}

/** Fewer on either side are not compared. */
const leastHires = 2;

const watched = (hire: Hire, today: Day): number => daysBetween(hire.hired, hire.left ?? today);

function medianOf(reachings: readonly Reaching[]): number | null {
  const days = (wanted: boolean): number[] => reachings.filter(({ isReached }) => isReached === wanted).map((one) => one.days);
  return survivalQuantile(kaplanMeier(days(true), days(false)), 0.5);
}

/**
 * The median of those hired in 12 months over that of those hired before, unfinished ones counted as such. Where
 * the newcomers' median is not reached yet but must be twice the other or more, the longest wait stands for it.
 */
function compare(frame: Frame, reachings: readonly Reaching[]): SignalReading {
  const days = during(frame, 'last-12-months');
  const [fresh, old] = [reachings.filter(({ hire }) => hire.hired >= (days.from ?? '')), reachings.filter(({ hire }) => hire.hired < (days.from ?? ''))];
  const sample = Math.min(fresh.length, old.length);
  if (sample < leastHires) return none('too-few', { sample });
  const own = medianOf(old);
  if (own === null || own === 0) return none('not-reached', { sample });
  const median = medianOf(fresh) ?? Math.max(...fresh.map((one) => one.days));
  if (medianOf(fresh) === null && median < own * 2) return none('not-reached', { sample });
  return { value: median / own, numerator: median, denominator: own, sample, from: days.from, to: frame.today };
}

const reader = (reachings: (frame: Frame) => Promise<Reaching[]>): SignalReader => ({
  read: async (frame) => {
    const { since } = await readHires(frame);
    return since === null ? none('no-history') : compare(frame, await reachings(frame));
  },
  rows: async (frame) => ({ list: (await reachings(frame)).map(({ hire, days, isReached }) => hireRow(hire, days, !isReached)) }),
});

const firstWins = (frame: Frame): Promise<Reaching[]> =>
  frame.once('days to the first win', async () => {
    const { hires } = await readHires(frame);
    const read = await sql<{ id: number; day: Day }>`
      select f.employee_id as id, (min(f.at) at time zone ${frame.context.timeZone})::date::text as day
      from (${counted(frame, 'closing')}) f join employee e on e.id = f.employee_id
      where f.outcome = 'won' and (e.hired_at is null or f.at >= e.hired_at::timestamp at time zone ${frame.context.timeZone}) group by 1`.execute(frame.database.sql);
    const first = new Map(read.rows.map(({ id, day }) => [id, day]));
    return hires.map((hire) => {
      const day = first.get(hire.id);
      return day === undefined ? { hire, days: watched(hire, frame.today), isReached: false } : { hire, days: daysBetween(hire.hired, day), isReached: true };
    });
  });

/** How far back plans are looked at. */
const planMonths = 36;

/** Days to the end of the first full month whose plan was met by 80 % or more; hires without any plan are left out. */
const firstPlans = (frame: Frame): Promise<Reaching[]> =>
  frame.once('days to 80 % of plan', async () => {
    const { since, hires } = await readHires(frame);
    const { to } = frame.period('last-12-months');
    const from = [since ?? to, addMonths(to, -planMonths)].toSorted().at(-1) ?? to;
    const seen = hires.filter(({ hired }) => hired >= from);
    const fresh = seen.filter(({ hired }) => hired >= frame.period('last-12-months').from).length;
    if (Math.min(fresh, seen.length - fresh) < leastHires) return [];
    const sheets = new Map((await readPlanSheets(frame.database, frame.context, { from, to }, 'rep', { compute: keptActuals(frame), step: 'month' })).map((sheet) => [sheet.subject, sheet]));
    return seen.flatMap((hire): Reaching[] => {
      const sheet = sheets.get(hire.name);
      if (sheet === undefined || sheet.plans.length === 0) return [];
      const months = stretchesOf(sheet, fullStepsIn({ from: hire.hired.slice(0, 7) + '-01', to }, 'month'), frame.today, frame.calendar);
      const met = months.find(({ actual, plan }) => actual !== null && plan !== null && plan > 0 && actual >= plan * 0.8);
      return [met === undefined ? { hire, days: watched(hire, to < frame.today ? to : frame.today), isReached: false } : { hire, days: daysBetween(hire.hired, met.period.to), isReached: true }];
    });
  });

/** Section 19: hiring. */
export const hiringSignals: SectionReaders = { 'S19.5': passedProbation, 'S19.6a': reader(firstWins), 'S19.6b': reader(firstPlans) };
