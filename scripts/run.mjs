// npm start, and npm run -s thirty -- <command>: the product with all its own set-up.
// Standard output belongs to the product alone.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ensureInstalled, findNode, root, runNode } from './ensure.mjs';
import { ensureWeb } from './web.mjs';

const args = process.argv.slice(2);
endWithParent();
await ensureInstalled();
if (args[0] === 'serve') await ensureWeb();
const main = join(root, 'src', 'main.ts');
if (findNode() === process.execPath) {
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
} else {
  process.exitCode = await runNode([main, ...args]);
}

// npm runs a script through a shell, and a shell told to end does not tell its child.
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
