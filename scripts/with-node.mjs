// node scripts/with-node.mjs <script> …: runs a script on a Node that is new enough.
import { ensureInstalled, runNode } from './ensure.mjs';

await ensureInstalled();
process.exitCode = await runNode(process.argv.slice(2));
