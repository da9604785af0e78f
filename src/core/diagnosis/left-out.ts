import { say, type Words } from './vocabulary.ts';

const words: Readonly<Record<string, Words>> = {
  'idle': say('без нормы на день', 'without a norm for the day'),
  'no-history': say('мало истории', 'too little history'),
  'no-plan': say('без плана', 'without a plan'),
  'no-reason': say('причина не записана', 'no reason recorded'),
  'no-response-recorded': say('ответ не записан', 'no response recorded'),
  'nobody-known': say('собеседник не установлен', 'the other side is not known'),
  'on-probation': say('ещё на испытательном сроке', 'still on probation'),
  'still-in-time': say('срок ещё не вышел', 'still in time'),
};

/** Why rows were left out of a signal, in words; a reason without words of its own is told as it is. */
export const leftOutWords = (reason: string): Words => words[reason] ?? say(reason, reason);
