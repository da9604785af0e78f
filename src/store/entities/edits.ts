import { type Kysely, sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { Tables } from '../tables.ts';

/** What people may change beside the files: fields of employees and stages, names of teams. */
export type EditedEntity = 'employee' | 'stage' | 'team';

/** One field of an entity as a person set it; it wins over every file until it is put back. */
export interface Edit {
  readonly field: string;
  readonly value: unknown;
  readonly editedBy: string | null;
  readonly editedAt: Date;
}

/** Every edit of a kind of entity: by the entity's key, the fields. */
export async function readEditsOf(client: Pick<ClientBase, 'query'>, entity: EditedEntity): Promise<Map<string, Record<string, unknown>>> {
  const read = await client.query<{ entity_key: string; fields: Record<string, unknown> }>(
    'select entity_key, jsonb_object_agg(field, value) as fields from edit where entity = $1 group by 1',
    [entity],
  );
  return new Map(read.rows.map((row) => [row.entity_key, row.fields]));
}

/** The edits of one entity, with who made them and when. */
export async function listEdits(database: Kysely<Tables>, entity: EditedEntity, key: string): Promise<Edit[]> {
  const read = await sql<Edit>`
    select e.field, e.value, (select u.name from app_user u where u.id = e.edited_by) as "editedBy", e.edited_at as "editedAt"
    from edit e where e.entity = ${entity} and e.entity_key = ${key} order by e.field`.execute(database);
  return read.rows;
}

export interface NewEdit {
  readonly entity: EditedEntity;
  readonly key: string;
  readonly field: string;
  readonly value: unknown;
  readonly editedBy: string | null;
}

/** Sets a field in place of any earlier edit of it; `null` is a value too: empty, whatever files say. */
export async function writeEdit(database: Kysely<Tables>, { entity, key, field, value, editedBy }: NewEdit): Promise<void> {
  await sql`
    insert into edit (entity, entity_key, field, value, edited_by) values (${entity}, ${key}, ${field}, ${JSON.stringify(value)}::jsonb, ${editedBy})
    on conflict (entity, entity_key, field) do update set value = excluded.value, edited_by = excluded.edited_by, edited_at = now()`.execute(database);
}

/** Puts fields back to what files say; gives how many of them a person had changed. */
export async function forgetEdits(database: Kysely<Tables>, entity: EditedEntity, key: string, fields: readonly string[]): Promise<number> {
  const forgotten = await sql`delete from edit where entity = ${entity} and entity_key = ${key} and field = any(${[...fields]})`.execute(database);
  return Number(forgotten.numAffectedRows ?? 0n);
}
