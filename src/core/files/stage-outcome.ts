import { normaliseSpelling } from './normalise.ts';

const won = new Set([
  'won', 'closed won', 'успешно реализовано', 'сделка успешна', 'успешно', 'выиграна', 'выигран', 'успешно завершена', 'сделка выиграна',
  'успешная сделка', 'продажа совершена', 'успешно закрыта', 'оплачено и закрыто', 'deal won', 'успех', 'success',
]);

const lost = new Set([
  'lost', 'closed lost', 'закрыто и не реализовано', 'сделка провалена', 'провалена', 'проиграна', 'проигран', 'сделка проиграна', 'отказ',
  'отказ клиента', 'отказались', 'не реализовано', 'неуспешно', 'провал', 'deal lost', 'lose', 'apology', 'анализ причины провала', 'сделка отменена',
]);

/**
 * Whether a stage's own name says that the deal is over, and how; null for an open stage. Bitrix24's
 * codes (`WON`, `C1:LOSE`, `APOLOGY`) count too.
 */
export function outcomeOfStage(name: string): 'won' | 'lost' | null {
  const spelling = normaliseSpelling(name).replace(/^c\d+ /, '');
  if (won.has(spelling)) return 'won';
  return lost.has(spelling) ? 'lost' : null;
}
