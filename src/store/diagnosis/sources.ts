import { sql } from 'kysely';
import { fileKindList } from '#core/files/catalogue.ts';
import type { Source } from '#core/metrics/needs.ts';
import type { FactContext, Sql } from '../facts/context.ts';
import type { Database } from '../database.ts';
import { fileRowsOf } from '../reports/health/rows-of-kind.ts';

/** The sources that are there: kinds with a current row, columns filled in at least one of them. */
export async function readSources(database: Database, context: FactContext): Promise<ReadonlySet<Source>> {
  const asked: { readonly source: Source; readonly found: Sql }[] = fileKindList.flatMap(({ id: kind }) => {
    const rows = fileRowsOf(kind, context);
    if (rows === null) return [];
    const any = (condition: Sql): Sql => sql`exists (select from ${rows.from} where ${rows.current ?? sql`u.current`} and ${condition})`;
    const columns = Object.entries(rows.columns).map(([column, value]) => ({ source: `${kind}.${column}` as Source, found: any(value) }));
    return [{ source: kind as Source, found: any(sql`true`) }, ...columns];
  });
  const read = await sql<{ found: boolean[] }>`select array[${sql.join(asked.map(({ found }) => found), sql`, `)}] as found`.execute(database.sql);
  return new Set(asked.flatMap(({ source }, at) => (read.rows[0]?.found[at] === true ? [source] : [])));
}
