import { headerKey } from '#core/files/mapping.ts';

/** The caption of the column that says why a row was not loaded; by it a file of rejected rows is known again. */
export const reasonCaption = { ru: 'почему не загружено', en: 'why not loaded' } as const;

export type Language = keyof typeof reasonCaption;

const reasons: readonly string[] = Object.values(reasonCaption);

/** A cell that a spreadsheet would take for a formula is shown as text. */
export const guardCell = (cell: string): string => (/^[\s\p{C}]*[=+\-@]/u.test(cell) && !/^[+-]?[\d\s().,-]+$/.test(cell.trim()) ? `'${cell}` : cell);

const unguardCell = (cell: string): string => (/^'[\s\p{C}]*[=+\-@]/u.test(cell) ? cell.slice(1) : cell);

/** Whether these are the captions of a file of rejected rows. */
export const isRejectsTable = (captions: readonly string[]): boolean => reasons.includes(captions.at(-1)?.trim() ?? '');

/** The captions without the one of the reason. */
export const originalCaptions = (captions: readonly string[]): readonly string[] => (isRejectsTable(captions) ? captions.slice(0, -1) : captions);

/** The cells of a row of such a file as they were in the file they come from. */
export const originalCells = (cells: readonly string[]): string[] => cells.slice(0, -1).map(unguardCell);

/** What a mapping is remembered by for the file of rows that a file with these captions left behind. */
export const rejectsKey = (captions: readonly string[]): string => `${headerKey(captions)}\u001f${headerKey([reasonCaption.en])}`;

/** What a mapping is remembered by; null for a file without captions, which tells nothing of the next one. */
export function rememberedBy(captions: readonly string[]): string | null {
  if (isRejectsTable(captions)) return rejectsKey(captions.slice(0, -1));
  return captions.every((caption, index) => caption === `#${index + 1}`) ? null : headerKey(captions);
}
