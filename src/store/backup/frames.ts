import { Problem } from '#core/shared/problem.ts';

/** A backup is a gzip of frames: four bytes of length, then as many bytes; a frame of length 0 ends a table. */
export function frame(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export const endOfTable = Buffer.alloc(4);

const largestFrame = 64 * 1024 * 1024;

/** Cuts a stream of bytes back into frames. Throws `backup-damaged` where it ends inside one. */
export async function* readFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  const join = (): Buffer => {
    const whole = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
    held = [whole];
    return whole;
  };
  for await (const chunk of bytes) {
    held.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      const whole = join();
      const length = whole.readUInt32BE(0);
      if (length > largestFrame) throw new Problem('backup-damaged');
      if (size < 4 + length) break;
      yield whole.subarray(4, 4 + length);
      held = [whole.subarray(4 + length)];
      size -= 4 + length;
    }
  }
  if (size > 0) throw new Problem('backup-damaged');
}
