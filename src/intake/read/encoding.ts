import { isAscii } from 'node:buffer';

/** Labels that `TextDecoder` knows. */
export interface GuessedEncoding {
  readonly encoding: string;
  /** Only ASCII was seen: any encoding would do so far. */
  readonly plain: boolean;
}

/** Each with what is taken off its score: the rarer an encoding is in the world, the better it must fit. */
const cyrillic = [
  ['windows-1251', 0],
  ['ibm866', 0.1],
  ['koi8-r', 0.2],
  ['x-mac-cyrillic', 0.3],
  ['iso-8859-5', 0.3],
] as const;

/** How often each letter stands in Russian text, a–я, per ten thousand. */
const frequencies = [
  801, 159, 454, 170, 298, 849, 94, 165, 735, 121, 349, 440, 321, 670, 1097, 281, 473, 547, 626, 262, 26, 97, 48, 144, 73, 36, 4, 190, 174, 32,
  64, 201,
];
/** The commonest pairs of letters; three words of scrambled letters hold few of them. */
const commonPairs = new Set(
  'ка ер ро ен ия ов на ст ая ре ра ве ни ко он ан то ва ол ск та по пр си ор ки ци те ле но не рс ль ру ли ет ие ри ел во ме ар ин од от ны ти ла ик тр да ит ат ал ос ус ег го де сс ес ио ом ак нт ги ма ас бо ло ок ек за ед че иг ий до ый иф ис вы фи кл фр кт со се аз ди ог ир об ми ть ем гр пе из ой ав нн тв ку ам ур ви ьн га мо же рт ры ые оп ля пл кр ил ей рк дн нк ад па це ев рм бе лл'.split(
    ' ',
  ),
);
const pairBonus = 1.5;
const capitalCost = 0.3;
const rare = -9;
const wrongCase = -4;
const yoScore = -7;
const letterScores = frequencies.map((count) => Math.log(count / 10_000));

function letterScore(code: number): number | null {
  if (code >= 0x430 && code <= 0x44f) return letterScores[code - 0x430] ?? rare;
  if (code >= 0x410 && code <= 0x42f) return letterScores[code - 0x410] ?? rare;
  return code === 0x451 || code === 0x401 ? yoScore : null;
}

/** Signs that stand in Russian files beside letters; anything else beyond ASCII speaks against an encoding. */
const usualSigns = new Set([...'«»„“”‘’–—№…°§±×₽€\u00a0'].map((sign) => sign.charCodeAt(0)));

/**
 * The mean plausibility of what lies beyond ASCII, read as Russian: letter frequencies and common
 * pairs; capitals cost a little, and much where they follow small letters within a word.
 */
function plausibility(text: string): number {
  const beyond = text.match(/[^\u0000-\u007f]+/g) ?? [];
  const count = beyond.reduce((sum, run) => sum + run.length, 0);
  return count === 0 ? 0 : beyond.reduce((sum, run) => sum + runScore(run), 0) / count;
}

function runScore(run: string): number {
  let sum = 0;
  let afterSmall = false;
  for (let index = 0; index < run.length; index += 1) {
    const code = run.charCodeAt(index);
    const score = letterScore(code);
    const capital = code < 0x430;
    if (score === null) sum += usualSigns.has(code) ? -5 : rare;
    else sum += score - (capital ? capitalCost : 0) + (afterSmall && capital ? wrongCase : 0);
    if (index > 0 && commonPairs.has(run.slice(index - 1, index + 1).toLowerCase())) sum += pairBonus;
    afterSmall = score !== null && (afterSmall || !capital);
  }
  return sum;
}

function asciiLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
}

/** In «José» a single byte beyond ASCII leans on Latin letters; in Cyrillic they stand among their like. */
function leansOnLatin(bytes: Buffer): boolean {
  let high = 0;
  let leaning = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if ((bytes[index] ?? 0) < 128) continue;
    high += 1;
    const alone = (bytes[index - 1] ?? 0) < 128 && (bytes[index + 1] ?? 0) < 128;
    if (alone && (asciiLetter(bytes[index - 1]) || asciiLetter(bytes[index + 1]))) leaning += 1;
  }
  return leaning > high / 2;
}

function byMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: every other byte is zero or the Cyrillic page. */
function byZeros(bytes: Buffer): string | null {
  const size = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (size < 4) return null;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < size; index += 2) {
    if (bytes[index] === 0 || bytes[index] === 4) even += 1;
    if (bytes[index + 1] === 0 || bytes[index + 1] === 4) odd += 1;
  }
  const pairs = size / 2;
  if (odd > pairs * 0.9 && even < pairs * 0.5) return 'utf-16le';
  return even > pairs * 0.9 && odd < pairs * 0.5 ? 'utf-16be' : null;
}

/** Is this UTF-8, allowing for a character cut at the end? */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Tells UTF-8, UTF-16, the Cyrillic single-byte encodings and windows-1252 apart. The Cyrillic ones
 * are weighed by the letter frequencies of Russian: the detector library took ИВАНОВ in windows-1251 for Tajik.
 */
export function guessEncoding(bytes: Buffer): GuessedEncoding {
  const sure = byMark(bytes) ?? byZeros(bytes);
  if (sure !== null) return { encoding: sure, plain: false };
  if (isAscii(bytes)) return { encoding: 'utf-8', plain: true };
  if (isUtf8(bytes)) return { encoding: 'utf-8', plain: false };
  if (leansOnLatin(bytes)) return { encoding: 'windows-1252', plain: false };
  const scored = cyrillic.map(([encoding, rarity]) => ({ encoding, score: plausibility(new TextDecoder(encoding).decode(bytes)) - rarity }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return { encoding: best.encoding, plain: false };
}

const aliases: Readonly<Record<string, string>> = {
  'utf8': 'utf-8', 'utf-8-bom': 'utf-8', 'utf-16': 'utf-16le', 'cp1251': 'windows-1251', 'win1251': 'windows-1251', '1251': 'windows-1251',
  'cp866': 'ibm866', '866': 'ibm866', 'dos': 'ibm866', 'koi8r': 'koi8-r', 'koi8': 'koi8-r',
};

/** A `TextDecoder` label for what a person or a prolog calls the encoding; null when nobody knows it. */
export function encodingLabel(name: string): string | null {
  const lower = name.trim().toLowerCase();
  try {
    return new TextDecoder(aliases[lower] ?? lower).encoding;
  } catch {
    return null;
  }
}
