/** Why a whole file is refused, or a choice about it (sheet, caption) cannot be followed. Words: `core/files/words.ts`. */
export const fileProblemCodes = [
  'file-archive-unsupported',
  'file-broken',
  'file-cell-too-long',
  'file-compressed-too-much',
  'file-document',
  'file-encrypted',
  'file-image',
  'file-kind-unknown',
  'file-no-table',
  'file-not-a-table',
  'file-not-ours-xml',
  'file-too-big',
  'file-too-many-columns',
  'file-too-many-rows',
  'file-unpacked-too-big',
  'file-xml-entities',
  'map-caption-twice',
  'map-invalid',
  'map-unknown-caption',
  'map-unknown-column',
  'sheet-unknown',
  'workbook-too-heavy',
  'workbook-too-slow',
  'zip-many-files',
] as const;

export type FileProblemCode = (typeof fileProblemCodes)[number];
