import { atLeast, atMost, say, type Mistake } from '../vocabulary.ts';

const board = say('Доска результатов', 'The board of results');
const digests = say('Рассылки отчётов', 'Report mailings');
const cabinet = say('Личный кабинет менеджера', 'The rep\'s own page');

/** Section 22 of the method. */
export const visualisation: Mistake = {
  number: 22,
  id: 'visualisation',
  title: say('Результаты менеджеров не видны', 'Reps\' results are not visible'),
  what: say(
    'План и факт живут в таблице руководителя. Остальные узнают о результате в конце месяца: доски нет, отчёты не приходят, лучших и худших не называют, цели в CRM не заведены.',
    'Plan and actual live in the head\'s spreadsheet. The others learn the result at the month\'s end: there is no board, no reports come, the best and the worst are not named, goals are not set in the CRM.',
  ),
  why: say(
    'Чего не видно, то не подгоняют: отставание замечают, когда месяц уже не спасти.',
    'What is not seen is not pushed: falling behind is noticed when the month cannot be saved.',
  ),
  points: [
    { key: 'dashboard', text: say('Результаты выводят на общую доску.', 'Results are put on a common board.') },
    { key: 'reports', text: say('Отчёты о работе регулярно получает каждый сотрудник.', 'Every employee regularly gets reports on the work.') },
    { key: 'best-and-worst', text: say('Называют и лучших, и худших.', 'Both the best and the worst are named.') },
    { key: 'goals-in-crm', text: say('Цели заведены в CRM.', 'Goals are set in the CRM.') },
  ],
  signals: [
    {
      id: 'S22.1', critical: true, ground: 'practice', answeredBy: 'Q22.1', filledBy: board, window: 'last-20-working-days', unit: 'share', bound: atLeast(0.9, 0.2), origins: ['seed', 'default'],
      title: say('Доска показывалась', 'The board was shown'),
      formula: say('рабочие дни, когда доска была включена, ÷ последние 20 рабочих дней', 'working days on which a board was on ÷ the last 20 working days'),
    },
    {
      id: 'S22.2', ground: 'tool', filledBy: cabinet, window: 'last-20-working-days', unit: 'share', bound: atLeast(0.8, 0.3), origins: ['default'],
      title: say('Смотрят свои результаты', 'They look at their own results'),
      formula: say('сотрудники, открывавшие свои результаты хотя бы три рабочих дня в неделю, ÷ все сотрудники', 'employees who opened their own results at least three working days a week ÷ all employees'),
    },
    {
      id: 'S22.3a', half: true, ground: 'tool', filledBy: digests, window: 'last-90-days', unit: 'share', bound: atLeast(0.95, 0.5), origins: ['seed', 'default'],
      title: say('Отчёты доставлены', 'Reports delivered'),
      formula: say('доставленные отчёты ÷ отчёты по расписанию', 'reports delivered ÷ reports due'),
    },
    {
      id: 'S22.3b', half: true, ground: 'tool', filledBy: digests, window: 'last-90-days', unit: 'share', bound: atLeast(0.6, 0.2), origins: ['seed', 'default'],
      title: say('Отчёты открыты', 'Reports opened'),
      formula: say('открытые отчёты ÷ доставленные', 'reports opened ÷ delivered'),
    },
    {
      id: 'S22.4', ground: 'facts', window: 'running-month', unit: 'share', bound: atLeast(0.9, 0.3), origins: ['seed'],
      title: say('Цели заведены', 'Goals are set'),
      formula: say('пары «менеджер × главный показатель» с планом на текущий месяц ÷ все такие пары; главные показатели — те, по которым за год план ставили хотя бы одному менеджеру', 'pairs of rep and main metric with a plan for the running month ÷ all such pairs; the main metrics are those in which a plan was set for at least one rep within a year'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S22.5', ground: 'tool', filledBy: say('Подключённые источники', 'Connected sources'), window: 'as-of', unit: 'minutes', bound: atMost(15, 240), origins: ['default'],
      title: say('Свежесть данных', 'Freshness of the data'),
      formula: say('минут с последнего события источника в рабочее время', 'minutes since the source\'s last event in working hours'),
    },
    {
      id: 'S22.6', ground: 'tool', filledBy: board, window: 'last-30-days', unit: 'count', bound: atLeast(4, 0), origins: ['seed', 'default'],
      title: say('Отметили лучших и худших', 'The best and the worst were named'),
      formula: say('сколько раз за месяц назвали лучших или худших', 'how often in a month the best or the worst were named'),
    },
    {
      id: 'S22.7', ground: 'tool', filledBy: say('Журнал правок опубликованных цифр', 'The log of corrections to published figures'), window: 'last-30-days', unit: 'share', bound: atMost(0.02, 0.1), origins: ['default'],
      title: say('Доверие к цифрам', 'Trust in the figures'),
      formula: say('исправленные после публикации цифры ÷ опубликованные', 'figures corrected after publication ÷ published'),
    },
  ],
  questions: [
    { id: 'Q22.1', asks: 'head-of-sales', good: 'yes', text: say('Есть ли доска с планом и фактом, которую отдел видит каждый день?', 'Is there a board with plan and actual that the department sees every day?') },
    { id: 'Q22.2', asks: 'rep', good: 'yes', text: say('Получаете ли вы регулярно отчёт о своей работе?', 'Do you regularly get a report on your work?') },
    { id: 'Q22.3', asks: 'head-of-sales', good: 'yes', text: say('Отмечаете ли вы каждую неделю лучших?', 'Do you name the best every week?') },
    { id: 'Q22.4', asks: 'head-of-sales', good: 'yes', text: say('Видно ли в отделе, кто отстаёт?', 'Does the department see who is behind?') },
    { id: 'Q22.5', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S22.4'], text: say('Заведены ли цели каждого менеджера в CRM?', 'Are each rep\'s goals set in the CRM?') },
    { id: 'Q22.6', asks: 'rep', good: 'yes', text: say('Можете сразу назвать свой план и факт на сегодня?', 'Can you tell your plan and actual for today at once?') },
  ],
  steps: [
    { id: 'goals', text: say('Поставьте каждому менеджеру цели по главным показателям.', 'Set goals on the main metrics for every rep.'), moves: ['S22.4'], screen: '/plan/entry' },
    { id: 'board', text: say('Повесьте доску: план, факт, прогноз, место каждого, и не выключайте её.', 'Put up a board: plan, actual, forecast, everyone\'s place, and keep it on.'), moves: ['S22.1', 'S22.5'], screen: '/plan' },
    { id: 'reports', text: say('Настройте ежедневный и недельный отчёт каждому.', 'Set up a daily and a weekly report for everyone.'), moves: ['S22.3a', 'S22.3b', 'S22.2'] },
    { id: 'names', text: say('Каждую неделю называйте лучших и тех, кто отстал, по проценту плана, а не по сумме.', 'Every week name the best and those behind, by share of plan and not by amount.'), moves: ['S22.6'] },
    { id: 'trust', text: say('Публикуйте только сверенные цифры и показывайте время обновления.', 'Publish only checked figures and show when they were refreshed.'), moves: ['S22.7'] },
  ],
  dependsOn: [3, 28],
};
