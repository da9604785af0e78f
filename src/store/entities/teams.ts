import type { ClientBase } from 'pg';
import { readEditsOf } from './edits.ts';

const prefix = 'team@';

/** Since ever: the day a team counts from when nobody said another. */
export const sinceEver = '-infinity';

/** How an edit says from which day on an employee is in a team. */
export const teamField = (since: string): string => `${prefix}${since}`;

/** Is this the edit of a team? */
export const isTeamField = (field: string): boolean => field.startsWith(prefix);

export interface TeamSpell {
  /** `YYYY-MM-DD`, or `-infinity`. */
  readonly since: string;
  /** The team's name; null for no team. */
  readonly team: string | null;
}

/** What people said of an employee's teams, the earliest first. */
export function teamSpells(edits: Readonly<Record<string, unknown>>): TeamSpell[] {
  return Object.entries(edits)
    .filter(([field]) => isTeamField(field))
    .map(([field, team]) => ({ since: field.slice(prefix.length), team: typeof team === 'string' ? team : null }))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
}

/** Names of teams that a person replaced: the files' name to the person's. */
export async function readRenamedTeams(client: Pick<ClientBase, 'query'>): Promise<Map<string, string>> {
  const edits = await readEditsOf(client, 'team');
  return new Map([...edits].flatMap(([name, { name: now }]) => (typeof now === 'string' ? [[name, now] as const] : [])));
}

interface Teamed {
  readonly id: number;
  readonly fileTeam: number | null;
  readonly spells: readonly { readonly since: string; readonly team: number | null }[];
}

/** An employee of whom no team was known is in the first one since ever; a later change in files starts today. */
const noteFiles = `
  insert into employee_team_note (employee_id, team_id, since)
  select f.id, f.team, case when exists (select from employee_team_note n where n.employee_id = f.id) then current_date else '-infinity' end
  from jsonb_to_recordset($1::jsonb) f(id int, team int)
  where f.team is distinct from (select n.team_id from employee_team_note n where n.employee_id = f.id order by n.since desc limit 1)
  on conflict (employee_id, since) do update set team_id = excluded.team_id`;

/** What people say holds from its day on; before the first such day, what files said. */
const makeHistory = `
  with person as (select * from jsonb_to_recordset($1::jsonb) p(id int, team int, since date)),
  first as (select id, min(since) as since from person group by 1),
  wanted as (
    select id, team, since from person
    union all
    select n.employee_id, n.team_id, n.since from employee_team_note n left join first f on f.id = n.employee_id
    where f.since is null or n.since < f.since),
  gone as (
    delete from employee_team e where not exists (select from wanted w where w.id = e.employee_id and w.since = e.since))
  insert into employee_team as e (employee_id, team_id, since) select id, team, since from wanted
  on conflict (employee_id, since) do update set team_id = excluded.team_id where e.team_id is distinct from excluded.team_id`;

/** Notes what files say of teams now and brings the history of everybody's teams up to date. */
export async function noteTeams(client: ClientBase, employees: readonly Teamed[]): Promise<void> {
  const known = employees.filter(({ fileTeam }) => fileTeam !== null);
  await client.query(noteFiles, [JSON.stringify(known.map(({ id, fileTeam }) => ({ id, team: fileTeam })))]);
  const spells = employees.flatMap(({ id, spells: own }) => own.map(({ since, team }) => ({ id, team, since })));
  await client.query(makeHistory, [JSON.stringify(spells)]);
}
