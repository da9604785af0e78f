// Holds the imports to the layers of docs/architecture.md. Fails when a rule is broken, and when fewer
// modules were seen than there are: some versions of the tool pass on nothing. Another folder may be
// named: node scripts/layers.mjs <folder>
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root as project } from './ensure.mjs';

const root = resolve(process.argv[2] ?? project);
const folders = ['src', 'test', 'bench'];
const { options, ...ruleSet } = createRequire(import.meta.url)(join(project, '.dependency-cruiser.cjs'));

process.chdir(root);
const files = folders.flatMap(sourcesUnder);
const { output } = await cruise(files, { ...options, ruleSet, validate: true }, undefined, {
  tsConfig: extractTSConfig(join(root, options.tsConfig.fileName)),
});
const seen = new Set(output.modules.map(({ source }) => source));
const unseen = files.filter((file) => !seen.has(file));
const unread = output.modules.filter(({ source, dependencies }) => files.includes(source) && dependencies.length === 0 && hasImports(source));

for (const { rule, from, to, cycle } of output.summary.violations) {
  const way = cycle === undefined ? to : cycle.map(({ name }) => name ?? '').join(' → ');
  process.stdout.write(`${rule.name}: ${from}${way === from ? '' : ` → ${way}`}\n`);
}
for (const file of unseen) process.stdout.write(`not seen: ${file}\n`);
for (const { source } of unread) process.stdout.write(`not read: ${source}\n`);
const broken = output.summary.violations.length + unseen.length + unread.length;
process.stdout.write(`layers: ${files.length} modules, ${output.summary.totalDependenciesCruised} imports, ${broken} violations\n`);
process.exitCode = broken > 0 || files.length === 0 ? 1 : 0;

function sourcesUnder(folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path));
  } catch {
    return [];
  }
}

function hasImports(file) {
  return /^(import|export) [^'"]*from ['"]/m.test(readFileSync(join(root, file), 'utf8'));
}
