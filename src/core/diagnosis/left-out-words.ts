import { say, type Words } from './vocabulary.ts';

/** What a signal left out of its sample, by the keys its reading counts them under. */
export const leftOutWords: Readonly<Record<string, Words>> = {
  'no-reason': say('отказы без причины', 'losses without a reason'),
  'no-history': say('молчание не известно: касания загружены позже', 'silence unknown: touches are loaded from later on'),
  'no-plan': say('люди без плана', 'people without a plan'),
  'no-response-recorded': say('лиды, первый ответ которым не записан', 'leads whose first response was not recorded'),
  'still-in-time': say('лиды, у которых время ещё не вышло', 'leads whose time is not over yet'),
  'nobody-known': say('звонки неизвестных номеров', 'calls of unknown numbers'),
  'nothing-sold': say('те, кто ничего не продал', 'those who sold nothing'),
  'on-probation': say('те, чей испытательный срок ещё идёт', 'those still on probation'),
  'without-functions': say('сотрудники без функций', 'employees without functions'),
  'without-head': say('сотрудники без руководителя', 'employees without a head'),
  'without-open-deals': say('менеджеры без открытых сделок', 'reps without open deals'),
  idle: say('недели без плана и продаж', 'weeks without plan and sales'),
  newcomer: say('новички', 'newcomers'),
};

/** A reason in words; one without words of its own is told as it is. */
export const sayLeftOut = (reason: string): Words => leftOutWords[reason] ?? say(reason, reason);
