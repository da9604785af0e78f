import { findMistake } from '#core/diagnosis/catalogue.ts';
import { seesWhatIsMissing } from '#core/diagnosis/data-use.ts';
import { fileKinds } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { Problem } from '#core/shared/problem.ts';
import { readHealth } from '#store/reports/health/health.ts';
import type { RequestContext } from '../context.ts';
import { toMap } from '../diagnosis-map.ts';
import { type Ground, readGround, toMistake } from '../diagnosis-mistake.ts';

/** What of one kind of file the diagnosis stands on. */
export interface BasisLine {
  readonly kind: KindId;
  readonly title: { readonly ru: string; readonly en: string };
  readonly rows: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export type ReportMistake = ReturnType<typeof toMistake>;
export type ReportSignal = ReportMistake['signals'][number];

/** Everything that the report tells, by what its reader may see. */
export interface Report {
  readonly organisation: { readonly name: string | null; readonly currency: string; readonly timeZone: string };
  readonly madeAt: Date;
  readonly map: Awaited<ReturnType<typeof toMap>>;
  readonly mistakes: readonly ReportMistake[];
  /** Null where the reader sees a part of the data only. */
  readonly basis: readonly BasisLine[] | null;
}

async function readBasis({ database, viewer }: RequestContext, { found }: Ground): Promise<Report['basis']> {
  if (!seesWhatIsMissing(viewer)) return null;
  const { kinds } = await readHealth(database, found.facts);
  return kinds.filter(({ rows }) => rows > 0).map(({ kind, rows, firstAt, lastAt }) => ({ kind, title: fileKinds[kind].title, rows, firstAt, lastAt }));
}

/** Reads the diagnosis as of the day asked, or now, for its viewer; `report-empty` for who sees none of the thirty. */
export async function readReport(context: RequestContext, asOf?: string): Promise<Report> {
  const ground = await readGround(context, asOf);
  const { mistakes } = ground.found;
  if (mistakes.length === 0) throw new Problem('report-empty');
  const { name, currency, timeZone } = context.organisation;
  return {
    organisation: { name, currency, timeZone },
    madeAt: new Date(context.now),
    map: await toMap(context, ground.found, ground.beside),
    mistakes: mistakes.flatMap((judged) => {
      const mistake = findMistake(judged.number);
      return mistake === undefined ? [] : [toMistake(context, mistake, judged, ground)];
    }),
    basis: await readBasis(context, ground),
  };
}
