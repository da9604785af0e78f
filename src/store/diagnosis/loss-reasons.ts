import { sql } from 'kysely';
import type { Sql } from '../facts/context.ts';

/** What a loss reason can say; departments write it in their own words, Russian or English. */
export type LossMeaning = 'not-target' | 'too-dear' | 'no-difference' | 'no-need';

const words: Readonly<Record<LossMeaning, string>> = {
  'not-target': '(не ?целев|не наш клиент|не по профилю|не подходит клиент|not (a |our )?target|wrong customer|not qualified|unqualified|disqualified)',
  'too-dear': '(дорог|высокая цена|не устроила цена|цена не устро|не устраивает цена|too (dear|expensive)|expensive|price)',
  'no-difference': '(не (увидел|видит|понял|понима)[а-я]* (отлич|разниц|ценност|выгод)|no difference|no value)',
  'no-need': '(нет потребност|потребность (отпала|не)|не ?актуальн|неинтересно|не интересно|no need|not relevant|not needed)',
};

/** Whether the loss reason of a deal `f` says so. */
export const lossSays = (meaning: LossMeaning): Sql => sql`coalesce(replace(lower(f.loss_reason), 'ё', 'е') ~ ${words[meaning]}, false)`;
