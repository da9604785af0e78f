import { atMost, say, within, type Mistake } from '../vocabulary.ts';

/** Section 4 of the method. */
export const orgStructure: Mistake = {
  number: 4,
  id: 'org-structure',
  title: say('Организационная структура неправильная', 'The organisational structure is wrong'),
  what: say(
    'Кто с кем, что и где продаёт, не поделено: одни и те же люди ищут новых, закрывают сделки и ведут текущих, у руководителя слишком много или слишком мало людей, а задачи менеджерам ставит собственник.',
    'Who sells what, to whom and where is not divided: the same people find new customers, close deals and keep current ones; a head has too many people or too few; the owner gives the reps their tasks.',
  ),
  why: say(
    'Менеджеры мешают друг другу, часть рынка не закрыта никем, а собственник занят тем, что должен делать руководитель отдела.',
    'Reps get in each other\'s way, part of the market is nobody\'s, and the owner is busy with what a head of sales should do.',
  ),
  points: [
    { key: 'cut-audience', text: say('Отдел можно делить по целевой аудитории.', 'A department can be divided by target audience.') },
    { key: 'cut-product', text: say('По продукту: когда продуктов несколько, их распределяют между менеджерами.', 'By product: where there are several, they are shared out among the reps.') },
    { key: 'cut-channel', text: say('По каналам продаж.', 'By sales channel.') },
    { key: 'cut-territory', text: say('По территории.', 'By territory.') },
    { key: 'cut-function', text: say('По функциям: их разделяют.', 'By function: functions are kept apart.') },
    { key: 'optimal-structure', text: say('Из этого складывают структуру, лучшую именно для вас.', 'From these the structure that suits you best is made.') },
    { key: 'span', text: say('У руководителя есть норма управляемости: сколько людей он может вести.', 'A head has a span of control: how many people one can lead.') },
    { key: 'competition', text: say('Структура должна оставлять место конкуренции.', 'The structure must leave room for competition.') },
    { key: 'owner-out', text: say('Собственник не управляет менеджерами сам.', 'The owner does not manage the reps.') },
  ],
  signals: [
    {
      id: 'S4.1', ground: 'facts', window: 'as-of', unit: 'count', bound: within([3, 6], [2, 7]), origins: ['seed'],
      title: say('Менеджеров у одного руководителя', 'Reps to one head'),
      formula: say('прямые подчинённые, которые продают, у каждого руководителя; значение — у того, чья норма нарушена сильнее всего', 'direct reports that sell, of each head; the value is of the head furthest from the norm'),
      rows: say('руководители', 'heads'),
    },
    {
      id: 'S4.2', critical: true, ground: 'facts', window: 'as-of', unit: 'count', bound: atMost(0, 1), origins: ['seed'],
      title: say('Менеджеры под собственником', 'Reps under the owner'),
      formula: say('менеджеры, чей руководитель — собственник, когда менеджеров трое и больше', 'reps whose head is the owner, where there are three reps or more'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S4.3', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.2, 0.5), origins: ['seed', 'default'], minimum: 2,
      title: say('Смешение функций', 'Mixed functions'),
      formula: say('менеджеры, у которых больше пятой части побед с новыми и больше пятой части с текущими клиентами, ÷ менеджеры с победами; если менеджеров пятеро и больше', 'reps with more than a fifth of wins from new customers and more than a fifth from current ones ÷ reps with wins; where there are five reps or more'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S4.4', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.5, 0.85), origins: ['default'], minimum: 2,
      title: say('Все продают всё и везде', 'Everyone sells everything everywhere'),
      formula: say('насколько ровно сделки менеджера разложены по регионам, продуктам или каналам (энтропия, 1 — совсем ровно), среднее по менеджерам; берётся разрез, в котором отдел поделён лучше всего', 'how evenly a rep\'s deals spread over regions, products or channels (entropy, 1 is quite even), mean over reps; the breakdown in which the department is divided best'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S4.5', ground: 'facts', window: 'as-of', unit: 'ratio', bound: atMost(1.5, 3), origins: ['default'], minimum: 2,
      title: say('Разброс нагрузки', 'Spread of the load'),
      formula: say('больше всего открытых сделок у менеджера ÷ меньше всего, внутри одной роли; менеджеры без открытых сделок не считаются', 'most open deals of a rep ÷ fewest, within one role; reps without open deals do not count'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S4.6', ground: 'facts', window: 'last-30-days', unit: 'share', bound: atMost(0.05, 0.15), origins: ['default'], minimum: 10,
      title: say('Клиенты, которых касаются трое', 'Customers touched by three'),
      formula: say('клиенты, с которыми за 30 дней работали трое менеджеров и больше, ÷ клиенты, с которыми кто-то работал (состоявшийся звонок, встреча, выполненная задача)', 'customers touched within 30 days by three reps or more ÷ customers touched (an answered call, a held meeting, a done task)'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S4.7', ground: 'facts', window: 'last-90-days', unit: 'count', bound: atMost(0, 1), origins: ['default'],
      title: say('Ничьи направления', 'Directions that are nobody\'s'),
      formula: say('каналы, регионы и продукты, в которых за 90 дней были обращения, но ни у одного нет менеджера', 'channels, regions and products with requests within 90 days, none of which has a rep'),
      rows: say('направления', 'directions'),
    },
  ],
  questions: [
    { id: 'Q4.1', asks: 'owner', good: 'no', answeredBySignals: ['S4.2'], text: say('Собственник сам каждый день ставит задачи менеджерам?', 'Does the owner give the reps their daily tasks?') },
    { id: 'Q4.2', asks: 'head-of-sales', good: 'yes', text: say('Разные аудитории ведут разные люди (или делить незачем)?', 'Do different people serve different audiences (or is there nothing to divide)?') },
    { id: 'Q4.3', asks: 'head-of-sales', good: 'yes', text: say('Если продуктов несколько, они распределены между менеджерами?', 'Where there are several products, are they shared out among the reps?') },
    { id: 'Q4.4', asks: 'head-of-sales', good: 'yes', text: say('Каналы продаж поделены между людьми (или канал один)?', 'Are sales channels divided among people (or is there one)?') },
    { id: 'Q4.5', asks: 'head-of-sales', good: 'yes', text: say('Территория поделена между людьми (или она одна)?', 'Is the territory divided among people (or is there one)?') },
    { id: 'Q4.6', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S4.3'], text: say('Новых ищут и текущих ведут разные люди?', 'Do different people find new customers and keep current ones?') },
    { id: 'Q4.7', asks: 'rep', good: 'yes', text: say('Вам ясно, кто квалифицирует, кто продаёт, кто сопровождает, кто оформляет?', 'Is it clear to you who qualifies, who sells, who serves and who does the paperwork?') },
    { id: 'Q4.8', asks: 'owner', good: 'yes', answeredBySignals: ['S4.1'], text: say('У каждого руководителя от трёх до шести менеджеров?', 'Does each head have three to six reps?') },
    { id: 'Q4.9', asks: 'owner', good: 'yes', text: say('Структуру отдела за последний год сверяли с потоком клиентов и загрузкой людей?', 'Within a year, was the structure checked against the flow of customers and the load of people?') },
    { id: 'Q4.10', asks: 'head-of-sales', good: 'yes', text: say('Есть хотя бы трое с одинаковой работой, которых можно сравнить?', 'Are there at least three with the same work who can be compared?') },
    { id: 'Q4.11', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S4.7'], text: say('У каждого продукта, региона и канала есть ответственный?', 'Does each product, region and channel have somebody who answers for it?') },
  ],
  steps: [
    { id: 'owner-out', text: say('Назначьте руководителя отдела: менеджеры получают задачи от него, а не от собственника.', 'Appoint a head of sales: reps get their tasks from the head and not from the owner.'), moves: ['S4.2'], screen: '/department/employees' },
    { id: 'choose-cut', text: say('Выберите, по чему делить: аудитория, продукт, канал, территория. Берите тот разрез, где конверсия различается больше всего.', 'Choose the cut: audience, product, channel, territory. Take the one in which win rates differ most.'), moves: ['S4.4', 'S4.6'], screen: '/funnel' },
    { id: 'functions', text: say('Разделите функции: кто приводит новых, кто закрывает, кто ведёт текущих, кто оформляет.', 'Divide functions: who brings new customers, who closes, who keeps current ones, who does the paperwork.'), moves: ['S4.3'], screen: '/department/employees' },
    { id: 'span', text: say('Держите у руководителя от трёх до шести менеджеров; больше шести — две команды.', 'Keep three to six reps to a head; more than six make two teams.'), moves: ['S4.1'], screen: '/department/employees' },
    { id: 'load', text: say('Выровняйте число открытых сделок между людьми одной роли.', 'Even out the open deals among people of one role.'), moves: ['S4.5'], screen: '/funnel' },
    { id: 'holes', text: say('Назовите ответственного за каждый продукт, регион и канал.', 'Name who answers for each product, region and channel.'), moves: ['S4.7'], screen: '/department/employees' },
  ],
  dependsOn: [3, 1],
};
