import type { Random } from '#demo/random.ts';

/** Pieces that readers have been known to stumble over, each rarely met in a real file. */
const pieces: readonly string[] = [
  '\u0000', '\ud800', '\udfff\ud83d', '\ufeff', '\u202e', '\u2028', '\u00a0', '\u0085', '\r', '\n', '\r\n', '\t', '"', '""', '"""', "'", ';', ',', '|', '\\', '%00', '%zz',
  '99999999999999999999999999999999', '-1', '1e308', '1e-320', '0x7fffffff', 'NaN', '-Infinity', '1,234.567,89', '00000000000000000000', '٣٤', '½',
  '31.02.2026', '9999-99-99T99:99:99', '0000-00-00', '275760-09-13', '-271821-04-19', '29.02.1900', '24:00', '1900', '45321.999999',
  '=cmd|\' /C calc\'!A0', '@SUM(1)', '&#x110000;', '&#99999999999;', '&lol;', '<!DOCTYPE a [<!ENTITY b "c">]>', '<![CDATA[', ']]>', '<!--', '?>', '</', '<a>', '{', '}', '[', '[[[[[[[[', '{"a":',
  '__proto__', 'constructor', 'toString', 'null', 'undefined', 'true', '${1}', '{{1}}', '../../', 'file:///etc/passwd', 'http://127.0.0.1:1/', '\u{1f469}\u200d\u{1f4bb}', 'ё\u0301'.repeat(20), 'İ', 'ß',
];

/** Words in the middle of text: numbers, tags, quotes and separators are where a reader decides something. */
const turning = /\d+|<[^<>]{0,40}>|"[^"]{0,60}"|[;,\t|\n]/g;

function somewhere(random: Random, length: number): number {
  return random.whole(0, Math.max(0, length));
}

function cut(random: Random, length: number): readonly [number, number] {
  const from = somewhere(random, length);
  const size = random.chance(0.9) ? random.whole(1, 24) : random.whole(1, Math.max(1, length));
  return [from, Math.min(length, from + size)];
}

/** One piece, rarely very much of it. */
function piece(random: Random): string {
  const one = random.pick(pieces);
  if (random.chance(0.94)) return one;
  return one.repeat(random.chance(0.9) ? random.whole(2, 400) : Math.ceil(120_000 / one.length));
}

const textChanges: readonly ((random: Random, text: string) => string)[] = [
  (random, text) => {
    const at = somewhere(random, text.length);
    return text.slice(0, at) + piece(random) + text.slice(at);
  },
  (random, text) => {
    const [from, to] = cut(random, text.length);
    return text.slice(0, from) + text.slice(to);
  },
  (random, text) => {
    const [from, to] = cut(random, text.length);
    const times = random.chance(0.95) ? 1 : random.whole(2, 60);
    return text.slice(0, to) + text.slice(from, to).repeat(times) + text.slice(to);
  },
  (random, text) => {
    const [from, to] = cut(random, text.length);
    const [other, end] = cut(random, text.length);
    return text.slice(0, from) + text.slice(other, end) + text.slice(to);
  },
  (random, text) => {
    const found = [...text.matchAll(turning)];
    if (found.length === 0) return piece(random);
    const match = random.pick(found);
    return text.slice(0, match.index) + piece(random) + text.slice(match.index + match[0].length);
  },
  (random, text) => text.slice(0, somewhere(random, text.length)),
  (random, text) => {
    const depth = random.chance(0.9) ? random.whole(2, 200) : 5000;
    const [open, close] = random.pick([['<a>', '</a>'], ['[', ']'], ['{"a":', '}'], ['"', '"'], ['<Группы><Группа>', '</Группа></Группы>']] as const);
    const at = somewhere(random, text.length);
    return text.slice(0, at) + open.repeat(depth) + (random.chance(0.5) ? close.repeat(depth) : '') + text.slice(at);
  },
];

/** The text with one to `most` things wrong with it. */
export function mutateText(random: Random, text: string, most = 4): string {
  let changed = text;
  for (let left = random.whole(1, most); left > 0; left -= 1) changed = random.pick(textChanges)(random, changed);
  return changed;
}

const byteChanges: readonly ((random: Random, bytes: Buffer) => Buffer)[] = [
  (random, bytes) => {
    const changed = Buffer.from(bytes);
    for (let left = random.whole(1, 8); left > 0 && changed.length > 0; left -= 1) {
      const at = random.whole(0, changed.length - 1);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.whole(0, 7));
    }
    return changed;
  },
  (random, bytes) => bytes.subarray(0, somewhere(random, bytes.length)),
  (random, bytes) => {
    const [from, to] = cut(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  (random, bytes) => {
    const [from, to] = cut(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (random, bytes) => {
    const at = somewhere(random, bytes.length);
    const run = Buffer.alloc(random.chance(0.95) ? random.whole(1, 64) : 20_000, random.pick([0, 0xff, 0x22, 0x3c, 0x50, 0x0a]));
    return Buffer.concat([bytes.subarray(0, at), run, bytes.subarray(at)]);
  },
  (random, bytes) => {
    const changed = Buffer.from(bytes);
    if (changed.length < 4) return changed;
    const at = random.whole(0, changed.length - 4);
    changed.writeUInt32LE(random.pick([0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff, 0xff_ff, random.whole(0, 0xff_ff_ff_ff)]), at);
    return changed;
  },
];

/** The bytes with one to a few things wrong with them. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let changed = bytes;
  for (let left = random.whole(1, 3); left > 0; left -= 1) changed = random.pick(byteChanges)(random, changed);
  return changed;
}
