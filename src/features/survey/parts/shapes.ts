import type { AnswerWord } from '#core/diagnosis/answer-words.ts';
import type { Api } from '#web/api.ts';

export type Survey = Awaited<ReturnType<Api['survey']['read']>>;
export type Item = Survey['items'][number];

/** One round of a person's items, or those whose answers are to be confirmed. */
export type RoundName = number | 'renew';

export interface Round {
  readonly name: RoundName;
  readonly items: readonly Item[];
  readonly isDone: (item: Item) => boolean;
}

/** Where in the survey one is; without an item at the first that has no answer, without a round in the first that has one. */
export interface Place {
  readonly round?: RoundName | 'all' | undefined;
  readonly item?: string | undefined;
}

/** About how many minutes so many items take: twenty seconds each. */
export const minutesFor = (items: number): number => Math.max(1, Math.ceil((items * 20) / 60));

export const isAnswered = ({ answer }: Item): boolean => answer !== null;

/** The items by rounds, in their order. */
export function roundsOf(items: readonly Item[]): readonly Round[] {
  return [...Map.groupBy(items, ({ round }) => round)].map(([name, own]) => ({ name, items: own, isDone: isAnswered }));
}

/** The next item without an answer, going on from one and round to it; undefined when all have theirs. */
export function nextOpen({ items, isDone }: Round, from: string | undefined): Item | undefined {
  const at = items.findIndex(({ question }) => question === from);
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) => item.question !== from && !isDone(item));
}

/** The survey with an answer that was just given, or just saved. */
export function withAnswer(survey: Survey, question: string, answer: AnswerWord, expiresOn?: string): Survey {
  const patch = expiresOn === undefined ? { answer } : { answer, expiresOn, isExpiring: false };
  return { ...survey, items: survey.items.map((item) => (item.question === question ? { ...item, ...patch } : item)) };
}
