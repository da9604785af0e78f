import { atLeast, atMost, goodIf, say, type Mistake } from '../vocabulary.ts';

const matrix = say('Матрица уступок', 'The concession matrix');
const preparation = say('Лист подготовки к переговорам', 'The negotiation preparation sheet');

/** Section 16 of the method. */
export const negotiation: Mistake = {
  number: 16,
  id: 'negotiation',
  title: say('Нет навыков ведения переговоров', 'There are no negotiation skills'),
  what: say(
    'На встречу приходят без подготовки, слышат требование клиента и не спрашивают, зачем оно. Уступки дают, не получив ничего взамен, и никто заранее не решил, какие допустимы.',
    'Reps come to a meeting unprepared, hear what the customer demands and do not ask what for. Concessions are given with nothing in return, and nobody settled in advance which are allowed.',
  ),
  why: say(
    'Каждая уступка без встречного условия — чистая потеря маржи, и скидка от квартала к кварталу растёт.',
    'Every concession without one in return is lost margin, and the discount creeps up from quarter to quarter.',
  ),
  points: [
    { key: 'preparation', text: say('Готовиться к переговорам — навык, его развивают.', 'Preparing for a negotiation is a skill to be developed.') },
    { key: 'first-contact', text: say('Что делать при первом контакте или на встрече, решают до них.', 'What to do at the first contact or meeting is decided before it.') },
    { key: 'negotiation-vs-selling', text: say('Нужно видеть, чем переговоры непохожи на продажу.', 'One must see how negotiating differs from selling.') },
    { key: 'position-vs-interest', text: say('Позиция клиента и его интерес — разные вещи.', 'The customer\'s position and his interest are different things.') },
    { key: 'bargaining-variables', text: say('Переменные торга помогают отстоять своё предложение.', 'Bargaining variables help to hold on to your offer.') },
    { key: 'sum-up', text: say('Встречу заканчивают итогом.', 'A meeting ends with a summary.') },
    { key: 'training-specialist', text: say('Как учить: тренинг ведёт специалист.', 'How to teach: a training led by a specialist.') },
    { key: 'change-scripts', text: say('Правят скрипты разговоров.', 'The conversation scripts are changed.') },
    { key: 'sheets-stages', text: say('Этапы переговоров стоят в листах развития: видны ошибки и то, чему учить дальше.', 'The stages of negotiation stand in the development sheets: mistakes show, and what to teach next.') },
    { key: 'agree-concessions', text: say('Заранее договариваются, на что компания готова уступить.', 'It is agreed in advance what the company is ready to concede.') },
    { key: 'listen-calls', text: say('Прослушивая звонки, проверяют, как менеджеры ведут разговор.', 'By listening to calls one checks how reps conduct a talk.') },
  ],
  signals: [
    {
      id: 'S16.1', critical: true, ground: 'practice', answeredBy: 'Q16.10', filledBy: matrix, window: 'last-6-months', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Матрица уступок утверждена', 'The concession matrix is approved'),
      formula: say('есть утверждённая матрица уступок не старше шести месяцев', 'there is an approved concession matrix no older than six months'),
    },
    {
      id: 'S16.2', ground: 'tool', filledBy: matrix, window: 'last-90-days', unit: 'share', bound: atMost(0.02, 0.1), origins: ['default'],
      title: say('Скидки сверх полномочий', 'Discounts beyond authority'),
      formula: say('сделки со скидкой больше разрешённой тому, кто её дал, ÷ сделки со скидкой', 'deals with a discount beyond the authority of whoever gave it ÷ deals with a discount'),
    },
    {
      id: 'S16.3', ground: 'tool', filledBy: preparation, window: 'last-90-days', unit: 'share', bound: atMost(0.2, 0.6), origins: ['source-47', 'default'],
      title: say('Уступки без встречной', 'Concessions without one in return'),
      formula: say('уступки, рядом с которыми не записано встречное условие, ÷ все уступки', 'concessions with no counter-concession recorded ÷ all concessions'),
    },
    {
      id: 'S16.4', ground: 'tool', filledBy: preparation, window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.2), origins: ['seed', 'default'],
      title: say('Подготовка к крупным встречам', 'Preparation for large meetings'),
      formula: say('встречи по сделкам дороже трёх четвертей остальных с заполненным до них листом ÷ все такие встречи', 'meetings on deals larger than three quarters of the others with a sheet filled before ÷ all such meetings'),
    },
    {
      id: 'S16.5a', half: true, ground: 'facts', window: 'last-12-months', unit: 'percentage-points', bound: atMost(0, 0.03), origins: ['default'], minimum: 3,
      title: say('Скидка растёт по кварталам', 'The discount creeps up by quarter'),
      formula: say('наклон прямой по медианным скидкам полных кварталов за последние 12 месяцев, процентных пунктов за квартал', 'slope of the line through the median discounts of the full quarters in the last 12 months, percentage points a quarter'),
      rows: say('кварталы', 'quarters'),
    },
    {
      id: 'S16.5b', half: true, ground: 'facts', window: 'last-3-months', unit: 'percentage-points', bound: atMost(0, 0.03), origins: ['default'], minimum: 10,
      title: say('Скидка в конце месяца', 'The discount at the month\'s end'),
      formula: say('медианная скидка последних семи дней месяца − медианная скидка остальных дней, процентных пунктов', 'median discount of a month\'s last seven days − median discount of the other days, percentage points'),
      rows: say('строки заказов', 'order lines'),
    },
    {
      id: 'S16.6', ground: 'tool', filledBy: say('Протокол встречи', 'Minutes of the meeting'), window: 'last-90-days', unit: 'share', bound: atLeast(0.9, 0.5), origins: ['seed', 'default'],
      title: say('Итог встречи за рабочий день', 'A summary within a working day'),
      formula: say('проведённые встречи, после которых за рабочий день записаны договорённости, следующий шаг и дата, ÷ все проведённые', 'held meetings with agreements, next step and date written within a working day ÷ all held'),
    },
    {
      id: 'S16.7', ground: 'tool', filledBy: say('Листы развития: оценки прослушанных звонков', 'Development sheets: scores of reviewed calls'), window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.6), origins: ['seed'],
      title: say('Переговоры в листах развития', 'Negotiation in the development sheets'),
      formula: say('выполненные пункты о переговорах ÷ применимые', 'negotiation items met ÷ those that apply'),
    },
    {
      id: 'S16.8', ground: 'tool', filledBy: preparation, window: 'last-90-days', unit: 'ratio', bound: atLeast(1, 0.5), origins: ['default'],
      title: say('Отдача уступок', 'What concessions bring'),
      formula: say('сумма полученного взамен ÷ сумма отданного, по своей оценке', 'value received ÷ cost given, by one\'s own estimate'),
    },
  ],
  questions: [
    { id: 'Q16.1', asks: 'rep', good: 'yes', text: say('Готовитесь ли вы к крупной встрече письменно?', 'Do you prepare for a large meeting in writing?') },
    { id: 'Q16.2', asks: 'rep', good: 'yes', text: say('Решаете ли вы до первого контакта, что скажете и чего добьётесь?', 'Do you decide before the first contact what to say and what to reach?') },
    { id: 'Q16.3', asks: 'head-of-sales', good: 'yes', text: say('Понимают ли менеджеры, где кончается продажа и начинаются переговоры?', 'Do reps know where selling ends and negotiating begins?') },
    { id: 'Q16.4', asks: 'rep', good: 'yes', text: say('Выясняете ли вы, зачем клиенту то, что он требует?', 'Do you find out what the customer needs his demand for?') },
    { id: 'Q16.5', asks: 'rep', good: 'yes', text: say('Когда просят скидку, предлагаете ли вы обмен: объём, предоплату, срок?', 'When asked for a discount, do you offer a trade: volume, prepayment, term?') },
    { id: 'Q16.6', asks: 'rep', good: 'yes', text: say('Отправляете ли вы клиенту итог встречи не позже следующего дня?', 'Do you send the customer a summary by the next day?') },
    { id: 'Q16.7', asks: 'head-of-sales', good: 'yes', text: say('Был ли за год тренинг по переговорам со специалистом?', 'Was there a negotiation training with a specialist within a year?') },
    { id: 'Q16.8', asks: 'head-of-sales', good: 'yes', text: say('Есть ли в скриптах место для переговоров о цене и условиях?', 'Do the scripts have a place for negotiating price and terms?') },
    { id: 'Q16.9', asks: 'head-of-sales', good: 'yes', text: say('Оцениваются ли этапы переговоров в листах развития?', 'Are the stages of negotiation scored in the development sheets?') },
    { id: 'Q16.10', asks: 'owner', good: 'yes', text: say('Утверждено ли, кому и на что можно уступать, и не старше ли это полугода?', 'Is it approved who may concede what, within the last six months?') },
    { id: 'Q16.11', asks: 'head-of-sales', good: 'yes', text: say('Слушаете ли вы звонки, чтобы проверить, как ведут переговоры?', 'Do you listen to calls to check how negotiations go?') },
  ],
  steps: [
    { id: 'matrix', text: say('Соберите переменные торга и утвердите матрицу: кто, кому, сколько и в обмен на что может уступить.', 'List the bargaining variables and approve the matrix: who may concede what to whom, and for what.'), moves: ['S16.1', 'S16.2'] },
    { id: 'prepare', text: say('Перед крупной встречей заполняйте лист: позиция, интерес, цель, предел, обмен.', 'Before a large meeting fill in the sheet: position, interest, target, limit, trade.'), moves: ['S16.4', 'S16.8'] },
    { id: 'trade', text: say('Введите правило «уступка только в обмен» и записывайте обмен в сделке.', 'Bring in the rule "a concession only in exchange" and write the exchange in the deal.'), moves: ['S16.3', 'S16.5a', 'S16.5b'] },
    { id: 'summary', text: say('После встречи за рабочий день отправляйте итог: договорённости, шаг, дата.', 'Within a working day after a meeting send a summary: agreements, step, date.'), moves: ['S16.6'] },
    { id: 'train', text: say('Проведите тренинг со специалистом, внесите этапы переговоров в скрипты и листы развития, проверяйте по звонкам.', 'Hold a training with a specialist, put the stages of negotiation into scripts and development sheets, check by calls.'), moves: ['S16.7'] },
  ],
  dependsOn: [12, 18],
};
