import { sql } from 'kysely';
import type { StageRole } from '#core/pipeline/stage-roles.ts';
import type { Sql } from '../facts/context.ts';
import type { Frame } from './frame.ts';
import { closedPast } from './reached-stages.ts';
import { countHits, during, employeeName, none, rowColumns, shareReading, type SignalReader } from './reader.ts';
import { emptyReason } from './signals/01-funnel.ts';

/** A signal: of the losses with a reason given, past the stage of a role, the share whose reason says so. */
export const lossesPast = (role: StageRole, hit: Sql): SignalReader => {
  const rows = async (frame: Frame, where: Sql): Promise<Sql | null> => {
    const past = await closedPast(frame, role);
    if (past === null) return null;
    return sql`
      select ${rowColumns({ kind: 'deal', id: sql`f.deal_ref`, title: sql`coalesce(f.title, f.code)`, who: employeeName(sql`f.employee_id`), at: sql`f.at`, amount: sql`f.amount`, hit })}
      from (${past}) f where f.outcome = 'lost' and ${where}`;
  };
  return {
    read: async (frame) => {
      const [said, silent] = [await rows(frame, sql`not ${emptyReason}`), await rows(frame, emptyReason)];
      if (said === null || silent === null) return none('not-applicable');
      const { hits, sample } = await countHits(frame, said);
      const leftOut = { 'no-reason': (await countHits(frame, silent)).sample };
      return { ...shareReading(hits, sample, during(frame, 'last-90-days')), leftOut };
    },
    rows: async (frame) => {
      const said = await rows(frame, sql`not ${emptyReason}`);
      return said === null ? { list: [] } : { sql: said };
    },
  };
};
