import type { ClientBase } from 'pg';
import { readEditsOf } from './edits.ts';
import { newestTurn, type SourceCard } from './entity-source.ts';
import { resolveEntity, type Resolved } from './resolve.ts';
import { noteTeams, readRenamedTeams, teamSpells, type TeamSpell } from './teams.ts';
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

/** How edits name an employee: by the name, since files know no other identifier. */
export const employeeKey = (name: string): string => fold(name);

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

/** An employee as files describe it, with what people changed laid over; team and head still by name. */
interface Described {
  readonly id: number;
  readonly name: string;
  readonly head: string | null;
  readonly team: string | null;
  /** The team that files say. */
  readonly fileTeam: string | null;
  readonly spells: readonly TeamSpell[];
  readonly fields: Readonly<Record<string, unknown>>;
}

function layOver(employee: Resolved, edits: ReadonlyMap<string, Readonly<Record<string, unknown>>>): Described {
  const name = String(employee.fields['name']);
  const own = edits.get(fold(name)) ?? {};
  const fields = { ...employee.fields, ...own, mentioned_only: employee.cards.length === 0 };
  const spells = teamSpells(own);
  const fileTeam = textOf(employee.fields['team']);
  const team = spells.length === 0 ? fileTeam : (spells.at(-1)?.team ?? null);
  return { id: employee.id, name, head: textOf(own['head'] === undefined ? employee.fields['head'] : own['head']), team, fileTeam, spells, fields };
}

async function writeEmployees(client: ClientBase, employees: readonly Described[]): Promise<void> {
  const renamed = await readRenamedTeams(client);
  const nameOf = (team: string): string => renamed.get(team) ?? team;
  const mentioned = employees.flatMap(({ team, fileTeam, spells }) => [team, fileTeam, ...spells.map((spell) => spell.team)]);
  const teams = await teamNumbers(client, mentioned.flatMap((team) => (team === null ? [] : nameOf(team))));
  const teamOf = (team: string | null): number | null => (team === null ? null : (teams.get(nameOf(team)) ?? null));
  const byName = new Map(employees.map(({ id, name }) => [fold(name), id]));
  await writeEntities(client, 'employee', columns, employees.map(({ id, head, team, fields }) => ({
    ...fields, id, team_id: teamOf(team), head_id: head === null ? null : (byName.get(fold(head)) ?? null),
  })));
  await noteTeams(client, employees.map(({ id, fileTeam, spells }) => ({
    id, fileTeam: teamOf(fileTeam), spells: spells.map(({ since, team }) => ({ since, team: teamOf(team) })),
  })));
}

/** Makes employees and teams anew from cards, mentions anywhere, and what people changed. Says whether a name that meant one of them means another now. */
export async function refreshEmployees(client: ClientBase): Promise<boolean> {
  const { entities, repointed } = await resolveEntity(client, {
    entity: 'employee',
    kinds: ['name', 'email'],
    cards: await readCards(client),
    makers: ['employees', 'customers', 'deals', 'stage-moves', 'owner-moves', 'orders', 'calls', 'meetings', 'tasks', 'leads'],
    signsOf: (text) => [`email:${text.toLowerCase()}`, `name:${fold(text)}`],
    fieldsOfMention: (text) => ({ name: text }),
  });
  const edits = await readEditsOf(client, 'employee');
  await writeEmployees(client, entities.map((employee) => layOver(employee, edits)));
  return repointed;
}
