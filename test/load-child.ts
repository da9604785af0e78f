import { fileKinds } from '#core/files/catalogue.ts';
import { loadFile } from '#intake/load-file.ts';
import { openDatabase } from '#store/database.ts';
import { undoLoad } from '#store/loads/run-load.ts';

/*
 * A process of its own that loads or takes back a file of orders, to be killed while it does:
 * load-child.ts URL load|undo LOAD_ID [FILE]. It says `ready` when it begins, and its peak of memory in megabytes when it ends.
 */
const [url = '', task, id, path = ''] = process.argv.slice(2);
const database = openDatabase({ connectionString: url });
await database.pool.query('select 1');
process.stdout.write('ready\n');
const kind = fileKinds.orders.id;
await (task === 'load' ? loadFile(database, { loadId: Number(id), path, kind, options: {} }) : undoLoad(database, Number(id), kind, null));
await database.close();
process.stdout.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
