import { atLeast, say, trend, type Mistake } from '../vocabulary.ts';

const survey = say('опрос клиентов: письмо, форма на сайте, ответ в офисе или звонок', 'the customer survey: a letter, a form on the site, an answer in the office or a call');

/** Section 7 of the method. */
export const nps: Mistake = {
  number: 7,
  id: 'nps',
  title: say('Лояльность клиентов не измеряется', 'Customers\' loyalty is not measured'),
  what: say(
    'NPS показывает, сколько клиентов готовы рекомендовать вас и сколько недовольны. Без него о качестве продукта и работы судят по тем, кто громче жалуется.',
    'NPS shows how many customers would recommend you and how many are displeased. Without it the product and the work are judged by those who complain loudest.',
  ),
  why: say(
    'Недовольные уходят молча, а довольных никто не просит о рекомендации: и то и другое — деньги, которых не видно.',
    'The displeased leave in silence and the pleased are never asked to recommend: both is money that nobody sees.',
  ),
  points: [
    { key: 'formula', text: say('Считают так: доля оценок 9–10 среди ответивших минус доля оценок от 6 и ниже.', 'It is computed so: the share of scores 9–10 among those who answered, less the share of scores of 6 and below.') },
    { key: 'form-email', text: say('Спрашивают письмом на электронную почту.', 'Customers are asked by e-mail.') },
    { key: 'form-site', text: say('Спрашивают формой на сайте.', 'By a form on the site.') },
    { key: 'form-office', text: say('Спрашивают у себя в офисе.', 'In your own office.') },
    { key: 'form-call', text: say('Спрашивают по телефону.', 'By a call.') },
    { key: 'group-promoters', text: say('Промоутеры ставят 9–10: они лояльны.', 'Promoters give 9–10: they are loyal.') },
    { key: 'group-passives', text: say('Пассивные ставят 7–8: в общем довольны, но рекомендовать не станут.', 'Passives give 7–8: pleased on the whole, but they will not recommend.') },
    { key: 'group-detractors', text: say('Недовольные ставят 0–6: что-то им не понравилось.', 'Detractors give 0–6: something displeased them.') },
    { key: 'type-low', text: say('Итог относит компанию к типу: 5–10 пунктов — лояльность низкая.', 'The result puts the company into a type: 5–10 points is low loyalty.') },
    { key: 'type-fair', text: say('Около 45 пунктов — неплохо.', 'About 45 points is fair.') },
    { key: 'type-leader', text: say('50–80 пунктов — уровень лидеров рынка.', '50–80 points is the level of market leaders.') },
  ],
  signals: [
    {
      id: 'S7.1', critical: true, ground: 'practice', answeredBy: 'Q7.1', window: 'last-6-months', unit: 'count', bound: atLeast(30, 0), origins: ['default'],
      title: say('Ответы клиентов за полгода', 'Customers\' answers in half a year'),
      formula: say('годные ответы на вопрос о рекомендации за шесть месяцев', 'valid answers to the question about recommending in six months'),
      filledBy: say('опрос клиентов или ответ на вопрос', 'the customer survey, or the answer to the question'),
      rows: say('ответы', 'answers'),
    },
    {
      id: 'S7.2', ground: 'tool', filledBy: survey, window: 'last-6-months', unit: 'points', bound: atLeast(45, 10), origins: ['seed'], minimum: 30,
      title: say('Индекс NPS', 'NPS index'),
      formula: say('доля промоутеров − доля недовольных среди ответивших за полгода, последний ответ каждого; в пунктах', 'share of promoters − share of detractors among those who answered in half a year, the latest answer of each; in points'),
    },
    {
      id: 'S7.3', ground: 'tool', filledBy: survey, window: 'last-6-months', unit: 'share', bound: atLeast(0.2, 0.05), origins: ['default'], minimum: 30,
      title: say('Доля ответивших', 'Response rate'),
      formula: say('ответившие ÷ приглашённые', 'those who answered ÷ those invited'),
    },
    {
      id: 'S7.4', ground: 'tool', filledBy: survey, window: 'last-6-months', unit: 'share', bound: atLeast(0.5, 0.15), origins: ['default'],
      title: say('Охват клиентов A и B', 'Customers A and B covered'),
      formula: say('ответившие клиенты классов A и B ÷ активные клиенты этих классов', 'customers of classes A and B who answered ÷ active customers of these classes'),
    },
    {
      id: 'S7.5', ground: 'tool', filledBy: survey, window: 'last-6-months', unit: 'share', bound: atLeast(0.9, 0.4), origins: ['default'],
      title: say('Недовольным позвонили за два рабочих дня', 'Detractors contacted within two working days'),
      formula: say('недовольные, с которыми связались за два рабочих дня ÷ все недовольные', 'detractors contacted within two working days ÷ all detractors'),
    },
    {
      id: 'S7.6', ground: 'tool', filledBy: survey, window: 'last-6-months', unit: 'share', bound: atLeast(0.5, 0.1), origins: ['default'],
      title: say('Промоутеров попросили о рекомендации', 'Promoters asked for a referral'),
      formula: say('промоутеры, которых попросили о рекомендации или отзыве ÷ все промоутеры', 'promoters asked for a referral or a review ÷ all promoters'),
    },
    {
      id: 'S7.7', ground: 'tool', filledBy: say('две волны опроса', 'two waves of the survey'), window: 'all-time', unit: 'z', bound: trend('more'), origins: ['standard'], minimum: 30,
      title: say('NPS упал', 'NPS fell'),
      formula: say('разность двух последних волн ÷ её стандартная ошибка', 'difference of the last two waves ÷ its standard error'),
    },
  ],
  questions: [
    { id: 'Q7.1', asks: 'owner', good: 'yes', text: say('За последние полгода хотя бы 30 клиентов ответили вам, готовы ли они вас рекомендовать?', 'In the last half year, did at least 30 customers tell you whether they would recommend you?') },
    { id: 'Q7.2', asks: 'head-of-sales', good: 'yes', text: say('Вы считаете NPS как долю 9–10 минус долю 0–6, а не среднюю оценку?', 'Do you compute NPS as the share of 9–10 less the share of 0–6, not as a mean score?') },
    { id: 'Q7.3', asks: 'head-of-sales', good: 'yes', text: say('Спрашиваете ли клиентов письмом (или почта вам не подходит)?', 'Do you ask customers by e-mail (or does e-mail not suit you)?') },
    { id: 'Q7.4', asks: 'head-of-sales', good: 'yes', text: say('Висит ли форма опроса на сайте (или сайта нет)?', 'Is there a survey form on the site (or no site)?') },
    { id: 'Q7.5', asks: 'head-of-sales', good: 'yes', text: say('Спрашиваете ли тех, кто приходит к вам в офис (или клиенты не приходят)?', 'Do you ask those who come to your office (or do none come)?') },
    { id: 'Q7.6', asks: 'head-of-sales', good: 'yes', text: say('Звоните ли клиентам, чтобы узнать их оценку?', 'Do you call customers to learn their score?') },
    { id: 'Q7.7', asks: 'head-of-sales', good: 'yes', text: say('Делите ли клиентов на промоутеров, пассивных и недовольных?', 'Do you divide customers into promoters, passives and detractors?') },
    { id: 'Q7.8', asks: 'owner', good: 'yes', text: say('Знаете ли вы, к какому типу относится ваша компания: низкая лояльность, неплохая или уровень лидеров?', 'Do you know your company\'s type: low loyalty, fair, or the level of leaders?') },
  ],
  steps: [
    { id: 'first-wave', text: say('Задайте один вопрос о рекомендации по шкале 0–10 всем активным клиентам и соберите не меньше 30 ответов.', 'Ask all active customers one question about recommending, from 0 to 10, and collect at least 30 answers.'), moves: ['S7.1', 'S7.2'] },
    { id: 'channels', text: say('Спрашивайте письмом, на сайте, в офисе и по телефону; начните с клиентов A и B.', 'Ask by e-mail, on the site, in the office and by phone; start with customers A and B.'), moves: ['S7.3', 'S7.4'], screen: '/abcxyz' },
    { id: 'groups', text: say('Разделите ответивших на промоутеров, пассивных и недовольных и спросите, почему такая оценка.', 'Divide those who answered into promoters, passives and detractors and ask why they gave that score.'), moves: ['S7.2'] },
    { id: 'detractors', text: say('Свяжитесь с каждым недовольным за два рабочих дня.', 'Contact each detractor within two working days.'), moves: ['S7.5'] },
    { id: 'promoters', text: say('Попросите промоутеров о рекомендации или отзыве.', 'Ask promoters for a referral or a review.'), moves: ['S7.6'] },
    { id: 'waves', text: say('Повторяйте опрос и сравнивайте волны вместе с погрешностью.', 'Repeat the survey and compare the waves together with their margin.'), moves: ['S7.7'] },
  ],
  dependsOn: [2, 25],
};
