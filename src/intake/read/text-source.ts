import { isAscii } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import type { ByteSource } from './byte-source.ts';
import { guessEncoding } from './encoding.ts';

export interface Text {
  readonly text: string;
  readonly bytesRead: number;
}

interface Decoder {
  write(chunk: Buffer): string;
  end(): string;
}

/** For UTF-8 Node's own decoder, twice as fast as `TextDecoder`. */
function decoderOf(encoding: string): Decoder {
  if (encoding === 'utf-8') return new StringDecoder('utf8');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}

/** Decodes as it streams; a byte-order mark is dropped. */
export async function* readText(source: ByteSource, encoding: string): AsyncGenerator<Text> {
  const decoder = decoderOf(encoding);
  let atStart = true;
  let last = 0;
  for await (const { chunk, bytesRead } of source.read()) {
    last = bytesRead;
    const text = decoder.write(chunk);
    yield { text: atStart && text.startsWith('\ufeff') ? text.slice(1) : text, bytesRead };
    if (text !== '') atStart = false;
  }
  const rest = decoder.end();
  if (rest !== '') yield { text: rest, bytesRead: last };
}

const sampleBytes = 64 * 1024;

/**
 * The encoding of the contents. While nothing beyond ASCII is met the search goes on: a file with
 * English captions may meet its first Russian name in the hundred-thousandth row.
 */
export async function findEncoding(source: ByteSource): Promise<string> {
  let waiting: Buffer[] = [];
  let size = 0;
  let first = true;
  for await (const { chunk } of source.read()) {
    const plain = !first && isAscii(chunk);
    if (plain && size === 0) continue;
    waiting.push(chunk);
    size += chunk.length;
    if (size < sampleBytes) continue;
    const guess = guessEncoding(cutAtLine(Buffer.concat(waiting), first));
    if (!guess.plain) return guess.encoding;
    waiting = [];
    size = 0;
    first = false;
  }
  return size === 0 ? 'utf-8' : guessEncoding(cutAtLine(Buffer.concat(waiting), first)).encoding;
}

/** From the middle of a file, begin after a line break: a character may have been cut. */
function cutAtLine(bytes: Buffer, first: boolean): Buffer {
  return first ? bytes : bytes.subarray(bytes.indexOf(10) + 1);
}

/** The first characters of the contents. */
export async function readTextStart(source: ByteSource, encoding: string, characters: number): Promise<{ text: string; whole: boolean }> {
  let text = '';
  for await (const piece of readText(source, encoding)) {
    text += piece.text;
    if (text.length >= characters) return { text: text.slice(0, characters), whole: false };
  }
  return { text, whole: true };
}
