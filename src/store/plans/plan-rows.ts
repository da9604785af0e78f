import { sql } from 'kysely';
import { scopeOf, isLimited } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { metricOfPlan } from '#core/plan/planned-metrics.ts';
import { parseMoney } from '#core/shared/money.ts';
import type { Period } from '#core/shared/period.ts';
import { dayOf } from '#core/shared/zone.ts';
import type { Day } from '#core/shared/day.ts';
import type { Database } from '../database.ts';
import type { Sql } from '../facts/context.ts';
import { hasFacts } from '../measures/known-facts.ts';

export type PlanSubjectType = 'department' | 'team' | 'rep';
export type PlanSegment = 'new' | 'current';

/** What one load said about one plan: what, for whom, when, how much (minor units for money; null: cleared). */
export interface PlanRow extends Period {
  readonly metric: string;
  readonly subjectType: PlanSubjectType;
  /** The subject as employees and teams are named here; as its file names it where none is meant; empty for the whole department. */
  readonly subject: string;
  /** The team of the rep when the period began. */
  readonly team: string | null;
  readonly segment: PlanSegment | null;
  readonly value: number | null;
  readonly byHand: boolean;
  readonly loadId: number;
  /** The place of its load among all loads. */
  readonly turn: number;
  readonly loadedAt: Date;
  readonly on: Day;
  /** Who entered or loaded it; null for the command line. */
  readonly by: string | null;
  readonly fileName: string;
}

interface Row {
  readonly metric: string | null;
  readonly subject_type: PlanSubjectType;
  readonly subject: string;
  readonly team: string | null;
  readonly segment: PlanSegment | null;
  readonly period_from: string;
  readonly period_to: string;
  readonly value: string | null;
  readonly by_hand: boolean;
  readonly load_id: number;
  readonly turn: number;
  readonly loaded_at: Date;
  readonly loaded_by: string | null;
  readonly file_name: string;
}

export interface PlanRowsRequest {
  readonly period: Period;
  readonly currency: string;
  readonly timeZone: string;
  /** Every version that stands, not only the newest. */
  readonly versions: boolean;
  /** Plans of everybody, whatever the viewer may see: for sums that name nobody. */
  readonly everybody?: boolean;
}

/** Which plans the viewer may see. */
function seenBy(viewer: Viewer): Sql {
  const teams = sql`${[...viewer.teamIds]}::int[]`;
  switch (scopeOf(viewer, 'plans')) {
    case 'all':
      return isLimited(viewer, 'plans', 'read', 'department-only') ? sql`p.subject_type = 'department'` : sql`true`;
    case 'team':
      return sql`(t.id = any(${teams}) or e.id = ${viewer.employeeId} or rt.id = any(${teams}))`;
    case 'own':
      return sql`e.id = ${viewer.employeeId}`;
    default:
      return sql`false`;
  }
}

/** Versions of plans: each unit with every load that brought it, first or again. */
const everyVersion = sql`(
  select u.*, u.load_id as by_load from plan_line u
  union all
  select u.*, a.load_id as by_load from assertion a join plan_line u on u.id = a.unit_id)`;
const currentOnly = sql`(select u.*, coalesce(entered.load_id, u.load_id) as by_load
  from plan_line u join load own on own.id = u.load_id
  left join (
    select distinct on (a.unit_id) a.unit_id, a.load_id from load l join assertion a on a.load_id = l.id where l.by_hand order by a.unit_id, l.turn desc
  ) entered on entered.unit_id = u.id and not own.by_hand
  where u.current)`;

/**
 * Plans of the department, teams and reps that touch a period. A rep is known by name or e-mail, a team by
 * name, however they are spelled, also by a name it had before a person renamed it.
 */
export async function readPlanRows(database: Database, viewer: Viewer, request: PlanRowsRequest): Promise<PlanRow[]> {
  const { period, versions, everybody = false } = request;
  const read = await sql<Row>`
    with person as (
      select distinct on (sign) sign, id, name from (
        select fold(name) as sign, id, name, 0 as rank from employee where listed
        union all
        select fold(email), id, name, 1 from employee where listed and email is not null) s
      order by sign, rank, id),
    named as materialized (
      select s.subject_type, s.subject, fold(case when s.subject_type = 'team' then coalesce(
          (select x.value #>> '{}' from edit x where x.entity = 'team' and x.field = 'name' and fold(x.entity_key) = fold(s.subject) limit 1), s.subject)
        else s.subject end) as sign
      from (select distinct subject_type, subject from plan_line where subject_type in ('team', 'rep') and subject is not null) s),
    member as materialized (
      select employee_id, team_id, since, lead(since) over (partition by employee_id order by since) as until from employee_team)
    select p.metric, p.subject_type, coalesce(e.name, t.name, p.subject, '') as subject, rt.name as team, p.segment, p.period_from, p.period_to, p.value,
           l.by_hand, l.id as load_id, coalesce(l.turn, 0) as turn, coalesce(l.loaded_at, l.created_at) as loaded_at, u.name as loaded_by, l.file_name
    from ${versions ? everyVersion : currentOnly} p
    join load l on l.id = p.by_load and l.status in ('loaded', 'undoing')
    left join app_user u on u.id = l.created_by
    left join named n on n.subject_type = p.subject_type and n.subject = p.subject
    left join person e on p.subject_type = 'rep' and e.sign = n.sign
    left join (select id, name, fold(name) as sign from team) t on p.subject_type = 'team' and t.sign = n.sign
    left join member m on m.employee_id = e.id and m.since <= p.period_from and (m.until is null or m.until > p.period_from)
    left join team rt on rt.id = m.team_id
    where p.subject_type in ('department', 'team', 'rep') and p.period_from < ${period.to} and p.period_to > ${period.from}
      and ${everybody ? sql`true` : seenBy(viewer)}
    order by p.period_from, l.turn, p.id`.execute(database.sql);
  const unnamed = read.rows.some(({ metric }) => metric === null) ? await metricWithoutName(database) : '';
  return read.rows.map((row) => toPlanRow(row, unnamed, request));
}

/** A plan that names no metric is one of revenue where orders exist, else of won deals. */
export async function metricWithoutName(database: Database): Promise<'order-revenue' | 'amount-won'> {
  return (await hasFacts(database, 'order-line')) ? 'order-revenue' : 'amount-won';
}

function toPlanRow(row: Row, unnamed: string, { currency, timeZone }: PlanRowsRequest): PlanRow {
  const metric = row.metric === null ? unnamed : (metricOfPlan(row.metric)?.id ?? row.metric);
  return {
    metric,
    subjectType: row.subject_type,
    subject: row.subject,
    team: row.team,
    segment: row.segment,
    from: row.period_from,
    to: row.period_to,
    value: row.value === null ? null : valueOf(row.value, metric, currency),
    byHand: row.by_hand,
    loadId: row.load_id,
    turn: row.turn,
    loadedAt: row.loaded_at,
    on: dayOf(row.loaded_at.getTime(), timeZone),
    by: row.loaded_by,
    fileName: row.file_name,
  };
}

function valueOf(text: string, metric: string, currency: string): number {
  if (metricOfPlan(metric)?.unit !== 'money') return Number(text);
  const parsed = parseMoney(text, currency);
  if (!parsed.ok) throw new RangeError(`A plan is too large to be held exactly: ${text}`);
  return parsed.value;
}

/** What makes two rows speak of the same plan, however their files spell it. */
export function cellOf(row: Pick<PlanRow, 'metric' | 'subjectType' | 'subject' | 'segment' | 'from' | 'to'>): string {
  return [row.metric, row.subjectType, row.subject, row.segment ?? '', row.from, row.to].join('\u0001');
}
