import { atLeast, atMost, say, within, type Mistake } from '../vocabulary.ts';

const huddles = say('журнал планёрок', 'the log of huddles');

/** Section 27 of the method. */
export const performanceMeetings: Mistake = {
  number: 27,
  id: 'performance-meetings',
  title: say('Руководитель не управляет результативностью', 'The head does not manage results'),
  what: say(
    'Планёрок нет или они похожи на посиделки: вчерашний факт не сверяют с обещанием, план на день никто не называет, ошибки повторяются.',
    'There are no huddles, or they are get-togethers: yesterday\'s actual is not held against the promise, nobody names a plan for the day, mistakes repeat.',
  ),
  why: say(
    'О провале узнают в конце месяца, хотя поправить его можно было на следующее утро.',
    'A failure is learnt of at the end of the month though it could have been mended the next morning.',
  ),
  points: [
    { key: 'interim-results', text: say('На совещании подводят промежуточный итог: сколько плана выполнено.', 'A meeting sums up how much of the plan is fulfilled so far.') },
    { key: 'next-steps', text: say('Решают, что делать дальше.', 'It decides what to do next.') },
    { key: 'mood', text: say('Задают настрой на день.', 'It sets the mood for the day.') },
    { key: 'mistakes', text: say('Разбирают ошибки.', 'It goes through mistakes.') },
    { key: 'clear-order', text: say('У совещания твёрдый порядок.', 'A meeting has a fixed order.') },
    { key: 'fact-yesterday', text: say('Первое в порядке: факт за вчера.', 'First in order: the actual of yesterday.') },
    { key: 'plan-today', text: say('Второе: план на сегодня.', 'Second: the plan for today.') },
    { key: 'repeat-or-not', text: say('Третье: что сделать, чтобы удача повторилась, а действие, приведшее к неудаче, — нет.', 'Third: what to do so that success repeats and the action that failed does not.') },
    { key: 'totals-intermediate', text: say('Четвёртое: итоги по промежуточным показателям.', 'Fourth: totals of intermediate indicators.') },
    { key: 'totals-month', text: say('И их место в плане месяца.', 'And their place in the month\'s plan.') },
    { key: 'once-a-day', text: say('Планёрка — раз в день.', 'A huddle is held once a day.') },
    { key: 'checkpoints', text: say('Ещё два-три раза в день менеджеров собирают накоротке по контрольным точкам.', 'Two or three more times a day the reps gather briefly over checkpoints.') },
    { key: 'write-down', text: say('Всё, что говорят сотрудники, руководитель записывает.', 'The head writes down everything employees say.') },
    { key: 'all-together', text: say('Собирают всех сразу.', 'All are gathered together.') },
    { key: 'numbers-visible', text: say('План и факт — перед глазами у всех, например на доске (Dashboard).', 'Plan and actual stand before everyone\'s eyes, on a board for example.') },
    { key: 'not-get-together', text: say('Совещание — не посиделки с коллегами.', 'A meeting is no get-together with colleagues.') },
    { key: 'corrected-plan', text: say('После него каждому лучше прислать поправленный план действий.', 'After it each one is best sent a corrected plan of action.') },
    { key: 'responsibility', text: say('Тогда человек понимает, что за выполнение отвечает он.', 'Then a person understands that its fulfilment is on him.') },
  ],
  signals: [
    {
      id: 'S27.1', critical: true, ground: 'practice', answeredBy: 'Q27.1', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.9, 0.4), origins: ['seed', 'default'], filledBy: huddles,
      title: say('Проведённые планёрки', 'Huddles held'),
      formula: say('проведённые планёрки ÷ рабочие дни, за 20 рабочих дней', 'huddles held ÷ working days, over 20 working days'),
    },
    {
      id: 'S27.2', ground: 'practice', answeredBy: 'Q27.2', window: 'last-20-working-days', unit: 'count', bound: atLeast(2, 0), origins: ['seed'], filledBy: huddles,
      title: say('Контрольные точки за день', 'Checkpoints a day'),
      formula: say('контрольные точки ÷ рабочие дни', 'checkpoints ÷ working days'),
    },
    {
      id: 'S27.3', ground: 'tool', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.9, 0.6), origins: ['seed'], filledBy: huddles,
      title: say('Присутствие', 'Attendance'),
      formula: say('пришедшие на планёрки ÷ все, кроме отсутствовавших по уважительной причине', 'those who came to huddles ÷ all but those on leave'),
    },
    {
      id: 'S27.4', ground: 'tool', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.9, 0.5), origins: ['seed'], filledBy: huddles,
      title: say('Полная повестка', 'Complete agenda'),
      formula: say('планёрки, где заполнены все четыре части повестки, ÷ все планёрки', 'huddles with all four parts of the agenda filled ÷ all huddles'),
    },
    {
      id: 'S27.5', ground: 'tool', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.7, 0.3), origins: ['default'], filledBy: say('обещания на день в планёрках', 'daily promises in huddles'), minimum: 10,
      title: say('Обещанное на день сбывается', 'Daily promises come true'),
      formula: say('обещания дня, выполненные с точностью до 20 %, ÷ все обещания; рядом — медиана «факт ÷ обещание»', 'daily promises met within 20 % ÷ all promises; beside it, the median of actual ÷ promise'),
    },
    {
      id: 'S27.6', ground: 'tool', window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.4), origins: ['seed'], filledBy: say('журнал решений планёрок', 'the register of huddle decisions'), minimum: 10,
      title: say('Решения закрыты в срок', 'Decisions closed by their date'),
      formula: say('решения, закрытые к сроку, ÷ решения, срок которых прошёл', 'decisions closed by their date ÷ decisions whose date has passed'),
    },
    {
      id: 'S27.7', ground: 'practice', answeredBy: 'Q27.13', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.9, 0.3), origins: ['seed'], filledBy: huddles,
      title: say('Поправленные планы отправлены', 'Corrected plans sent'),
      formula: say('планёрки, после которых каждому отправлен поправленный план, ÷ все планёрки', 'huddles after which everyone was sent a corrected plan ÷ all huddles'),
    },
    {
      id: 'S27.8', ground: 'tool', window: 'last-20-working-days', unit: 'minutes', bound: within([10, 30], [null, 60]), origins: ['default'], filledBy: huddles,
      title: say('Длина планёрки', 'Length of a huddle'),
      formula: say('медиана длительности планёрки', 'median duration of a huddle'),
    },
    {
      id: 'S27.9', ground: 'tool', window: 'last-20-working-days', unit: 'minutes', bound: atMost(5, 20), origins: ['default'], filledBy: huddles,
      title: say('Начало в одно время', 'Starting at one time'),
      formula: say('разброс времени начала планёрок', 'spread of the huddles\' starting times'),
    },
  ],
  questions: [
    { id: 'Q27.1', asks: 'rep', good: 'yes', text: say('Планёрка проходит каждый рабочий день?', 'Is there a huddle every working day?') },
    { id: 'Q27.2', asks: 'rep', good: 'yes', text: say('Вас собирают ещё два-три раза в день по контрольным точкам?', 'Are you gathered two or three more times a day over checkpoints?') },
    { id: 'Q27.3', asks: 'head-of-sales', good: 'yes', text: say('У планёрки есть твёрдый порядок?', 'Does the huddle have a fixed order?') },
    { id: 'Q27.4', asks: 'rep', good: 'yes', text: say('На планёрке сверяют вчерашний факт с обещанным?', 'Is yesterday\'s actual held against the promise?') },
    { id: 'Q27.5', asks: 'rep', good: 'yes', text: say('Каждый называет свой план на сегодня?', 'Does everyone name a plan for today?') },
    { id: 'Q27.6', asks: 'rep', good: 'yes', text: say('Разбирают, что повторить из удачного и чего больше не делать?', 'Is it settled what to repeat and what not to do again?') },
    { id: 'Q27.7', asks: 'head-of-sales', good: 'yes', text: say('Подводите итоги по промежуточным показателям и плану месяца?', 'Do you sum up intermediate indicators and the month\'s plan?') },
    { id: 'Q27.8', asks: 'rep', good: 'yes', text: say('После планёрки понятно, что делать дальше, и есть настрой на день?', 'After the huddle, are the next steps clear and is there a mood for the day?') },
    { id: 'Q27.9', asks: 'head-of-sales', good: 'yes', text: say('Вы записываете то, что говорят сотрудники?', 'Do you write down what employees say?') },
    { id: 'Q27.10', asks: 'head-of-sales', good: 'yes', text: say('На планёрке собираются все вместе?', 'Does everybody gather together?') },
    { id: 'Q27.11', asks: 'head-of-sales', good: 'yes', text: say('План и факт показаны на доске или экране?', 'Are plan and actual shown on a board or screen?') },
    { id: 'Q27.12', asks: 'rep', good: 'no', text: say('Планёрки похожи на посиделки?', 'Are the huddles like get-togethers?') },
    { id: 'Q27.13', asks: 'rep', good: 'yes', text: say('После планёрки вам присылают поправленный план действий?', 'Are you sent a corrected plan of action after the huddle?') },
  ],
  steps: [
    { id: 'daily', text: say('Назначьте планёрку на одно и то же время каждый рабочий день, 15 минут, все вместе.', 'Set a huddle at the same time every working day, 15 minutes, all together.'), moves: ['S27.1', 'S27.3', 'S27.8', 'S27.9'] },
    { id: 'order', text: say('Держите порядок: факт за вчера, план на сегодня, что повторить и чего не делать, итоги по показателям и месяцу.', 'Keep the order: yesterday\'s actual, today\'s plan, what to repeat and what not, totals by indicator and month.'), moves: ['S27.4'] },
    { id: 'visible', text: say('Покажите план и факт на экране.', 'Show plan and actual on a screen.'), moves: ['S27.4', 'S27.5'], screen: '/plan' },
    { id: 'promises', text: say('Записывайте обещание каждого на день и сверяйте наутро.', 'Write down each one\'s promise for the day and check it next morning.'), moves: ['S27.5'] },
    { id: 'checkpoints', text: say('Добавьте две-три короткие контрольные точки в день.', 'Add two or three short checkpoints a day.'), moves: ['S27.2'] },
    { id: 'decisions', text: say('Записывайте решения со сроком и проверяйте их в этот срок.', 'Write decisions down with a date and check them on it.'), moves: ['S27.6'] },
    { id: 'plans', text: say('После планёрки отправляйте каждому поправленный план.', 'After the huddle send everyone a corrected plan.'), moves: ['S27.7'] },
  ],
  dependsOn: [3, 23],
};
