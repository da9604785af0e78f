import { atLeast, atMost, goodIf, say, within, type Mistake } from '../vocabulary.ts';

/** Section 23 of the method. */
export const planEvenness: Mistake = {
  number: 23,
  id: 'plan-evenness',
  title: say('План выполняется неравномерно', 'The plan is fulfilled unevenly'),
  what: say(
    'План закрывают рывками: недели тишины, а потом аврал в конце месяца или квартала. Итог может сойтись с планом, но каждую неделю он то провален, то перевыполнен.',
    'The plan is closed in jerks: quiet weeks, then a rush at the end of the month or quarter. The total may meet the plan while week after week is missed or overshot.',
  ),
  why: say(
    'Провал виден, когда исправить уже нечего: деньги приходят поздно, склад и производство то стоят, то не успевают, а в аврал раздают скидки.',
    'A failure shows when it is too late to mend: money comes late, stock and production idle and then fall behind, and the rush is bought with discounts.',
  ),
  points: [
    { key: 'assess-stability', text: say('Сначала оцените, насколько ровно работает каждый менеджер.', 'First assess how steadily each rep works.') },
    { key: 'reason-chance', text: say('Первая причина зигзагов: продажи у менеджеров получаются случайно.', 'First reason for zigzags: the reps sell by chance.') },
    { key: 'reason-plan', text: say('Вторая причина: сам план устроен так, что ровно его не выполнить.', 'Second reason: the plan itself is built so that it cannot be met steadily.') },
    { key: 'separate-reports', text: say('Действие первое: отчёты по новым и по текущим клиентам ведут отдельно, чтобы увидеть, где именно неровно.', 'First action: report on new and on current customers separately, to see where it is uneven.') },
    { key: 'intermediate-kpi', text: say('Действие второе: ввести показатели на промежуточные шаги, от которых зависят продажи.', 'Second action: introduce indicators for the intermediate steps that sales depend on.') },
    { key: 'intermediate-plans', text: say('Действие третье: составить планы по этим показателям, для новых и для текущих клиентов.', 'Third action: make plans for those indicators, for new and for current customers.') },
    { key: 'daily-report', text: say('Действие четвёртое: каждый день изучать отчёт о продажах.', 'Fourth action: study the sales report every day.') },
    { key: 'daily-meeting', text: say('И каждый день собирать по нему менеджеров.', 'And gather the reps over it every day.') },
  ],
  signals: [
    {
      id: 'S23.1', ground: 'facts', window: 'last-3-months', unit: 'share', bound: atLeast(0.85, 0.65), origins: ['standard', 'default'],
      title: say('Ритмичность по неделям', 'Rhythm by week'),
      formula: say('сумма меньшего из плана и факта каждой недели ÷ сумма планов недель, за три полных месяца; перевыполнение одной недели не закрывает провал другой', 'sum of the lesser of plan and actual of each week ÷ sum of the weeks\' plans, over three full months; one week\'s excess does not hide another\'s failure'),
      rows: say('недели', 'weeks'),
    },
    {
      id: 'S23.2', ground: 'facts', window: 'last-3-months', unit: 'ratio', bound: atMost(1.3, 2), origins: ['default'],
      title: say('Аврал в конце месяца', 'Rush at the end of the month'),
      formula: say('доля продаж месяца за последние пять рабочих дней ÷ доля этих дней среди рабочих', 'share of the month\'s sales in its last five working days ÷ their share of working days'),
      rows: say('месяцы', 'months'),
    },
    {
      id: 'S23.3', ground: 'facts', window: 'last-6-months', unit: 'share', bound: atMost(0.15, 0.35), origins: ['default'], minimum: 3,
      title: say('Разброс выполнения плана', 'Spread of plan attainment'),
      formula: say('стандартное отклонение выполнения плана по месяцам ÷ среднее выполнение, за шесть полных месяцев', 'standard deviation of monthly plan attainment ÷ mean attainment, over six full months'),
      rows: say('месяцы', 'months'),
    },
    {
      id: 'S23.4', ground: 'facts', window: 'last-6-months', unit: 'count', bound: atLeast(5, 2), origins: ['default'], minimum: 6,
      title: say('Месяцы с выполненным планом', 'Months that met the plan'),
      formula: say('сколько из шести последних полных месяцев закрыты не меньше чем на 95 % плана', 'how many of the last six full months reached at least 95 % of the plan'),
      rows: say('месяцы', 'months'),
    },
    {
      id: 'S23.5', ground: 'practice', answeredBy: 'Q23.4', window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Отчёты по новым и текущим клиентам раздельны', 'Reports on new and current customers are separate'),
      formula: say('руководитель смотрит продажи новым и текущим клиентам отдельно', 'the head looks at sales to new and to current customers separately'),
      filledBy: say('ответ на вопрос', 'the answer to a question'),
    },
    {
      id: 'S23.6', ground: 'facts', window: 'last-3-months', unit: 'share', bound: atLeast(0.8, 0.2), origins: ['seed'],
      title: say('Планы по промежуточным показателям', 'Plans for intermediate indicators'),
      formula: say('сколько пар «менеджер — звонки, встречи или предложения», отдельно по новым и текущим клиентам, имеют план за последний полный месяц, ÷ все такие пары', 'pairs of rep and calls, meetings or proposals, for new and for current customers, that have a plan for the last full month ÷ all such pairs'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S23.7', ground: 'facts', window: 'last-3-months', unit: 'share', bound: atLeast(0.8, 0.6), origins: ['seed', 'default'],
      title: say('Ритмичность промежуточных показателей', 'Rhythm of intermediate indicators'),
      formula: say('сумма меньшего из плана и факта каждого рабочего дня ÷ сумма планов дней, по звонкам и встречам с планом', 'sum of the lesser of plan and actual of each day ÷ sum of the days\' plans, for calls and meetings that have a plan'),
      rows: say('показатели', 'indicators'),
    },
    {
      id: 'S23.8', ground: 'practice', answeredBy: 'Q23.7', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.9, 0.4), origins: ['seed'], minimum: 10,
      title: say('Дни, когда руководитель открыл отчёт', 'Days on which the head opened the report'),
      formula: say('рабочие дни, в которые руководитель открыл отчёт о плане, ÷ рабочие дни с первого раза, когда он его открыл, не больше двадцати', 'working days on which the head opened the report of the plan ÷ working days since the head first did, at most twenty'),
      filledBy: say('учёт просмотров дневного отчёта', 'the record of views of the daily report'),
    },
    {
      id: 'S23.9', ground: 'facts', window: 'last-12-months', unit: 'share', bound: within([0.35, 0.75], [0.1, 0.95]), origins: ['default'], minimum: 6,
      title: say('Реалистичность плана', 'Realism of the plan'),
      formula: say('доля из двенадцати последних полных месяцев, продажи которых при нынешнем потоке заявок закрыли бы план текущего месяца', 'share of the last twelve full months whose sales, at the present inflow, would have met the plan of the running month'),
      rows: say('месяцы', 'months'),
    },
  ],
  questions: [
    { id: 'Q23.1', asks: 'head-of-sales', good: 'yes', text: say('Вы оцениваете, насколько ровно каждый менеджер выполняет план внутри месяца?', 'Do you assess how evenly each rep meets the plan within the month?') },
    { id: 'Q23.2', asks: 'rep', good: 'no', answeredBySignals: ['S23.1', 'S23.2'], text: say('Ваши сделки чаще получаются случайно, чем по плану работы?', 'Do your deals come by chance more often than by planned work?') },
    { id: 'Q23.3', asks: 'rep', good: 'no', answeredBySignals: ['S23.9'], text: say('План поставлен так, что выполнять его каждый месяц невозможно?', 'Is the plan set so that it cannot be met every month?') },
    { id: 'Q23.4', asks: 'head-of-sales', good: 'yes', text: say('Отчёты по новым и по текущим клиентам ведутся раздельно?', 'Are new and current customers reported on separately?') },
    { id: 'Q23.5', asks: 'head-of-sales', good: 'yes', text: say('У менеджеров есть показатели на промежуточные шаги: звонки, встречи, предложения?', 'Do reps have indicators for intermediate steps: calls, meetings, proposals?') },
    { id: 'Q23.6', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S23.6'], text: say('По этим показателям есть планы, отдельно для новых и для текущих клиентов?', 'Are there plans for them, separately for new and for current customers?') },
    { id: 'Q23.7', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S23.8'], text: say('Вы изучаете отчёт о продажах каждый рабочий день?', 'Do you study the sales report every working day?') },
    { id: 'Q23.8', asks: 'rep', good: 'yes', text: say('Руководитель каждый день собирает вас по результатам продаж?', 'Does the head gather you over the sales results every day?') },
    { id: 'Q23.9', asks: 'owner', good: 'yes', text: say('План посчитан от прибыли и возможностей отдела, а не просто спущен сверху?', 'Is the plan computed from profit and what the department can do, not just handed down?') },
  ],
  steps: [
    { id: 'assess', text: say('Посмотрите ритмичность отдела и каждого менеджера и назовите причину: продажи случайны или план нереален.', 'Look at the rhythm of the department and of each rep and name the reason: sales by chance, or an unreal plan.'), moves: ['S23.1', 'S23.3'], screen: '/plan' },
    { id: 'separate', text: say('Разделите отчёты по новым и текущим клиентам.', 'Separate the reports on new and current customers.'), moves: ['S23.5'], screen: '/plan' },
    { id: 'realistic', text: say('Пересчитайте план от прибыли до звонков в день и сверьте с лучшими и худшими месяцами года.', 'Recompute the plan from profit to calls a day and check it against the best and worst months of the year.'), moves: ['S23.9', 'S23.4'], screen: '/plan/entry' },
    { id: 'indicators', text: say('Введите показатели на звонки, встречи и предложения.', 'Introduce indicators for calls, meetings and proposals.'), moves: ['S23.7'], screen: '/plan/entry' },
    { id: 'plans', text: say('Поставьте по ним планы каждому менеджеру отдельно для новых и текущих клиентов.', 'Set plans for them to each rep, separately for new and current customers.'), moves: ['S23.6'], screen: '/plan/entry' },
    { id: 'daily', text: say('Каждый день смотрите отчёт и разбирайте его с менеджерами: сколько не хватает до плана дня и что сделать сегодня.', 'Look at the report every day and go through it with the reps: what the day\'s plan lacks and what to do today.'), moves: ['S23.8', 'S23.1', 'S23.2'], screen: '/plan' },
  ],
  dependsOn: [3, 1],
};
