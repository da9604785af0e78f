import { findMistake } from '#core/diagnosis/catalogue.ts';
import { dataGaps } from '#core/diagnosis/data-gaps.ts';
import { seesWhatIsMissing, unlockedFor } from '#core/diagnosis/data-use.ts';
import { startHere } from '#core/diagnosis/start-here.ts';
import { fileKinds } from '#core/files/catalogue.ts';
import { columnOfSource, kindOfSource, type Source } from '#core/metrics/needs.ts';
import { mayDo } from '#core/people/rights.ts';
import type { RequestContext } from './context.ts';
import { type Beside, findNow, type Found, frameOf, readBeside, toLeaf } from './diagnosis-found.ts';

/** How many files are proposed. */
const fewGaps = 3;

/** A source as people call it: «Звонки», «Звонки: результат». */
function nameOf(source: Source) {
  const kind = fileKinds[kindOfSource(source)];
  const column = kind.columns.find(({ id }) => id === columnOfSource(source));
  return column === undefined ? kind.title : { ru: `${kind.title.ru}: ${column.title.ru}`, en: `${kind.title.en}: ${column.title.en}` };
}

/** Files or columns that would let judge mistakes which are not judged now. */
function gapsOf({ viewer }: RequestContext, { kept, mistakes }: Found) {
  if (!seesWhatIsMissing(viewer)) return [];
  const unjudged = new Set(mistakes.filter(({ verdict }) => verdict === 'no-data' || verdict === 'too-little-data').map(({ number }) => number));
  const sources = new Set(kept.sources);
  return dataGaps((source) => sources.has(source))
    .map(({ source, or, opens, helps }) => ({ source, name: nameOf(source), or: or.map(nameOf), opens: unlockedFor(viewer, opens), helps: unlockedFor(viewer, helps) }))
    .map(({ opens, helps, ...gap }) => ({
      ...gap,
      mistakes: [...new Set([...opens.mistakes, ...helps.mistakes])].filter((number) => unjudged.has(number)),
      signals: opens.signals.length,
    }))
    .filter((gap) => gap.mistakes.length > 0)
    .toSorted((a, b) => b.mistakes.length - a.mistakes.length || b.signals - a.signals)
    .slice(0, fewGaps);
}

/** The thirty as of the day of a diagnosis, where to start and what one more file would open. */
export async function toMap(context: RequestContext, found: Found, beside: Beside) {
  const leaves = found.mistakes.map((judged) => toLeaf(judged, beside, found));
  const start = startHere(leaves.map((leaf) => ({ ...leaf, dependsOn: findMistake(leaf.number)?.dependsOn ?? [] })));
  return {
    ...frameOf(found),
    mistakes: leaves,
    start: start.map(({ number }) => number),
    gaps: gapsOf(context, found),
    mayRepair: mayDo(context.viewer, 'diagnosis', 'edit'),
  };
}

/** The map as of the day asked, or now. */
export async function showMap(context: RequestContext, { asOf }: { readonly asOf?: string | undefined }) {
  const found = await findNow(context, asOf);
  const beside = await readBeside(context, found);
  if (asOf === undefined) await context.jobs.lookBack();
  return toMap(context, found, beside);
}
