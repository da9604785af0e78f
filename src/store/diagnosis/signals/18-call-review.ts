import { sql } from 'kysely';
import { businessMillis, officeSchedule } from '#core/shared/business-time.ts';
import type { Sql } from '../../facts/context.ts';
import { counted } from '../deal-rows.ts';
import type { Frame } from '../frame.ts';
import { during, employeeName, none, rowColumns, type SectionReaders, shareReading, shareWithout, type SignalReader, type SignalRow } from '../reader.ts';

interface CallRows {
  readonly where: Sql;
  readonly hit: Sql;
}

const callRows = (frame: Frame, { where, hit }: CallRows): Sql => sql`
  select ${rowColumns({
    kind: 'call', id: sql`f.id`, title: sql`coalesce((select name from customer where id = f.customer_id), f.phone, f.code)`, who: employeeName(sql`f.employee_id`), at: sql`f.at`,
    figure: sql`f.talk_seconds`, hit,
  })} from (${counted(frame, 'call', frame.span('last-90-days'))}) f where ${where}`;

/** A call that was talked: answered, or with talk where no result is said. */
const connected = sql`(f.result = 'answered' or (f.result is null and f.talk_seconds > 0))`;

const unrecorded = (frame: Frame): Sql =>
  callRows(frame, { where: connected, hit: sql`not exists (select from call k where k.id = f.id and k.recording is not null)` });

/** A call that names neither a customer nor a deal; one that names a customer of no file is tied all the same. */
const untied = (frame: Frame): Sql =>
  callRows(frame, { where: sql`true`, hit: sql`f.deal_ref is null and not exists (select from call k where k.id = f.id and k.customer_ref is not null)` });

interface Missed {
  readonly id: string;
  readonly title: string | null;
  readonly who: string | null;
  readonly at: Date;
  /** The first call out to the same customer or number after it. */
  readonly back: Date | null;
  readonly isKnown: boolean;
}

/** Missed incoming calls with the first call back; those of nobody known and with no number are told apart. */
const missedCalls = (frame: Frame): Promise<Missed[]> =>
  frame.once('missed calls', async () => {
    const span = frame.span('last-90-days');
    const since = { from: span.from, to: frame.context.asOf };
    const party = (key: Sql): Sql => sql`
      select e.id, min(e.at) filter (where e.kind = 'out') over (partition by e.party order by e.at desc, e.kind desc rows between unbounded preceding and 1 preceding) as back, e.kind
      from (
        select f.id, f.at, f.direction as kind, ${key} as party from (${counted(frame, 'call', since)}) f
        where f.direction = 'out' or (f.direction = 'in' and f.result = 'missed')
      ) e where e.party is not null`;
    const read = await sql<Missed>`
      with back as (
        select b.id, min(b.back) as back from (${party(sql`f.customer_id::text`)} union all ${party(sql`f.phone`)}) b where b.kind = 'in' group by 1
      )
      select f.id::text as id, coalesce((select name from customer where id = f.customer_id), f.phone, f.code) as title, ${employeeName(sql`f.employee_id`)} as who, f.at,
             b.back, b.id is not null as "isKnown"
      from (${counted(frame, 'call', span)}) f left join back b on b.id = f.id
      where f.direction = 'in' and f.result = 'missed' order by f.at`.execute(frame.database.sql);
    return read.rows;
  });

/** How long a missed call may wait, in working time. */
const patience = 15 * 60_000;

/** Days within which there is always a working hour, New Year's holidays taken in. */
const longestRest = 16;

/** Whether a missed call was left waiting; null while its time is not over, or where nobody can be called back. */
function isLeft({ at, back, isKnown }: Missed, frame: Frame): boolean | null {
  if (!isKnown) return null;
  const time = { schedule: officeSchedule, calendar: frame.calendar, zone: frame.context.timeZone };
  const end = (back ?? frame.context.asOf).getTime();
  const waitedLong = (days: number): boolean => businessMillis(at.getTime(), Math.min(end, at.getTime() + days * 86_400_000), time) > patience;
  if (end - at.getTime() > patience && (waitedLong(1) || waitedLong(longestRest))) return true;
  return back === null ? null : false;
}

const missedLeft: SignalReader = {
  read: async (frame) => {
    const calls = await missedCalls(frame);
    const judged = calls.map((call) => isLeft(call, frame)).filter((left) => left !== null);
    const leftOut = { 'nobody-known': calls.filter(({ isKnown }) => !isKnown).length };
    const reading = shareReading(judged.filter(Boolean).length, judged.length, during(frame, 'last-90-days'));
    return 'reason' in reading ? none('no-data', { sample: 0, leftOut }) : { ...reading, leftOut };
  },
  rows: async (frame) => ({
    list: (await missedCalls(frame)).flatMap((call): SignalRow[] => {
      const left = isLeft(call, frame);
      return left === null ? [] : [{ kind: 'call', id: call.id, title: call.title, who: call.who, at: call.at, amount: null, figure: null, hit: left }];
    }),
  }),
};

/** Section 18: call review. */
export const callReviewSignals: SectionReaders = {
  'S18.1': shareWithout('last-90-days', unrecorded),
  'S18.2': shareWithout('last-90-days', untied),
  'S18.10': missedLeft,
};
