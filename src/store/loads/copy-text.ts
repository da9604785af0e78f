/** What stands for a null in COPY's text format. */
export const absent = String.raw`\N`;

const nul = '\u0000';
/** A text without the sign that PostgreSQL does not know. */
export const storable = (text: string): string => (text.includes(nul) ? text.replaceAll(nul, '') : text);

/** A text as COPY reads it. */
export const copyText = (text: string | null): string => {
  if (text === null) return absent;
  return /[\\\t\n\r\0]/.test(text)
    ? storable(text).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text;
};

/** A number as COPY reads it. */
export const copyNumber = (number: number | bigint | null | undefined): string => (number === null || number === undefined ? absent : String(number));

/** Shorter texts are copied whenever they are cut out of a longer one. */
const shortest = 13;

/** The same text on its own: one cut out of a piece of a file would keep the whole piece in memory for as long as it is kept. */
export const detached = (text: string): string => (text.length < shortest ? text : Buffer.from(text, 'utf16le').toString('utf16le'));
