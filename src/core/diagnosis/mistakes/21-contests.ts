import { atLeast, atMost, goodIf, say, trend, type Mistake } from '../vocabulary.ts';

const contestTool = say('Конкурсы', 'Contests');

/** Section 21 of the method. */
export const contests: Mistake = {
  number: 21,
  id: 'contests',
  title: say('Системы конкурсов нет', 'There is no system of contests'),
  what: say(
    'Конкурсов нет, или идёт один и тот же с одним и тем же победителем. Система — это череда разных конкурсов, связанных с целями компании, с призами, которые хочется получить, и счётом на виду.',
    'There are no contests, or always the same one with the same winner. A system is a row of different contests tied to the company\'s goals, with prizes worth having and the score in sight.',
  ),
  why: say(
    'Без азарта люди держатся привычного уровня: слабое место отдела никто не подтягивает сверх обязанности.',
    'Without the thrill people keep to their usual level: nobody pulls up the department\'s weak spot beyond duty.',
  ),
  points: [
    { key: 'alternate', text: say('Конкурсы сменяют друг друга, а не повторяются.', 'Contests follow one another and do not repeat.') },
    { key: 'long-term-goals', text: say('Каждый служит долгосрочной цели бизнеса.', 'Each serves a long-term goal of the business.') },
    { key: 'culture', text: say('Они становятся частью внутренней культуры компании.', 'They become part of the company\'s inner culture.') },
    { key: 'valuable-prizes', text: say('Приз по-настоящему ценен.', 'The prize is of real value.') },
    { key: 'dashboard', text: say('Результаты видны на общей доске.', 'The results are seen on the common board.') },
  ],
  signals: [
    {
      id: 'S21.1a', half: true, ground: 'tool', filledBy: contestTool, window: 'last-6-months', unit: 'count', bound: atLeast(3, 0), origins: ['seed', 'default'],
      title: say('Завершённые конкурсы', 'Contests finished'),
      formula: say('конкурсы, завершённые за шесть месяцев', 'contests finished in six months'),
    },
    {
      id: 'S21.1b', half: true, ground: 'tool', filledBy: contestTool, window: 'as-of', unit: 'days', bound: atMost(45, 180), origins: ['seed', 'default'],
      title: say('Давно ли был последний', 'How long since the last'),
      formula: say('дней с конца последнего конкурса', 'days since the last contest ended'),
    },
    {
      id: 'S21.2', ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'share', bound: atLeast(0.7, 0.3), origins: ['seed', 'default'],
      title: say('Чередование', 'Alternation'),
      formula: say('конкурсы с другим показателем или видом, чем предыдущий, ÷ все, кроме первого', 'contests with another metric or kind than the one before ÷ all but the first'),
    },
    {
      id: 'S21.3', ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'share', bound: atLeast(1, 0.5), origins: ['seed'],
      title: say('Связь с целями', 'Tied to goals'),
      formula: say('конкурсы, связанные с долгосрочной целью, ÷ все', 'contests tied to a long-term goal ÷ all'),
    },
    {
      id: 'S21.4', ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'share', bound: atLeast(0.05, 0.01), origins: ['seed', 'default'],
      title: say('Ценность приза', 'Value of the prize'),
      formula: say('стоимость приза ÷ месячный доход при выполнении плана', 'value of the prize ÷ monthly income when the plan is met'),
    },
    {
      id: 'S21.5', ground: 'practice', answeredBy: 'Q21.5', filledBy: say('Доска результатов', 'The board of results'), window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Счёт на доске', 'The score on the board'),
      formula: say('положение участников видно на общей доске по ходу конкурса', 'standings are seen on the common board while the contest runs'),
    },
    {
      id: 'S21.6', ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'share', bound: atMost(0.4, 0.6), origins: ['default'], minimum: 4,
      title: say('Один и тот же победитель', 'The same winner'),
      formula: say('победы самого частого победителя ÷ все конкурсы', 'wins of the most frequent winner ÷ all contests'),
    },
    {
      id: 'S21.7a', half: true, ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'z', bound: trend('more'), origins: ['default'],
      title: say('Прибавка во время конкурса', 'Gain during the contest'),
      formula: say('z разности показателя тех же людей во время конкурса и до него', 'z of the difference of the metric of the same people during the contest and before'),
    },
    {
      id: 'S21.7b', half: true, ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'money', bound: atLeast(0, 0), origins: ['default'],
      title: say('Окупились ли призы', 'Did the prizes pay'),
      formula: say('прибавка маржи − стоимость призов', 'margin gained − cost of the prizes'),
    },
    {
      id: 'S21.8', ground: 'tool', filledBy: contestTool, window: 'last-12-months', unit: 'share', bound: atMost(0.03, 0.1), origins: ['default'],
      title: say('Подгонка результата', 'Gaming'),
      formula: say('сделки конкурса, раздробленные, сдвинутые или отменённые за 14 дней после него, ÷ все его сделки', 'deals of a contest split, shifted or cancelled within 14 days after it ÷ all its deals'),
    },
  ],
  questions: [
    { id: 'Q21.1', asks: 'head-of-sales', good: 'yes', text: say('Отличается ли каждый новый конкурс от предыдущего?', 'Does each new contest differ from the one before?') },
    { id: 'Q21.2', asks: 'owner', good: 'yes', text: say('Работают ли конкурсы на долгосрочные цели компании?', 'Do contests serve the company\'s long-term goals?') },
    { id: 'Q21.3', asks: 'head-of-sales', good: 'yes', text: say('Стали ли конкурсы привычной частью жизни отдела: их ждут и обсуждают?', 'Are contests a usual part of the department\'s life, awaited and talked about?') },
    { id: 'Q21.4', asks: 'rep', good: 'yes', text: say('Хотелось ли вам получить приз последнего конкурса?', 'Did you want the prize of the last contest?') },
    { id: 'Q21.5', asks: 'rep', good: 'yes', text: say('Видите ли вы во время конкурса, кто на каком месте?', 'Do you see during a contest who stands where?') },
    { id: 'Q21.6', asks: 'head-of-sales', good: 'yes', text: say('Было ли за полгода не меньше трёх конкурсов?', 'Were there at least three contests in half a year?') },
  ],
  steps: [
    { id: 'goal', text: say('Возьмите слабый показатель отдела и свяжите конкурс с целью компании.', 'Take the department\'s weak metric and tie the contest to a goal of the company.'), moves: ['S21.3'], screen: '/funnel' },
    { id: 'calendar', text: say('Составьте календарь на полгода: личный, командный, на прирост к себе — вид и показатель чередуются.', 'Make a calendar for half a year: personal, team, growth over oneself; kind and metric alternate.'), moves: ['S21.1a', 'S21.1b', 'S21.2', 'S21.6'] },
    { id: 'prize', text: say('Спросите людей, какой приз для них ценен, и проверьте, что он окупается.', 'Ask people which prize they value and check that it pays.'), moves: ['S21.4', 'S21.7b'] },
    { id: 'board', text: say('Выведите положение участников на общую доску.', 'Put the standings on the common board.'), moves: ['S21.5'] },
    { id: 'rules', text: say('Объявите правила до старта: ничьи, возвраты, последний час; после — посчитайте эффект.', 'Announce the rules before the start: ties, returns, the last hour; afterwards count the effect.'), moves: ['S21.7a', 'S21.8'] },
  ],
  dependsOn: [20, 22],
};
