import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface Pipeline {
  readonly id: number;
  /** Empty where files name no pipeline. */
  readonly name: string;
  readonly deals: number;
}

/** Pipelines that have deals or stages, the one with most deals first. */
export async function listPipelines(database: Database): Promise<Pipeline[]> {
  const read = await sql<Pipeline>`
    select p.id, p.name, count(d.id)::int as deals
    from pipeline p left join deal d on d.pipeline_id = p.id and d.current
    group by p.id having count(d.id) > 0 or exists (select from stage s where s.pipeline_id = p.id)
    order by count(d.id) desc, p.name collate "ru-x-icu"`.execute(database.sql);
  return read.rows;
}
