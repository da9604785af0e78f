/**
 * How a signal is held against itself before and after a repair. Most are read over the days before and after; a
 * state is read on the first day and on the last; a signal that compares periods by itself is held by the share it
 * compares, or not at all.
 */
import { say, type Signal, type SignalId, type Words } from './vocabulary.ts';

export const comparingKinds = ['days', 'moment', 'share', 'not'] as const;

export type Comparing =
  | { readonly kind: 'days' | 'moment' }
  /** By this share over the days instead of by the signal's own value. */
  | { readonly kind: 'share'; readonly formula: Words }
  | { readonly kind: 'not'; readonly why: Words };

const not = (ru: string, en: string): Comparing => ({ kind: 'not', why: say(ru, en) });
const share = (ru: string, en: string): Comparing => ({ kind: 'share', formula: say(ru, en) });

const byQuarters = not('Показатель сравнивает целые кварталы: отдельные дни починки в них не видны.', 'It compares whole quarters: the days of a repair do not show in them.');
const byMonths = not('Показатель считается по целым месяцам: отрезок с неполным месяцем дал бы неверное число.', 'It is computed by whole months: days with a part of a month would give a wrong figure.');
const byMonthDay = not('Показатель зависит от того, сколько дней месяца прошло: два разных числа месяца сравнивать нельзя.', 'It depends on how much of the month has passed: two different days of a month cannot be compared.');
const byReturns = not('Показатель ждёт, пока у каждого покупателя выйдет срок следующей покупки: у покупателей этих дней он ещё не вышел.', 'It waits until the time for the next purchase has passed for each buyer: for the buyers of these days it has not yet.');
const byHires = not('Показатель сравнивает принятых за год с принятыми раньше: за дни починки их слишком мало.', 'It compares those hired within a year with those hired before: the days of a repair hold too few.');
const cumulative = not('Показатель накапливается за всё время: в обоих отрезках были бы одни и те же случаи.', 'It gathers over all time: both stretches would hold the same cases.');
const comparesItself = not('Показатель сам сравнивает периоды или людей: разность таких сравнений ничего не доказывает.', 'It is a comparison of periods or people by itself: the difference of two comparisons proves nothing.');

const ways: Readonly<Partial<Record<SignalId, Comparing>>> = {
  'S1.8': share('успешные сделки ÷ закрытые за эти дни', 'won deals ÷ deals closed over these days'),
  'S2.8': not('Показатель сравнивает клиентов X и Y сейчас и квартал назад по истории за два года: дни починки в ней не видны.', 'It compares customers of X and Y now and a quarter ago over a history of two years: the days of a repair do not show in it.'),
  'S8.9': byQuarters,
  'S9.4': not('Показатель говорит о клиентах, пришедших 12–24 месяца назад: дни починки он пока не описывает.', 'It speaks of customers who came 12 to 24 months ago: it does not describe the days of the repair yet.'),
  'S9.5a': byReturns,
  'S9.5b': byReturns,
  'S11.2': share('потерянные за эти дни ÷ активные в их начале', 'customers lost over these days ÷ those active at their start'),
  'S13.6': share('отказы «дорого» и «не увидел отличий» ÷ отказы с названной причиной за эти дни', 'losses to "too dear" and "saw no difference" ÷ losses with a reason given over these days'),
  'S16.5a': byQuarters,
  'S16.5b': byMonths,
  'S19.6a': byHires,
  'S19.6b': byHires,
  'S20.9': byMonths,
  'S23.2': byMonths,
  'S23.3': byMonths,
  'S23.4': byMonths,
  'S23.6': { kind: 'moment' },
  'S23.9': byMonths,
  'S28.5': byMonthDay,
  'S28.11': byMonthDay,
};

/** In which way a signal may be compared over the days of a repair. */
export function comparingOf({ id, window, bound }: Signal): Comparing {
  const own = ways[id];
  if (own !== undefined) return own;
  if (window === 'all-time') return cumulative;
  if (bound.kind === 'trend') return comparesItself;
  return { kind: window === 'as-of' || window === 'running-month' ? 'moment' : 'days' };
}
