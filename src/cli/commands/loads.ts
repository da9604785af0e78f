import { createWriteStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { beginLoad, beginUndo } from '#actions/loads.ts';
import { fileKindList, isKindId } from '#core/files/catalogue.ts';
import type { KindId } from '#core/files/kind.ts';
import { vatChoices, type VatChoice } from '#core/files/money.ts';
import { system } from '#core/people/viewer.ts';
import { Problem } from '#core/shared/problem.ts';
import { loadFile } from '#intake/load-file.ts';
import { openFile, recogniseKind } from '#intake/preview-file.ts';
import { writeRejects } from '#intake/write-rejects.ts';
import type { Database } from '#store/database.ts';
import { listLoads, type LoadOptions } from '#store/loads/load-log.ts';
import { undoLoad } from '#store/loads/run-load.ts';
import type { Run } from '../run.ts';

interface Options {
  readonly map?: string;
  readonly sheet?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly vat?: VatChoice;
  readonly dryRun?: boolean;
}

async function readMap(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Problem('file-missing', { file: path });
  });
  try {
    return JSON.parse(text) as Record<string, string>;
  } catch {
    throw new Problem('map-invalid', { column: path });
  }
}

async function optionsOf({ map, sheet, encoding, delimiter, vat }: Options): Promise<LoadOptions> {
  return {
    ...(sheet !== undefined && { sheet }),
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(vat !== undefined && { vat }),
    ...(map !== undefined && { map: await readMap(map) }),
  };
}

async function kindOf(store: Database, text: string, path: string, options: LoadOptions): Promise<KindId> {
  if (isKindId(text)) return text;
  if (text !== 'auto') throw new Problem('kind-unknown', { kind: text, known: ['auto', ...fileKindList.map(({ id }) => id)].join(', ') });
  return recogniseKind(store, await openFile(path, options), basename(path));
}

/** Writes the rows that were not loaded beside the data, and gives the file's path. */
async function keepRejects(store: Database, run: Run, command: Command, loadId: number): Promise<string> {
  const folder = join(run.dataFolder(command), 'rejects');
  await mkdir(folder, { recursive: true });
  const path = resolve(folder, `load-${loadId}.csv`);
  await pipeline(Readable.from(writeRejects(store, loadId, run.surroundings.language)), createWriteStream(path));
  return path;
}

export function addImport(program: Command, run: Run): void {
  program
    .command('import')
    .argument('<kind>', `auto, ${fileKindList.map(({ id }) => id).join(', ')}`)
    .argument('<file>', 'CSV, XLSX, XLS, ODS or CommerceML; plain, .gz or a .zip of one')
    .description('load a file; the same file twice changes nothing')
    .option('--map <file.json>', 'our column to the caption in the file, or to #3, its third column')
    .option('--sheet <name>', 'sheet of a workbook')
    .option('--encoding <name>', 'encoding of a text file, where the guess is wrong')
    .option('--delimiter <character>', 'delimiter of a text file, where the guess is wrong')
    .addOption(new Option('--vat <how>', 'whether the sums of the file contain VAT, where they are not as of the last file like it').choices(vatChoices))
    .option('--dry-run', 'say what would happen, change nothing')
    .action((kindText: string, file: string, chosen: Options, command: Command) =>
      run.onStore(command, async (store) => {
        const path = resolve(file);
        const { size } = await stat(path).catch(() => {
          throw new Problem('file-missing', { file: path });
        });
        const options = await optionsOf(chosen);
        const kind = await kindOf(store, kindText, path, options);
        const loadId = await beginLoad(store, system, { kind, fileName: basename(path), fileBytes: size, filePath: path, options });
        const loaded = await loadFile(store, { loadId, path, kind, options, dryRun: chosen.dryRun === true });
        const rejectsFile = loaded.rejected > 0 && chosen.dryRun !== true ? await keepRejects(store, run, command, loadId) : null;
        return { ...loaded, loadId: chosen.dryRun === true ? null : loadId, rejectsFile };
      }),
    );
}

const loadIdArgument = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a load is named by its number');
  return Number(text);
};

export function addUndo(program: Command, run: Run): void {
  program
    .command('undo')
    .argument('<load-id>', 'number of the load', loadIdArgument)
    .description('take a load back, of any size and in any order')
    .action((id: number, _options: unknown, command: Command) =>
      run.onStore(command, async (store) => {
        const load = await beginUndo(store, system, id);
        return undoLoad(store, id, load.kind, null);
      }),
    );
}

export function addLoads(program: Command, run: Run): void {
  program
    .command('loads')
    .description('the history of loads, the newest first')
    .option('--limit <n>', 'how many', '50')
    .action(({ limit }: { readonly limit: string }, command: Command) =>
      run.onStore(command, async (store) => (await listLoads(store.sql, system, { page: 1, size: Number(limit), sort: 'createdAt', descending: true })).rows),
    );
}
