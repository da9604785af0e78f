import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureApi } from './api.ts';
import { budgets } from './budgets.ts';
import { measureDiagnosis } from './diagnosis.ts';
import { measureFigures } from './figures.ts';
import { measureGrowth } from './growth.ts';
import { measureImport } from './import.ts';
import { type Bench, type Figure, isWithin, type Measurement, tableOf } from './measure.ts';
import { measureWeb } from './web.ts';

/** The measurements in the order in which they run. */
const measurements: Readonly<Record<string, Measurement>> = {
  import: measureImport,
  figures: measureFigures,
  diagnosis: measureDiagnosis,
  api: measureApi,
  growth: measureGrowth,
  web: measureWeb,
};

const usage = `npm run bench -- [${Object.keys(measurements).join('] [')}] [--size 0.1] [--detail]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: '1' }, detail: { type: 'boolean', default: false } },
});
const size = Number(values.size);
const unknown = positionals.filter((name) => !(name in measurements));
if (unknown.length > 0 || !(size > 0 && size <= 1)) {
  process.stderr.write(`${usage}\n`);
  process.exit(2);
}

const root = process.env['BENCH_DATA'] ?? join(import.meta.dirname, '.data');
await mkdir(root, { recursive: true, mode: 0o755 });
const bench: Bench = { size, root, isDetailed: values.detail, say: (text) => void process.stderr.write(`${text}\n`) };

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (positionals.length === 0 || positionals.includes(name)) figures.push(...(await measure(bench)));
}

const verdictOf = (figure: Figure): string => (isWithin(figure) ? 'ok' : 'PAST');
const rows = figures.map((figure) => [figure.name, figure.value, budgets[figure.name], verdictOf(figure), figure.note ?? '']);
process.stdout.write(`\n${tableOf([['figure', 'value', 'budget', 'verdict', 'note'], ...rows])}\n`);
const results = figures.map((figure) => ({ ...figure, budget: budgets[figure.name], within: isWithin(figure) }));
await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify({ size, at: new Date().toISOString(), results }, null, 2)}\n`);
process.exitCode = figures.every(isWithin) ? 0 : 1;
