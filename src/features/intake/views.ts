import { fileKindList, fileKinds } from '#core/files/catalogue.ts';
import { columnOf } from '#core/files/mapping.ts';
import { mayImport } from '#core/people/rights.ts';
import { Problem } from '#core/shared/problem.ts';
import { previewFile, type FilePreview } from '#intake/preview-file.ts';
import type { ShownDecision } from '#store/entities/decisions.ts';
import type { ShownProposal } from '#store/entities/named.ts';
import { countWaitingNow } from '#store/loads/brought.ts';
import { findSameFile, readProgress, type Load, type LoadOptions, type LoadProgress } from '#store/loads/load-log.ts';
import { findUploadedFile, type UploadedFile } from '#store/uploaded-files.ts';
import type { KindId } from '#core/files/kind.ts';
import type { RequestContext } from '../context.ts';

/** The kinds of files the viewer may load, with their columns. */
export function listKinds({ viewer }: RequestContext) {
  const rows = fileKindList
    .filter(({ id }) => mayImport(viewer, id))
    .map(({ id, title, columns, required }) => ({
      id,
      title,
      columns: columns.map((column) => ({ id: column.id, title: column.title, type: column.type })),
      required: required.map((group) => [...group]),
    }));
  return { rows };
}

/** A file the viewer sent; `not-found` for any other. */
export async function findFile({ database, viewer }: RequestContext, fileId: string): Promise<UploadedFile> {
  const file = await findUploadedFile(database.sql, viewer, fileId);
  if (file === undefined) throw new Problem('not-found');
  return file;
}

export async function showPreview(context: RequestContext, fileId: string, kind: KindId | 'auto', options: LoadOptions) {
  const file = await findFile(context, fileId);
  if (kind !== 'auto' && !mayImport(context.viewer, kind)) throw new Problem('not-found');
  const preview = await previewFile(context.database, context.uploadPath(file.id), file.name, kind, options);
  const same = preview.kind === null ? undefined : await findSameFile(context.database.sql, context.viewer, file.sha256, preview.kind);
  const shown = shapePreview(context, preview);
  // The same bytes with another word about VAT do change sums.
  const sameAs = same === undefined || (shown.vat !== null && shown.vat.included !== same.vatIncluded) ? null : { loadId: same.loadId, fileName: same.fileName, loadedAt: same.loadedAt.toISOString() };
  return { fileName: file.name, fileBytes: file.bytes, ...shown, sameAs };
}

/** What the sums of a file are taken to contain; null where it has none. */
function showVat({ organisation }: RequestContext, vat: FilePreview['vat']) {
  if (vat === undefined) return null;
  return { included: vat === null ? organisation.vatIncluded : vat === 'included', said: vat !== null };
}

function shapePreview(context: RequestContext, { sample, rows, guesses, captions, vat, ...preview }: FilePreview) {
  return {
    ...preview,
    vat: showVat(context, vat),
    sheets: [...preview.sheets],
    captions: [...captions],
    missing: preview.missing.map((group) => [...group]),
    guesses: guesses.map(({ kind, score, missing }) => ({ kind, score, missing: missing.map((group) => [...group]) })),
    rows: sample.map((cells, index) => ({ cells: [...cells], problems: (rows[index]?.rejects ?? []).map((problem) => ({ ...problem, params: { ...problem.params } })) })),
  };
}

const running = ['waiting', 'reading', 'undoing'];

/** A load with its progress where it runs, and with what still waits where it is done. */
export async function showLoad(context: RequestContext, load: Load) {
  const { database, now } = context;
  const progress = running.includes(load.status) ? await readProgress(database.sql, load.id) : undefined;
  const waiting = load.status === 'loaded' && load.waiting > 0 ? await countWaitingNow(database, load.kind, load.id) : load.waiting;
  const { options: _, createdByName, createdAt, loadedAt, undoneAt, firstAt, lastAt, warnings, problem, ...rest } = load;
  return {
    ...rest,
    waiting,
    createdBy: createdByName,
    createdAt: createdAt.toISOString(),
    loadedAt: loadedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    firstAt: firstAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
    warnings: warnings.map((warning) => ({ ...warning, title: columnOf(fileKinds[load.kind], warning.column)?.title ?? { ru: warning.column, en: warning.column } })),
    problem: problem === null ? null : { code: problem.code, details: { ...problem.details } },
    progress: progress === undefined || load.status === 'waiting' ? null : shapeProgress(progress, now),
  };
}

function shapeProgress({ phase, rowsRead, bytesRead, bytesTotal, startedAt }: LoadProgress, now: number) {
  const seconds = startedAt === null ? 0 : (now - startedAt.getTime()) / 1000;
  const told = phase === 'reading' && seconds > 0 && rowsRead > 0;
  return {
    phase,
    rows: rowsRead,
    bytesRead,
    bytesTotal,
    rowsPerSecond: told ? Math.round(rowsRead / seconds) : null,
    secondsLeft: told && bytesRead > 0 ? Math.max(0, Math.round((seconds / bytesRead) * (bytesTotal - bytesRead))) : null,
  };
}

export function showProposal({ entity, a, b, filesOfA, filesOfB }: ShownProposal) {
  const named = ({ id, name, label }: ShownProposal['a'], files: readonly string[]) => ({ id, name, label, files: [...files] });
  return { entity, a: named(a, filesOfA), b: named(b, filesOfB) };
}

export function showDecision({ decidedAt, ...decision }: ShownDecision) {
  return { ...decision, decidedAt: decidedAt.toISOString() };
}
