/** Why a row is rejected, or (`warnings`) a cell of it is left empty. Words: `words.ts`. */
export const rowProblemCodes = [
  'boolean-unreadable',
  'cell-error',
  'cell-too-long',
  'choice-unknown',
  'currency-unreadable',
  'date-impossible',
  'date-unreadable',
  'email-unreadable',
  'inn-wrong',
  'integer-fraction',
  'number-ambiguous',
  'number-too-big',
  'number-unreadable',
  'percent-out-of-range',
  'period-empty',
  'period-unreadable',
  'phone-unreadable',
  'required-missing',
  'row-too-wide',
] as const;

export type RowProblemCode = (typeof rowProblemCodes)[number];
