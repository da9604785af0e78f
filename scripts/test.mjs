// npm test: all its own set-up, every test, and as the last line `N passed, N failed`.
// Arguments go to vitest: npm test -- src/store
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, runNode } from './ensure.mjs';
import { ensureWeb } from './web.mjs';

let passed = 0;
let failed = 1;
// Also when the set-up fails and nothing is run.
process.on('exit', () => process.stdout.write(`${passed} passed, ${failed} failed\n`));

await ensureInstalled();
await ensureWeb();
const folder = mkdtempSync(join(tmpdir(), 'thirty-results-'));
const results = join(folder, 'results.json');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const status = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)]);
({ passed, failed } = count(results));
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

// A file that could not be run at all counts as one failure, and so does a run that broke otherwise.
function count(file) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    const broken = testResults.filter((one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'));
    const found = numFailedTests + broken.length;
    return { passed: numPassedTests, failed: status === 0 ? found : Math.max(found, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
