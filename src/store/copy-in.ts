import { from as copyFrom } from 'pg-copy-streams';
import type { ClientBase } from 'pg';

const linesAPiece = 2000;

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < linesAPiece) continue;
    yield piece.join('');
    piece = [];
  }
  if (piece.length > 0) yield piece.join('');
}

/** Appends lines of COPY's text format, each with its line break, to a table (or `table (columns)`); resolves when the database has taken them. */
export async function writeCopy(client: ClientBase, into: string, lines: Iterable<string>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${into} from stdin`));
  const done = new Promise<void>((resolve, reject) => {
    stream.once('finish', resolve);
    stream.once('error', reject);
  });
  done.catch(() => undefined);
  for (const piece of inPieces(lines)) {
    if (!stream.write(piece)) await Promise.race([done, new Promise((resolve) => stream.once('drain', resolve))]);
  }
  stream.end();
  await done;
}
