import type { ClientBase } from 'pg';
import { newestTurn, resolveEntity, type Resolved, type SourceCard } from './resolve.ts';
import { writeEntities } from './write-entities.ts';

interface CardRow {
  readonly id: number;
  readonly turn: number;
  readonly employee_id: number | null;
  readonly name: string;
  readonly email: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

const fold = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

function toCard(row: CardRow): SourceCard {
  const signs = [`name:${fold(row.name)}`];
  if (row.email !== null) signs.push(`email:${row.email.toLowerCase()}`);
  return { id: row.id, label: `name:${fold(row.name)}`, signs, identity: null, previous: row.employee_id, turn: row.turn, fields: row.fields };
}

async function readCards(client: ClientBase): Promise<SourceCard[]> {
  const read = await client.query<CardRow>(`
    select c.id, c.employee_id, ${newestTurn} as turn, c.name, c.email,
           jsonb_build_object('name', c.name, 'email', c.email, 'role', c.role, 'team', c.team, 'head', c.head, 'hired_at', c.hired_at,
             'dismissed_at', c.dismissed_at, 'functions', c.functions) as fields
    from employee_card c where c.current order by c.id`);
  return read.rows.map(toCard);
}

/** The fields of an employee that a person may change; what they changed wins over every file. */
export const editableFields = ['email', 'role', 'team', 'head', 'hired_at', 'dismissed_at', 'functions'] as const;
export type EditableField = (typeof editableFields)[number];

/** How edits name an employee: by the name, since files know no other identifier. */
export const employeeKey = (name: string): string => fold(name);

async function readEdits(client: ClientBase): Promise<Map<string, Record<string, unknown>>> {
  const read = await client.query<{ entity_key: string; fields: Record<string, unknown> }>(
    "select entity_key, jsonb_object_agg(field, value) as fields from edit where entity = 'employee' group by 1",
  );
  return new Map(read.rows.map((row) => [row.entity_key, row.fields]));
}

async function teamNumbers(client: ClientBase, names: readonly string[]): Promise<Map<string, number>> {
  const wanted = [...new Set(names)];
  await client.query('insert into team (name) select unnest($1::text[]) on conflict do nothing', [wanted]);
  const read = await client.query<{ id: number; name: string }>('select id, name from team where name = any($1)', [wanted]);
  return new Map(read.rows.map((row) => [row.name, row.id]));
}

const columns = {
  name: 'text', email: 'text', role: 'text', team_id: 'int', head_id: 'int', hired_at: 'date', dismissed_at: 'date',
  functions: 'text[]', mentioned_only: 'boolean',
} as const;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** An employee who was in no team before is in the first one known since ever; a later change starts today. */
const noteTeams = `
  insert into employee_team (employee_id, team_id, since)
  select e.id, e.team_id,
         case when exists (select from employee_team t where t.employee_id = e.id) then current_date else '-infinity' end
  from employee e
  where e.listed and e.team_id is not null
    and e.team_id is distinct from (select t.team_id from employee_team t where t.employee_id = e.id order by t.since desc limit 1)
  on conflict (employee_id, since) do update set team_id = excluded.team_id`;

function toRow(employee: Resolved, edits: Record<string, unknown> | undefined): Readonly<Record<string, unknown>> & { id: number } {
  return { ...employee.fields, ...edits, id: employee.id, mentioned_only: employee.cards.length === 0 };
}

/** Makes employees and teams anew from cards, mentions anywhere, and what people changed. */
export async function refreshEmployees(client: ClientBase): Promise<void> {
  const resolved = await resolveEntity(client, {
    entity: 'employee',
    kinds: ['name', 'email'],
    cards: await readCards(client),
    makers: ['employees', 'customers', 'deals', 'stage-moves', 'owner-moves', 'orders', 'calls', 'meetings', 'tasks', 'leads'],
    signsOf: (text) => [`email:${text.toLowerCase()}`, `name:${fold(text)}`],
    fieldsOfMention: (text) => ({ name: text }),
  });
  const edits = await readEdits(client);
  const rows = resolved.map((employee) => toRow(employee, edits.get(fold(String(employee.fields['name'])))));
  const teams = await teamNumbers(client, rows.flatMap((row) => textOf(row['team']) ?? []));
  const byName = new Map(rows.map((row) => [fold(String(row['name'])), row.id]));
  await writeEntities(client, 'employee', columns, rows.map((row) => ({
    ...row,
    team_id: teams.get(textOf(row['team']) ?? '') ?? null,
    head_id: byName.get(fold(textOf(row['head']) ?? '')) ?? null,
  })));
  await client.query(noteTeams);
}
