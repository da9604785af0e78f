import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What must never happen: an error nobody meant, an answer of 500, none at all, or none in time. */
export interface Fault {
  readonly kind: string;
  readonly seed: number;
  readonly number: number;
  readonly what: string;
  readonly input: Uint8Array;
}

/** Keeps the input that made the fault in a file of the temporary folder, and tells it. */
export async function keepFault(fault: Fault): Promise<string> {
  const path = join(tmpdir(), `thirty-fuzz-${fault.kind}-${fault.seed}-${fault.number}`);
  await writeFile(path, fault.input);
  return `FAULT ${fault.kind} (seed ${fault.seed}, number ${fault.number}): ${fault.what}\nkept in ${path}\n`;
}
