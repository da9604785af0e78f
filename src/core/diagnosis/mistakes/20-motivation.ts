import { atLeast, atMost, goodIf, say, within, type Mistake } from '../vocabulary.ts';

const scheme = say('Схема оплаты', 'The pay scheme');

/** Section 20 of the method. */
export const motivation: Mistake = {
  number: 20,
  id: 'motivation',
  title: say('Система мотивации не настроена', 'The pay system does not work'),
  what: say(
    'Оплата не связана с планом: большой оклад, непонятный бонус, много показателей. Рабочая схема складывается из твёрдого оклада, мягкого оклада и бонуса, и каждый за двадцать секунд видит, что заработал и что делать дальше.',
    'Pay is not tied to the plan: a large fixed part, an unclear bonus, many indicators. A working scheme is made of fixed pay, KPI pay and a bonus, and everyone sees within twenty seconds what is earned and what to do next.',
  ),
  why: say(
    'Слабым платят как сильным: сильные уходят, слабые остаются, а фонд оплаты растёт без продаж.',
    'The weak are paid like the strong: the strong leave, the weak stay, and the payroll grows without sales.',
  ),
  points: [
    { key: 'darwin', text: say('Принцип Дарвина: схема сама отсеивает слабых и удерживает сильных, как естественный отбор.', 'Darwin\'s principle: the scheme itself sifts out the weak and keeps the strong, as natural selection does.') },
    { key: 'darwin-below-market', text: say('Кто не выполнил план, получает меньше, чем в среднем по рынку.', 'Whoever misses the plan earns less than the market\'s average.') },
    { key: 'three-parts', text: say('Принцип частей: твёрдый оклад, мягкий оклад, бонусы.', 'The principle of parts: fixed pay, KPI pay, bonuses.') },
    { key: 'three-to-five', text: say('Показателей, которых достигают, выполняя план, — от трёх до пяти, не больше.', 'Indicators to reach while fulfilling the plan are three to five, no more.') },
    { key: 'thresholds', text: say('Принцип больших порогов: 80, 90, 100 процентов плана и выше.', 'The principle of large thresholds: 80, 90, 100 per cent of plan and above.') },
    { key: 'twenty-seconds', text: say('Принцип двадцати секунд: за это время каждый может сосчитать заработанное и понять, как заработать больше.', 'The principle of twenty seconds: in that time everyone can count what is earned and see how to earn more.') },
    { key: 'small-salary', text: say('Оклад невелик: большой расслабляет и не толкает к лучшему результату.', 'The fixed part is small: a large one relaxes and does not push to a better result.') },
    { key: 'sales-plan', text: say('План продаж есть.', 'There is a sales plan.') },
    { key: 'contests', text: say('Есть система конкурсов.', 'There is a system of contests.') },
  ],
  signals: [
    {
      id: 'S20.1', critical: true, ground: 'facts', window: 'running-month', unit: 'share', bound: atLeast(1, 1), origins: ['seed'],
      title: say('План у каждого менеджера', 'A plan for every rep'),
      formula: say('работающие менеджеры с планом больше нуля на текущий месяц (до пятого числа — на прошлый) ÷ все работающие менеджеры', 'present reps with a plan above zero for the running month (until its fifth day, for the last one) ÷ all present reps'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S20.2a', half: true, ground: 'practice', answeredBy: 'Q20.2', filledBy: scheme, window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Три части оплаты', 'Three parts of pay'),
      formula: say('в схеме есть твёрдый оклад, мягкий оклад и бонус', 'the scheme has fixed pay, KPI pay and a bonus'),
    },
    {
      id: 'S20.2b', half: true, ground: 'tool', filledBy: scheme, window: 'as-of', unit: 'count', bound: within([3, 5], [1, 5]), origins: ['seed'],
      title: say('Число показателей', 'Number of indicators'),
      formula: say('сколько показателей влияет на оплату менеджера', 'how many indicators a rep\'s pay hangs on'),
    },
    {
      id: 'S20.3', ground: 'tool', filledBy: scheme, window: 'as-of', unit: 'share', bound: within([0.2, 0.4], [null, 0.6]), origins: ['seed', 'default'],
      title: say('Доля твёрдого оклада', 'Share of fixed pay'),
      formula: say('твёрдый оклад ÷ доход при выполнении плана', 'fixed pay ÷ income when the plan is met'),
    },
    {
      id: 'S20.4', ground: 'tool', filledBy: scheme, window: 'last-3-months', unit: 'ratio', bound: atMost(0.9, 1), origins: ['seed', 'default'],
      title: say('Доход не выполнивших план', 'Income of those below plan'),
      formula: say('медианный доход тех, кто выполнил меньше 80 % плана, ÷ медиана рынка', 'median income of those below 80 % of plan ÷ the market\'s median'),
    },
    {
      id: 'S20.5', ground: 'tool', filledBy: scheme, window: 'last-3-months', unit: 'correlation', bound: atLeast(0.8, 0.4), origins: ['standard', 'default'], minimum: 5,
      title: say('Доход идёт за планом', 'Income follows the plan'),
      formula: say('корреляция Спирмена между выполнением плана и доходом', 'Spearman\'s correlation between attainment and income'),
    },
    {
      id: 'S20.6', ground: 'practice', answeredBy: 'Q20.4', filledBy: scheme, window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Большие пороги', 'Large thresholds'),
      formula: say('бонус меняется на 80, 90 и 100 процентах плана и выше', 'the bonus changes at 80, 90 and 100 per cent of plan and above'),
    },
    {
      id: 'S20.7', ground: 'tool', filledBy: say('Проверка двадцати секунд', 'The twenty-second quiz'), window: 'last-90-days', unit: 'seconds', bound: atMost(20, 60), origins: ['seed'],
      title: say('Двадцать секунд', 'Twenty seconds'),
      formula: say('медиана времени, за которое менеджер верно называет, сколько заработал', 'median time in which a rep tells correctly what is earned'),
    },
    {
      id: 'S20.8', ground: 'tool', filledBy: scheme, window: 'last-3-months', unit: 'share', bound: atMost(0.4, 0.5), origins: ['source-58'],
      title: say('Фонд оплаты в валовой прибыли', 'Payroll in gross profit'),
      formula: say('оплата продавцов ÷ валовая прибыль', 'pay of sellers ÷ gross profit'),
    },
    {
      id: 'S20.9', ground: 'facts', window: 'last-6-months', unit: 'share', bound: within([0.4, 0.8], [0.2, 0.95]), origins: ['default'], minimum: 3,
      title: say('Сколько людей выполняет план', 'How many reach the plan'),
      formula: say('менеджеры, у которых среднее выполнение плана за шесть полных месяцев не ниже 100 %, ÷ все менеджеры с планом', 'reps whose mean attainment of six full months is at least 100 % ÷ all reps with a plan'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S20.10', ground: 'practice', answeredBy: 'Q20.8', filledBy: say('Конкурсы', 'Contests'), window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Идёт конкурс', 'A contest is on'),
      formula: say('сейчас идёт хотя бы один конкурс', 'at least one contest is on now'),
    },
    {
      id: 'S20.11', ground: 'tool', filledBy: scheme, window: 'as-of', unit: 'yes-no', bound: goodIf('no'), origins: ['source-32'],
      title: say('Доход ниже законного', 'Income below the legal minimum'),
      formula: say('доход за полный месяц при нулевом выполнении плана меньше МРОТ с районным коэффициентом', 'income of a full month at zero attainment is below the minimum wage with the district\'s factor'),
    },
  ],
  questions: [
    { id: 'Q20.1', asks: 'owner', good: 'yes', text: say('Получает ли менеджер, не выполнивший план, меньше, чем платит рынок?', 'Does a rep who misses the plan earn less than the market pays?') },
    { id: 'Q20.2', asks: 'owner', good: 'yes', text: say('Состоит ли оплата из твёрдого оклада, мягкого оклада за показатели и бонуса за план?', 'Is pay made of fixed pay, KPI pay and a bonus for the plan?') },
    { id: 'Q20.3', asks: 'head-of-sales', good: 'yes', text: say('Зависит ли оплата от трёх–пяти показателей, не больше?', 'Does pay hang on three to five indicators, no more?') },
    { id: 'Q20.4', asks: 'head-of-sales', good: 'yes', text: say('Меняется ли бонус на больших порогах: 80, 90, 100 % плана и выше?', 'Does the bonus change at large thresholds: 80, 90, 100 % of plan and above?') },
    { id: 'Q20.5', asks: 'rep', good: 'yes', text: say('Можете за двадцать секунд сказать, сколько заработали и что сделать, чтобы получить больше?', 'Can you tell within twenty seconds what you have earned and what to do to earn more?') },
    { id: 'Q20.6', asks: 'owner', good: 'no', text: say('Хватает ли менеджеру одного оклада, чтобы не стараться?', 'Is the fixed part alone enough for a rep not to try?') },
    { id: 'Q20.7', asks: 'rep', good: 'yes', answeredBySignals: ['S20.1'], text: say('Есть ли у вас план продаж на этот месяц?', 'Do you have a sales plan for this month?') },
    { id: 'Q20.8', asks: 'head-of-sales', good: 'yes', text: say('Идёт ли сейчас конкурс между менеджерами?', 'Is a contest between reps on now?') },
    { id: 'Q20.9', asks: 'owner', good: 'yes', text: say('Остаются ли у вас сильные, а слабые уходят сами?', 'Do the strong stay with you, and the weak leave of themselves?') },
  ],
  steps: [
    { id: 'plan', text: say('Поставьте план каждому работающему менеджеру на каждый месяц.', 'Set a plan for every present rep for every month.'), moves: ['S20.1', 'S20.9'], screen: '/plan/entry' },
    { id: 'parts', text: say('Соберите схему из трёх частей: твёрдый оклад 20–40 %, мягкий за три–пять показателей, бонус за план.', 'Build the scheme of three parts: fixed pay 20–40 %, KPI pay for three to five indicators, bonus for the plan.'), moves: ['S20.2a', 'S20.2b', 'S20.3'] },
    { id: 'thresholds', text: say('Введите пороги 80, 90, 100 % и выше; ниже 80 % бонуса нет.', 'Bring in thresholds at 80, 90, 100 % and above; below 80 % there is no bonus.'), moves: ['S20.6', 'S20.4', 'S20.5'] },
    { id: 'simulate', text: say('Просчитайте схему на прошлом годе: кто выиграет, сколько она стоит, не ниже ли доход законного минимума.', 'Run the scheme on last year: who gains, what it costs, whether income falls below the legal minimum.'), moves: ['S20.8', 'S20.11'] },
    { id: 'card', text: say('Покажите каждому заработанное и сумму до следующего порога.', 'Show everyone what is earned and how much is left to the next threshold.'), moves: ['S20.7'] },
    { id: 'contest', text: say('Запустите конкурс.', 'Start a contest.'), moves: ['S20.10'] },
  ],
  dependsOn: [3, 18, 23],
};
