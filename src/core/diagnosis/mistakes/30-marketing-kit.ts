import { atLeast, atMost, info, say, type Mistake } from '../vocabulary.ts';

const kit = say('конструктор маркетинг-кита', 'the kit builder');
const reading = say('отправки кита по личной ссылке', 'kits sent by a personal link');

/** Section 30 of the method. */
export const marketingKit: Mistake = {
  number: 30,
  id: 'marketing-kit',
  title: say('Нет своего маркетинг-кита', 'There is no marketing kit'),
  what: say(
    'После первой встречи клиенту нечего показать начальству: нет презентации компании на языке его выгод, с отзывами и фактами, которые можно проверить.',
    'After the first meeting the customer has nothing to show his superiors: no presentation of the company in the language of his benefits, with testimonials and facts that can be checked.',
  ),
  why: say(
    'Решение часто принимает тот, кто с менеджером не говорил. Без убедительных страниц он видит только цену.',
    'The decision is often taken by someone who never met the rep. Without convincing pages he sees only the price.',
  ),
  points: [
    { key: 'benefits', text: say('С клиентом говорят на языке его выгод.', 'The customer is addressed in the language of benefits.') },
    { key: 'design', text: say('Дизайн современный и продуманный.', 'The design is modern and well thought out.') },
    { key: 'headlines', text: say('Заголовки яркие и продают.', 'The headlines are bright and sell.') },
    { key: 'testimonials', text: say('Есть отзывы.', 'There are testimonials.') },
    { key: 'facts', text: say('Есть факты, которым верят.', 'There are facts that inspire trust.') },
  ],
  signals: [
    {
      id: 'S30.1', critical: true, ground: 'practice', answeredBy: 'Q30.1', window: 'as-of', unit: 'share', bound: atLeast(0.8, 0), origins: ['seed', 'default'],
      title: say('Опубликованный кит', 'A published kit'),
      formula: say('балл опубликованного маркетинг-кита по пяти признакам, доля от наибольшего; нет кита — ноль', 'score of the published kit by its five attributes, as a share of the most; no kit is zero'),
      filledBy: say('конструктор маркетинг-кита или ответ на вопрос', 'the kit builder, or the answer to a question'),
    },
    {
      id: 'S30.2', ground: 'tool', window: 'as-of', unit: 'ratio', bound: atLeast(1.5, 0.7), origins: ['seed', 'default'], filledBy: kit,
      title: say('«Вы» против «мы»', '"You" against "we"'),
      formula: say('сколько раз в тексте кита «вы» и «ваш» ÷ сколько раз «мы» и «наш»', 'how often the kit says you and your ÷ how often we and our'),
    },
    {
      id: 'S30.3', ground: 'tool', window: 'as-of', unit: 'share', bound: atLeast(0.7, 0.3), origins: ['seed', 'default'], filledBy: kit,
      title: say('Заголовки с выгодой или числом', 'Headlines with a benefit or a number'),
      formula: say('заголовки, в которых есть число или выгода, ÷ все заголовки', 'headlines with a number or a benefit ÷ all headlines'),
    },
    {
      id: 'S30.4a', half: true, ground: 'tool', window: 'as-of', unit: 'count', bound: atLeast(3, 0), origins: ['seed', 'default'], filledBy: kit,
      title: say('Отзывы', 'Testimonials'),
      formula: say('отзывы с именем, компанией и результатом', 'testimonials with a name, a company and a result'),
    },
    {
      id: 'S30.4b', half: true, ground: 'tool', window: 'as-of', unit: 'count', bound: atLeast(5, 1), origins: ['seed', 'default'], filledBy: kit,
      title: say('Проверяемые факты', 'Facts that can be checked'),
      formula: say('факты, которые клиент может проверить: годы, числа, гарантии, сертификаты', 'facts the customer can check: years, numbers, guarantees, certificates'),
    },
    {
      id: 'S30.5', ground: 'tool', window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.2), origins: ['default'], filledBy: reading, minimum: 10,
      title: say('Кит отправлен', 'Kit sent'),
      formula: say('сделки после первой встречи, по которым кит отправлен, ÷ все такие сделки', 'deals past the first meeting that received the kit ÷ all such deals'),
    },
    {
      id: 'S30.6', ground: 'tool', window: 'last-90-days', unit: 'share', bound: atLeast(0.5, 0.15), origins: ['default'], filledBy: reading, minimum: 10,
      title: say('Кит открыт', 'Kit opened'),
      formula: say('отправленные киты, открытые клиентом дольше трёх секунд и дальше первой страницы, ÷ отправленные; рядом — страницы и медиана секунд', 'sent kits opened for more than three seconds and past the first page ÷ sent; beside it, pages and median seconds'),
    },
    {
      id: 'S30.7', ground: 'tool', window: 'last-12-months', unit: 'percentage-points', bound: info, origins: ['standard'], filledBy: reading, minimum: 30,
      title: say('Конверсия с открытым китом', 'Win rate with the kit opened'),
      formula: say('конверсия сделок с открытым китом минус без него, внутри этапа и сегмента; причиной это не доказывает', 'win rate of deals with the kit opened minus without, within stage and segment; it proves no cause'),
    },
    {
      id: 'S30.8', ground: 'tool', window: 'as-of', unit: 'days', bound: atMost(180, 540), origins: ['default'], filledBy: kit,
      title: say('Возраст кита', 'Age of the kit'),
      formula: say('дней с последнего обновления опубликованного кита', 'days since the published kit was last renewed'),
    },
  ],
  questions: [
    { id: 'Q30.1', asks: 'owner', good: 'yes', text: say('У компании есть маркетинг-кит, который менеджеры отправляют клиентам?', 'Has the company a marketing kit that reps send to customers?') },
    { id: 'Q30.2', asks: 'rep', good: 'yes', text: say('Кит говорит о выгодах клиента больше, чем о вас?', 'Does the kit speak of the customer\'s benefits more than of you?') },
    { id: 'Q30.3', asks: 'owner', good: 'yes', text: say('Дизайн кита современный, и его удобно читать с телефона?', 'Is the kit\'s design modern, and is it easy to read on a phone?') },
    { id: 'Q30.4', asks: 'rep', good: 'yes', text: say('Заголовки в нём цепляют: в них число или выгода?', 'Do its headlines catch: a number or a benefit in each?') },
    { id: 'Q30.5', asks: 'owner', good: 'yes', text: say('В нём есть хотя бы три отзыва с именем и результатом?', 'Has it at least three testimonials with a name and a result?') },
    { id: 'Q30.6', asks: 'owner', good: 'yes', text: say('В нём есть хотя бы пять фактов, которые клиент может проверить?', 'Has it at least five facts the customer can check?') },
  ],
  steps: [
    { id: 'thought', text: say('Решите, какую одну мысль клиент должен запомнить, и вынесите её в заголовок.', 'Settle the one thought the customer must remember and make it the headline.'), moves: ['S30.1', 'S30.3'] },
    { id: 'benefits', text: say('Перепишите страницы с «мы» на «вы»: что получит клиент.', 'Rewrite the pages from "we" to "you": what the customer gets.'), moves: ['S30.2'] },
    { id: 'proof', text: say('Соберите три отзыва с согласием и пять фактов, которые можно проверить.', 'Gather three testimonials with consent and five facts that can be checked.'), moves: ['S30.4a', 'S30.4b'] },
    { id: 'design', text: say('Приведите дизайн в порядок: единый стиль, читается с телефона, до 10 мегабайт.', 'Put the design in order: one style, readable on a phone, up to 10 megabytes.'), moves: ['S30.1'] },
    { id: 'send', text: say('Отправляйте кит после первой встречи по личной ссылке и смотрите, что читают.', 'Send the kit after the first meeting by a personal link and see what is read.'), moves: ['S30.5', 'S30.6', 'S30.7'] },
    { id: 'renew', text: say('Обновляйте кит раз в полгода.', 'Renew the kit every half year.'), moves: ['S30.8'] },
  ],
  dependsOn: [13, 15],
};
