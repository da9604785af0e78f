import { from as copyFrom } from 'pg-copy-streams';
import type { ClientBase } from 'pg';

const linesAPiece = 5000;

/** Appends lines of COPY's text format, each with its line break, to a table (or `table (columns)`); resolves when the database has taken them. */
export async function writeCopy(client: ClientBase, into: string, lines: readonly string[]): Promise<void> {
  const stream = client.query(copyFrom(`copy ${into} from stdin`));
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
  });
  done.catch(() => undefined);
  for (let start = 0; start < lines.length; start += linesAPiece) {
    if (!stream.write(lines.slice(start, start + linesAPiece).join(''))) await Promise.race([done, new Promise((resolve) => stream.once('drain', resolve))]);
  }
  stream.end();
  await done;
}
