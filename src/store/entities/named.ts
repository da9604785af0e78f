import { type Kysely, sql } from 'kysely';
import { companyName } from '#core/files/normalise.ts';
import { mayImport } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { proposeJoins, type NamedEntity, type Proposal } from '#core/identity/propose-joins.ts';
import type { JoinDecision } from '#core/identity/group-cards.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from '../tables.ts';
import { signsOfCustomer } from './customers.ts';
import { employeeKey } from './employees.ts';
import { signsOfProduct } from './products.ts';
import type { Entity } from './entity-source.ts';

interface Named {
  readonly id: number;
  readonly name: string;
  readonly code: string | null;
  readonly inn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly cardName: string | null;
  /** The first text by which a file mentions it. */
  readonly mentioned: string | null;
}

/* Of each entity its oldest card, by which decisions know it. */
const cardColumns: Readonly<Record<Entity, string>> = {
  customer: 'k.code, k.inn, k.phone, k.email, k.name as "cardName"',
  product: 'k.sku as code, null as inn, null as phone, null as email, k.name as "cardName"',
  employee: 'null as code, null as inn, null as phone, k.email, k.name as "cardName"',
};

async function readNamed(database: Kysely<Tables>, entity: Entity): Promise<Named[]> {
  const table = sql.raw(entity);
  const read = await sql<Named>`
    select e.id, e.name, ${sql.raw(cardColumns[entity])}, r.text as mentioned
    from ${table} e
    left join (select distinct on (${table}_id) * from ${table}_card where current order by ${table}_id, id) k on k.${table}_id = e.id
    left join (select ${table}_id, min(text) as text from ${table}_ref where ${table}_id is not null group by 1) r on r.${table}_id = e.id
    where e.listed and e.name <> '' order by e.id`.execute(database);
  return read.rows;
}

/** How decisions name an entity: by the strongest sign of its oldest card, else by the name it is mentioned by. */
function labelOf(entity: Entity, row: Named): string {
  if (row.cardName === null && row.code === null) return mentionLabel(entity, row.mentioned ?? row.name);
  if (entity === 'customer') return signsOfCustomer({ ...row, name: row.cardName ?? row.name })[0] ?? '';
  if (entity === 'product') return signsOfProduct({ sku: row.code, name: row.cardName })[0] ?? '';
  return `name:${employeeKey(row.cardName ?? row.name)}`;
}

/** How decisions name what has no card: by its normalised name. */
export function mentionLabel(entity: Entity, text: string): string {
  return `name:${entity === 'customer' ? companyName(text).key : employeeKey(text)}`;
}

const bareName = (entity: Entity): ((name: string) => string) => (entity === 'customer' ? (name) => companyName(name).key : (name) => name);

/** A pair of names that may be one, with the files that bring each. */
export interface ShownProposal extends Proposal {
  readonly entity: Entity;
  readonly filesOfA: readonly string[];
  readonly filesOfB: readonly string[];
}

async function filesOf(database: Kysely<Tables>, entity: Entity, ids: readonly number[]): Promise<Map<number, string[]>> {
  const table = sql.raw(entity);
  const read = await sql<{ id: number; files: string[] }>`
    select id, array_agg(distinct file_name) as files
    from (select k.${table}_id as id, l.file_name from ${table}_card k join load l on l.id = k.load_id where k.current and k.${table}_id = any(${[...ids]})
          union all
          select r.${table}_id, l.file_name from ${table}_ref r join load_mention m on m.entity = ${entity} and m.ref_id = r.id
          join load l on l.id = m.load_id where r.${table}_id = any(${[...ids]})) f
    group by 1`.execute(database);
  return new Map(read.rows.map(({ id, files }) => [id, files]));
}

export interface ProposalQuery extends PageRequest<'name'> {
  readonly entity: Entity;
}

/** A page of the pairs of names that differ by spelling alone and that nobody has decided on; empty for who may not load customers. */
export async function listProposals(database: Kysely<Tables>, viewer: Viewer, query: ProposalQuery): Promise<{ rows: ShownProposal[]; total: number }> {
  if (!mayImport(viewer, 'customers')) return { rows: [], total: 0 };
  const { entity } = query;
  const named = await readNamed(database, entity);
  const entities: NamedEntity[] = named.map((row) => ({
    id: row.id,
    name: row.name,
    label: labelOf(entity, row),
    identity: entity === 'customer' ? row.inn : entity === 'product' ? row.code : null,
  }));
  const decided = await sql<JoinDecision>`select a, b, same from join_decision where entity = ${entity}`.execute(database);
  const pairs = [...proposeJoins(entities, decided.rows, bareName(entity))];
  if (query.descending) pairs.reverse();
  const shown = pairs.slice(offsetOf(query), offsetOf(query) + query.size);
  const files = await filesOf(database, entity, shown.flatMap(({ a, b }) => [a.id, b.id]));
  return {
    rows: shown.map((pair) => ({ ...pair, entity, filesOfA: files.get(pair.a.id) ?? [], filesOfB: files.get(pair.b.id) ?? [] })),
    total: pairs.length,
  };
}
