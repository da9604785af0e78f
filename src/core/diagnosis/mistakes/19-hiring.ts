import { atLeast, atMost, goodIf, info, say, type Mistake } from '../vocabulary.ts';

const vacancies = say('Вакансии и воронка подбора', 'Vacancies and the hiring funnel');

/** Section 19 of the method. */
export const hiring: Mistake = {
  number: 19,
  id: 'hiring',
  title: say('Подбор персонала не организован', 'Hiring is not organised'),
  what: say(
    'Людей ищут, когда кто-то ушёл. Сколько менеджеров нужно под задачу, кого искать, где и через какие шаги отбирать, не посчитано и не записано.',
    'People are looked for when somebody has left. How many reps the task takes, whom to look for, where and by which steps to choose, is neither counted nor written.',
  ),
  why: say(
    'Пустое место не продаёт, слабого новичка оплачивают испытательным сроком, а план остаётся на тех, кто остался.',
    'An empty seat sells nothing, a weak newcomer is paid through probation, and the plan falls on those who stayed.',
  ),
  points: [
    { key: 'goals', text: say('Сначала решают, каких целей надо достичь.', 'First it is decided which goals to reach.') },
    { key: 'how-many', text: say('Считают, сколько менеджеров для этого нужно.', 'It is counted how many reps that takes.') },
    { key: 'business-task', text: say('Определяют бизнес-задачу.', 'The business task is defined.') },
    { key: 'portrait', text: say('Описывают портрет кандидата.', 'A portrait of the candidate is drawn.') },
    { key: 'channels', text: say('Выбирают, где искать.', 'It is chosen where to look.') },
    { key: 'funnel', text: say('Запускают воронку подбора.', 'A hiring funnel is started.') },
    { key: 'interview', text: say('Проводят собеседования.', 'Interviews are held.') },
    { key: 'skill-model', text: say('Строят навыковую модель сотрудников.', 'A skill model of the employees is built.') },
    { key: 'selection-system', text: say('Систему отбора описывают, опираясь на навыковую модель.', 'The system of selection is described on the ground of the skill model.') },
    { key: 'personnel-model', text: say('Строят кадровую модель работы с людьми.', 'A personnel model is built for work with people.') },
    { key: 'constant-training', text: say('Обучение менеджеров делают постоянным.', 'The training of reps is made constant.') },
  ],
  signals: [
    {
      id: 'S19.1', ground: 'tool', filledBy: say('Калькулятор численности', 'The headcount calculator'), window: 'as-of', unit: 'count', bound: atMost(0, 2), origins: ['seed', 'default'],
      title: say('Скольких не хватает', 'How many are missing'),
      formula: say('сколько менеджеров нужно (большее из расчёта от плана и от нагрузки) − сколько работает в полную силу', 'reps needed (the larger of the count from the plan and from the workload) − those at full strength'),
    },
    {
      id: 'S19.2', ground: 'tool', filledBy: vacancies, window: 'as-of', unit: 'count', bound: atMost(0, 1), origins: ['default'],
      title: say('Вакансии старше 45 дней', 'Vacancies older than 45 days'),
      formula: say('вакансии, открытые дольше 45 дней', 'vacancies open for more than 45 days'),
    },
    {
      id: 'S19.3', ground: 'practice', answeredBy: 'Q19.6', filledBy: vacancies, window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Воронка подбора ведётся', 'A hiring funnel is kept'),
      formula: say('есть не меньше пяти этапов подбора со счётом людей на каждом', 'there are at least five steps of hiring with people counted at each'),
    },
    {
      id: 'S19.4', ground: 'tool', filledBy: vacancies, window: 'last-12-months', unit: 'share', bound: info, origins: ['default'],
      title: say('Конверсии подбора', 'Conversions of hiring'),
      formula: say('конверсия этапа, на котором потеряно больше всего кандидатов, против своей истории', 'conversion of the step where most candidates are lost, against its own history'),
    },
    {
      id: 'S19.5', ground: 'facts', window: 'all-time', unit: 'share', bound: atLeast(0.6, 0.4), origins: ['source-53', 'default'], minimum: 3,
      title: say('Прошли испытательный срок', 'Passed probation'),
      formula: say('принятые в пределах истории и больше 90 дней назад, кто проработал дольше 90 дней, ÷ все такие принятые', 'those hired within the history and more than 90 days ago who stayed longer than 90 days ÷ all such'),
      rows: say('принятые', 'those hired'),
    },
    {
      id: 'S19.6a', half: true, ground: 'facts', window: 'last-12-months', unit: 'ratio', bound: atMost(1, 2), origins: ['default'], minimum: 2,
      title: say('Дней до первой победы', 'Days to the first win'),
      formula: say('медиана дней от приёма до первой выигранной сделки у принятых за 12 месяцев ÷ такая же медиана у принятых раньше; кто ещё не выиграл, учтён как незаконченный', 'median days from hiring to the first won deal of those hired in 12 months ÷ the same median of those hired before; who has not won yet counts as unfinished'),
      rows: say('принятые', 'those hired'),
    },
    {
      id: 'S19.6b', half: true, ground: 'facts', window: 'last-12-months', unit: 'ratio', bound: atMost(1, 2), origins: ['default'], minimum: 2,
      title: say('Месяцев до 80 % плана', 'Months to 80 % of plan'),
      formula: say('медиана дней от приёма до конца первого месяца с выполнением плана от 80 % у принятых за 12 месяцев ÷ такая же медиана у принятых раньше', 'median days from hiring to the end of the first month at 80 % of plan or more of those hired in 12 months ÷ the same median of those hired before'),
      rows: say('принятые', 'those hired'),
    },
    {
      id: 'S19.7', ground: 'tool', filledBy: say('Карточка собеседования', 'The interview card'), window: 'last-12-months', unit: 'share', bound: atLeast(0.9, 0.3), origins: ['seed'],
      title: say('Собеседования по навыковой модели', 'Interviews by the skill model'),
      formula: say('собеседования с оценённой карточкой, связанной с навыковой моделью, ÷ все собеседования', 'interviews with a scored card tied to the skill model ÷ all interviews'),
    },
    {
      id: 'S19.8', ground: 'tool', filledBy: vacancies, window: 'last-30-days', unit: 'count', bound: atLeast(5, 0), origins: ['default'],
      title: say('Постоянный поток кандидатов', 'A constant stream of candidates'),
      formula: say('кандидаты за 30 дней на команду', 'candidates of 30 days a team'),
    },
    {
      id: 'S19.9', ground: 'tool', filledBy: say('Маршрут новичка', 'The newcomer\'s path'), window: 'last-12-months', unit: 'share', bound: atLeast(1, 0.5), origins: ['seed'],
      title: say('План обучения новичка', 'A newcomer\'s training plan'),
      formula: say('новички с планом обучения и проверками ÷ все новички', 'newcomers with a training plan and checks ÷ all newcomers'),
    },
  ],
  questions: [
    { id: 'Q19.1', asks: 'owner', good: 'yes', text: say('Записаны ли цели отдела на ближайший год?', 'Are the department\'s goals for the coming year written down?') },
    { id: 'Q19.2', asks: 'owner', good: 'yes', text: say('Посчитано ли, сколько менеджеров нужно для этих целей?', 'Is it counted how many reps those goals take?') },
    { id: 'Q19.3', asks: 'owner', good: 'yes', text: say('Определена ли задача, которую решит каждый новый человек?', 'Is the task that each new person will solve defined?') },
    { id: 'Q19.4', asks: 'head-of-sales', good: 'yes', text: say('Есть ли письменный портрет кандидата?', 'Is there a written portrait of the candidate?') },
    { id: 'Q19.5', asks: 'head-of-sales', good: 'yes', text: say('Знаете ли вы, какие каналы поиска дают лучших людей?', 'Do you know which channels bring the best people?') },
    { id: 'Q19.6', asks: 'head-of-sales', good: 'yes', text: say('Считаете ли вы кандидатов по этапам: отклик, телефон, встреча, оффер, выход?', 'Do you count candidates by step: response, telephone, meeting, offer, first day?') },
    { id: 'Q19.7', asks: 'head-of-sales', good: 'yes', text: say('Проводите ли вы собеседования по единой карточке?', 'Do you hold interviews by one card?') },
    { id: 'Q19.8', asks: 'head-of-sales', good: 'yes', text: say('Описано ли, какими навыками должен владеть менеджер?', 'Is it described which skills a rep must have?') },
    { id: 'Q19.9', asks: 'head-of-sales', good: 'yes', text: say('Отбираете ли вы по этим навыкам, а не по впечатлению?', 'Do you choose by those skills and not by impression?') },
    { id: 'Q19.10', asks: 'owner', good: 'yes', text: say('Есть ли кадровая модель: должности, ступени, вилки оплаты, кадровый резерв?', 'Is there a personnel model: positions, grades, pay ranges, succession?') },
    { id: 'Q19.11', asks: 'head-of-sales', good: 'yes', text: say('Учатся ли менеджеры постоянно, а не только в первую неделю?', 'Do reps learn constantly, not only in the first week?') },
  ],
  steps: [
    { id: 'count', text: say('Посчитайте, сколько людей нужно: от плана и от нагрузки; возьмите большее и добавьте замену ушедшим.', 'Count the people needed from the plan and from the workload; take the larger and add for those who leave.'), moves: ['S19.1'], screen: '/plan' },
    { id: 'portrait', text: say('Запишите портрет и навыки, по ним сделайте карточку собеседования.', 'Write the portrait and the skills, and make the interview card from them.'), moves: ['S19.7'] },
    { id: 'funnel', text: say('Заведите воронку подбора и считайте людей на каждом шаге и цену отклика.', 'Start a hiring funnel and count people at each step and the price of a response.'), moves: ['S19.3', 'S19.4'] },
    { id: 'always', text: say('Держите поиск открытым всегда, а не когда место опустело.', 'Keep looking always, not when a seat is empty.'), moves: ['S19.2', 'S19.8'] },
    { id: 'newcomer', text: say('Дайте новичку план обучения с проверками на каждый этап.', 'Give a newcomer a training plan with a check for each step.'), moves: ['S19.5', 'S19.6a', 'S19.6b', 'S19.9'], screen: '/department/employees' },
    { id: 'model', text: say('Опишите кадровую модель: должности, ступени, вилки, резерв — и постоянное обучение.', 'Describe the personnel model: positions, grades, pay ranges, succession, and constant training.'), moves: ['S19.9'] },
  ],
  dependsOn: [4, 6, 12],
};
