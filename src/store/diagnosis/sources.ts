import { sql } from 'kysely';
import { fileKindList } from '#core/files/catalogue.ts';
import type { Source } from '#core/metrics/needs.ts';
import type { KindId } from '#core/files/kind.ts';
import type { Sql } from '../facts/context.ts';
import { fileRowsOf } from '../reports/health/rows-of-kind.ts';
import type { Frame } from './frame.ts';

/** What a kind of file has brought: the kind itself where it has a current row, and its columns filled in at least one of them. */
async function sourcesOfKind({ database, context }: Frame, kind: KindId): Promise<Source[]> {
  const rows = fileRowsOf(kind, context);
  if (rows === null) return [];
  const any = (condition: Sql): Sql => sql`exists (select from ${rows.from} where ${rows.current ?? sql`u.current`} and ${condition})`;
  const columns = Object.entries(rows.columns).map(([column, value]) => ({ source: `${kind}.${column}` as Source, found: any(value) }));
  const asked = [{ source: kind as Source, found: any(sql`true`) }, ...columns];
  const read = await sql<{ found: boolean[] }>`select array[${sql.join(asked.map(({ found }) => found), sql`, `)}] as found`.execute(database.sql);
  return asked.flatMap(({ source }, at) => (read.rows[0]?.found[at] === true ? [source] : []));
}

/** The sources that are there, read once a frame. */
export const sourcesOf = (frame: Frame): Promise<ReadonlySet<Source>> =>
  frame.once('sources', async () => {
    const found = new Set<Source>();
    for (const { id } of fileKindList) for (const source of await frame.recall(`sources of ${id}`, () => sourcesOfKind(frame, id))) found.add(source);
    return found;
  });
