import { type Kysely, sql } from 'kysely';
import { mayImport } from '#core/people/rights.ts';
import type { Viewer } from '#core/people/viewer.ts';
import { offsetOf, type PageRequest } from '#core/shared/page.ts';
import type { Tables } from '../tables.ts';
import type { Entity } from './entity-source.ts';

/** What a person decided about two names: the same, or not. The names are labels such as `inn:7707083893`. */
export interface Decision {
  readonly entity: Entity;
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

export interface ShownDecision extends Decision {
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}

/** A page of what people decided, the latest first; empty for who may not load customers. */
export async function listDecisions(database: Kysely<Tables>, viewer: Viewer, page: PageRequest): Promise<{ rows: ShownDecision[]; total: number }> {
  if (!mayImport(viewer, 'customers')) return { rows: [], total: 0 };
  const direction = page.descending ? sql`desc` : sql`asc`;
  const [rows, total] = await Promise.all([
    sql<ShownDecision>`
      select d.entity, d.a, d.b, d.same, (select u.name from app_user u where u.id = d.decided_by) as "decidedBy", d.decided_at as "decidedAt"
      from join_decision d order by d.decided_at ${direction}, d.a, d.b offset ${offsetOf(page)} limit ${page.size}`.execute(database),
    sql<{ total: number }>`select count(*)::int as total from join_decision`.execute(database),
  ]);
  return { rows: rows.rows, total: total.rows[0]?.total ?? 0 };
}

/** Writes a decision in place of any earlier one about the two names. */
export async function writeDecision(database: Kysely<Tables>, { entity, a, b, same }: Decision, decidedBy: string | null): Promise<void> {
  const [first, second] = a < b ? [a, b] : [b, a];
  await sql`insert into join_decision (entity, a, b, same, decided_by) values (${entity}, ${first}, ${second}, ${same}, ${decidedBy})
            on conflict (entity, a, b) do update set same = excluded.same, decided_by = excluded.decided_by, decided_at = now()`.execute(database);
}

/** Takes a decision back; false when there is none. */
export async function forgetDecision(database: Kysely<Tables>, { entity, a, b }: Omit<Decision, 'same'>): Promise<boolean> {
  const [first, second] = a < b ? [a, b] : [b, a];
  const forgotten = await sql`delete from join_decision where entity = ${entity} and a = ${first} and b = ${second}`.execute(database);
  return (forgotten.numAffectedRows ?? 0n) > 0n;
}
