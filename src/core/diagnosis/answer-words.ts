/** How a person may answer an item. */
export const answerWords = ['yes', 'partly', 'no', 'unknown'] as const;
export type AnswerWord = (typeof answerWords)[number];

const values: Readonly<Record<AnswerWord, number | null>> = { yes: 1, partly: 0.5, no: 0, unknown: null };

/** The value under which an answer is kept; null for "don't know". */
export const valueOfAnswer = (word: AnswerWord): number | null => values[word];

export const answerOfValue = (value: number | null): AnswerWord => answerWords.find((word) => values[word] === value) ?? 'unknown';
