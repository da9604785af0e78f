import { atLeast, atMost, goodIf, say, within, type Mistake } from '../vocabulary.ts';

const checks = say('снимки pipeline и проверки статусов', 'snapshots of the pipeline and status checks');

/** Section 28 of the method. */
export const pipelineControl: Mistake = {
  number: 28,
  id: 'pipeline-control',
  title: say('Менеджеров не контролируют через pipeline', 'Reps are not controlled through the pipeline'),
  what: say(
    'Никто не знает, кто, когда и сколько заплатит: у сделок нет даты оплаты и вероятности, они стоят без движения, а план оплат не разложен по дням.',
    'Nobody knows who pays when and how much: deals have no payment date and no probability, they do not move, and the payments are not planned by day.',
  ),
  why: say(
    'Кассовый разрыв и провал плана замечают последними; сделки, которые можно было закрыть на этой неделе, переезжают из месяца в месяц.',
    'A cash gap and a missed plan are noticed last; deals that could close this week move from month to month.',
  ),
  points: [
    { key: 'definition', text: say('Pipeline — сделки, которые менеджер ведёт сейчас: каждая на своей стадии и со своей вероятностью оплаты.', 'A pipeline is the deals a rep has in work now, each at its own stage and with its own probability of payment.') },
    { key: 'daily-meetings', text: say('Руководитель каждый день встречается с каждым менеджером и разбирает его личный pipeline.', 'The head meets every rep every day and goes through his own pipeline.') },
    { key: 'payment-plan', text: say('План оплат составлен на неделю и на месяц и разложен по дням.', 'Payments are planned for the week and the month, by day.') },
    { key: 'twice-a-day', text: say('Дважды за день проверяют статусы сделок у каждого менеджера.', 'Twice a day the statuses of every rep\'s deals are checked.') },
    { key: 'customers-dynamics', text: say('Следят, как меняется число клиентов в pipeline каждого.', 'The change of customers in each one\'s pipeline is watched.') },
    { key: 'deal-dynamics', text: say('Следят, как движется статус каждой сделки.', 'The movement of each deal\'s status is watched.') },
    { key: 'average-order', text: say('За средним чеком в pipeline следит руководитель.', 'The head watches the average order in the pipeline.') },
    { key: 'strategy', text: say('С каждым менеджером — своя стратегия работы.', 'There is a strategy for each rep.') },
    { key: 'small-pipeline', text: say('Мал pipeline — встречаются с менеджером и прибавляют число сделок.', 'If the pipeline is small, the rep is met and deals are added.') },
    { key: 'promotions', text: say('Вместе с маркетингом придумывают акции и бонусы, чтобы клиент решился раньше.', 'With marketing, promotions and bonuses are invented so that customers decide sooner.') },
  ],
  signals: [
    {
      id: 'S28.1', critical: true, ground: 'facts', window: 'as-of', unit: 'share', bound: atLeast(0.9, 0.4), origins: ['seed'], minimum: 10,
      title: say('Сделки с датой, суммой и вероятностью', 'Deals with a date, an amount and a probability'),
      formula: say('открытые сделки с датой оплаты не раньше сегодня, суммой больше нуля и вероятностью (своей или этапа) ÷ все открытые', 'open deals with a payment date not before today, an amount above zero and a probability (their own or the stage\'s) ÷ all open deals'),
      rows: say('сделки', 'deals'),
    },
    {
      id: 'S28.2', ground: 'practice', answeredBy: 'Q28.2', window: 'as-of', unit: 'share', bound: atLeast(1, 0.5), origins: ['seed'],
      title: say('План оплат по дням', 'Payment plan by day'),
      formula: say('менеджеры, у которых к полудню понедельника есть план оплат недели по дням, ÷ все менеджеры', 'reps who by Monday noon have the week\'s payment plan by day ÷ all reps'),
      filledBy: say('доска оплат по дням или ответ на вопрос', 'the payment grid by day, or the answer to a question'),
    },
    {
      id: 'S28.3', ground: 'practice', answeredBy: 'Q28.3', window: 'last-20-working-days', unit: 'count', bound: atLeast(2, 0), origins: ['seed'], filledBy: checks,
      title: say('Проверки статусов за день', 'Status checks a day'),
      formula: say('проверки pipeline менеджера руководителем ÷ рабочие дни', 'the head\'s checks of a rep\'s pipeline ÷ working days'),
    },
    {
      id: 'S28.4', ground: 'practice', answeredBy: 'Q28.1', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.8, 0.2), origins: ['seed', 'default'], filledBy: say('журнал личных разборов', 'the log of personal reviews'),
      title: say('Личные разборы pipeline', 'Personal pipeline meetings'),
      formula: say('личные разборы pipeline ÷ (менеджеры × рабочие дни)', 'personal pipeline meetings ÷ (reps × working days)'),
    },
    {
      id: 'S28.5', partsIn: 'money', ground: 'facts', window: 'running-month', unit: 'ratio', bound: atLeast(3, 2), origins: ['source-60'],
      title: say('Покрытие остатка плана', 'Coverage of what the plan lacks'),
      formula: say('суммы открытых сделок с оплатой в этом месяце, не просроченных, ÷ сколько не хватает до плана месяца', 'amounts of open deals planned for this month and not overdue ÷ what is missing to the month\'s plan'),
      rows: say('сделки', 'deals'),
    },
    {
      id: 'S28.6', ground: 'facts', window: 'as-of', unit: 'share', bound: atMost(0.1, 0.3), origins: ['default'], minimum: 10,
      title: say('Просроченные даты оплаты', 'Overdue payment dates'),
      formula: say('открытые сделки, у которых дата оплаты прошла, ÷ все открытые', 'open deals whose payment date has passed ÷ all open deals'),
      rows: say('сделки', 'deals'),
    },
    {
      id: 'S28.7', ground: 'facts', window: 'as-of', unit: 'share', bound: atMost(0.15, 0.35), origins: ['seed', 'default'], minimum: 10,
      title: say('Сделки без движения', 'Deals that do not move'),
      formula: say('открытые сделки, с которыми дольше двух норм этапа (в рабочих днях) не было ни перехода, ни касания, ни другой даты или суммы, ÷ открытые на этапах с нормой', 'open deals with no move, no touch and no new date or amount for longer than twice the stage\'s norm (in working days) ÷ open deals in stages that have one'),
      rows: say('сделки', 'deals'),
    },
    {
      id: 'S28.8', partsIn: 'money', ground: 'facts', window: 'last-90-days', unit: 'ratio', bound: within([0.8, 1.3], [0.5, 2]), origins: ['seed', 'default'], minimum: 10,
      title: say('Средний чек в pipeline', 'Average order in the pipeline'),
      formula: say('средняя сумма открытых сделок ÷ средняя сумма выигранных', 'average amount of open deals ÷ average amount of won ones'),
      rows: say('сделки', 'deals'),
    },
    {
      id: 'S28.9', ground: 'tool', window: 'last-3-months', unit: 'share', bound: atMost(0.15, 0.4), origins: ['default'], filledBy: say('обещанные суммы месяца', 'amounts promised for the month'),
      title: say('Ошибка прогноза', 'Forecast error'),
      formula: say('расхождение обещанного на месяц и пришедшего ÷ обещанное, за три полных месяца', 'difference between what was promised for the month and what came ÷ promised, over three full months'),
    },
    {
      id: 'S28.10', ground: 'facts', window: 'last-12-months', unit: 'yes-no', bound: goodIf('yes'), origins: ['standard'], minimum: 30,
      title: say('Вероятности сбываются', 'Probabilities come true'),
      formula: say('из закрытых сделок с вероятностью от 60 до 80 % выиграно столько, что 95-процентный интервал доли пересекается с 60–80 %', 'of closed deals with a probability from 60 up to 80 % so many were won that the 95 % interval of the share meets 60–80 %'),
      rows: say('сделки', 'deals'),
    },
    {
      id: 'S28.11', ground: 'facts', window: 'running-month', unit: 'share', bound: atMost(0, 0.3), origins: ['seed'],
      title: say('Не хватает сделок', 'Deals are lacking'),
      formula: say('(сколько не хватает до плана ÷ (средний чек × конверсия) − открытые квалифицированные сделки) ÷ открытые сделки', '(what is missing to the plan ÷ (average order × win rate) − open qualified deals) ÷ open deals'),
      rows: say('открытые сделки', 'open deals'),
    },
    {
      id: 'S28.12', ground: 'practice', answeredBy: 'Q28.7', window: 'last-30-days', unit: 'share', bound: atLeast(1, 0.3), origins: ['seed'],
      title: say('Стратегия по каждому менеджеру', 'A strategy for each rep'),
      formula: say('менеджеры, по которым есть запись стратегии не старше 30 дней, ÷ все менеджеры', 'reps with a strategy note no older than 30 days ÷ all reps'),
      filledBy: say('карточки стратегии или ответ на вопрос', 'strategy cards, or the answer to a question'),
    },
  ],
  questions: [
    { id: 'Q28.1', asks: 'rep', good: 'yes', text: say('Руководитель каждый день разбирает с вами ваш pipeline?', 'Does the head go through your pipeline with you every day?') },
    { id: 'Q28.2', asks: 'head-of-sales', good: 'yes', text: say('У каждого менеджера есть план оплат на неделю и месяц по дням?', 'Does every rep have a payment plan for the week and the month, by day?') },
    { id: 'Q28.3', asks: 'head-of-sales', good: 'yes', text: say('Вы дважды в день проверяете статусы сделок каждого?', 'Do you check the statuses of everyone\'s deals twice a day?') },
    { id: 'Q28.4', asks: 'head-of-sales', good: 'yes', text: say('Вы следите, сколько клиентов прибавилось и убыло в pipeline каждого?', 'Do you watch how many customers joined and left each one\'s pipeline?') },
    { id: 'Q28.5', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S28.7'], text: say('Вы видите, какие сделки стоят без движения?', 'Do you see which deals do not move?') },
    { id: 'Q28.6', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S28.8'], text: say('Вы следите за средним чеком в pipeline?', 'Do you watch the average order in the pipeline?') },
    { id: 'Q28.7', asks: 'head-of-sales', good: 'yes', text: say('Для каждого менеджера записана стратегия на месяц?', 'Is a strategy for the month written for each rep?') },
    { id: 'Q28.8', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S28.11'], text: say('Если сделок мало, вы встречаетесь с менеджером и добавляете новые?', 'If deals are few, do you meet the rep and add new ones?') },
    { id: 'Q28.9', asks: 'head-of-sales', good: 'yes', text: say('Вместе с маркетингом вы придумываете акции, чтобы сделки закрывались раньше?', 'Do you invent promotions with marketing so that deals close sooner?') },
    { id: 'Q28.10', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S28.1'], text: say('У каждой открытой сделки есть дата оплаты и вероятность?', 'Does every open deal have a payment date and a probability?') },
  ],
  steps: [
    { id: 'dates', text: say('Поставьте каждой открытой сделке дату оплаты, сумму и вероятность; просроченные перенесите честно или закройте.', 'Give every open deal a payment date, an amount and a probability; move overdue ones honestly or close them.'), moves: ['S28.1', 'S28.6'], screen: '/health' },
    { id: 'payments', text: say('В понедельник до полудня разложите оплаты недели по дням у каждого менеджера.', 'By Monday noon lay out the week\'s payments by day for every rep.'), moves: ['S28.2', 'S28.9'], screen: '/plan' },
    { id: 'checks', text: say('Проверяйте статусы дважды в день, а личный pipeline — каждый день с каждым.', 'Check statuses twice a day, and each one\'s pipeline every day with him.'), moves: ['S28.3', 'S28.4', 'S28.7'], screen: '/funnel' },
    { id: 'stuck', text: say('По каждой стоящей сделке спросите, что мешает закрыть её сегодня.', 'Of each deal that stands ask what keeps it from closing today.'), moves: ['S28.7', 'S28.10'], screen: '/funnel' },
    { id: 'average', text: say('Сверьте средний чек pipeline с выигранным и уберите фантазии.', 'Hold the pipeline\'s average order against the won one and drop fantasies.'), moves: ['S28.8', 'S28.10'], screen: '/funnel' },
    { id: 'refill', text: say('Где покрытие меньше трёх, добавьте сделки и придумайте с маркетингом повод заплатить раньше.', 'Where coverage is below three, add deals and find with marketing a reason to pay sooner.'), moves: ['S28.5', 'S28.11'], screen: '/plan' },
    { id: 'strategy', text: say('Запишите стратегию по каждому менеджеру и обновляйте её раз в месяц.', 'Write a strategy for each rep and renew it monthly.'), moves: ['S28.12'] },
  ],
  dependsOn: [3, 1],
};
