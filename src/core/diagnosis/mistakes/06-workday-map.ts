import { atLeast, atMost, say, type Mistake } from '../vocabulary.ts';

const dayPhoto = say('фото рабочего дня: минуты по видам работ, которые менеджер отмечает сам', 'the day photo: minutes by kind of work that the rep marks');

/** Section 6 of the method. */
export const workdayMap: Mistake = {
  number: 6,
  id: 'workday-map',
  title: say('Карты рабочего дня не составляются', 'No maps of the working day are made'),
  what: say(
    'Никто не знает, на что уходит день менеджера. Карта дня говорит, каким он должен быть, фото дня — каким он был; разница между ними и есть находка.',
    'Nobody knows where a rep\'s day goes. The day map says what it should be, the day photo what it was; the difference between them is the finding.',
  ),
  why: say(
    'Отдел платит за часы продаж, а получает документы, поиск и ожидание: на сами продажи у продавца остаётся около трети дня.',
    'The department pays for hours of selling and gets paperwork, searching and waiting: about a third of the day is left for selling.',
  ),
  points: [
    { key: 'appoint-responsible', text: say('Чтобы узнать, чем заняты менеджеры, за замер отвечает один назначенный человек.', 'To learn what reps do, one appointed person answers for the measuring.') },
    { key: 'day-map', text: say('Карту рабочего дня составляют на каждого сотрудника.', 'A map of the working day is made for every employee.') },
    { key: 'day-photo', text: say('Фото рабочего дня снимают тоже с каждого.', 'A photo of the working day is taken of each of them, too.') },
    { key: 'use-for-speed', text: say('Данные собирают ради дела: чтобы менеджеры работали быстрее и лучше.', 'The data serve a purpose: that reps work faster and better.') },
    { key: 'use-structure', text: say('По ним решают, что поменять в структуре отдела.', 'They tell what to change in the structure of the department.') },
    { key: 'use-process', text: say('По ним упрощают и автоматизируют процессы, а часть обязанностей отдают другим сотрудникам.', 'They tell which processes to simplify and automate, and which duties to give to other employees.') },
    { key: 'use-functions', text: say('По ним делят функции так, чтобы менеджер сначала делал свою прямую работу.', 'They tell how to divide functions so that a rep does the proper work first.') },
  ],
  signals: [
    {
      id: 'S6.1', ground: 'practice', answeredBy: 'Q6.2', window: 'last-6-months', unit: 'share', bound: atLeast(1, 0.5), origins: ['seed', 'default'],
      title: say('Есть карта дня', 'Has a day map'),
      formula: say('сотрудники с картой дня не старше шести месяцев ÷ все сотрудники отдела', 'employees with a day map no older than six months ÷ all employees of the department'),
      filledBy: say('карты дня по ролям или ответ на вопрос', 'day maps by role, or the answer to the question'),
      rows: say('сотрудники', 'employees'),
    },
    {
      id: 'S6.2', ground: 'practice', answeredBy: 'Q6.3', window: 'last-6-months', unit: 'share', bound: atLeast(1, 0.5), origins: ['seed', 'default'],
      title: say('Есть фото дня', 'Has a day photo'),
      formula: say('сотрудники с фото не меньше чем за три рабочих дня за полгода ÷ все сотрудники отдела', 'employees with a photo of at least three working days in half a year ÷ all employees of the department'),
      filledBy: say('фото дня или ответ на вопрос', 'day photos, or the answer to the question'),
      rows: say('сотрудники', 'employees'),
    },
    {
      id: 'S6.3', ground: 'tool', filledBy: dayPhoto, window: 'last-6-months', unit: 'share', bound: atLeast(0.5, 0.3), origins: ['default', 'source-34'],
      title: say('Доля прямых продаж в дне', 'Share of direct selling in the day'),
      formula: say('(разговоры + дозвон + встречи + письма и предложения) ÷ рабочее время', '(talk + ringing + meetings + letters and proposals) ÷ working time'),
    },
    {
      id: 'S6.4', ground: 'tool', filledBy: dayPhoto, window: 'last-6-months', unit: 'share', bound: atMost(0.15, 0.3), origins: ['default'],
      title: say('Доля чужой работы', 'Share of other people\'s work'),
      formula: say('(документы + логистика + склад + взыскание долгов + вопросы других отделов) ÷ рабочее время', '(documents + logistics + warehouse + debt collection + questions of other departments) ÷ working time'),
    },
    {
      id: 'S6.5', ground: 'facts', window: 'last-20-working-days', unit: 'share', bound: atLeast(0.25, 0.12), origins: ['default'], minimum: 10,
      title: say('Время с клиентом по телефонии и встречам', 'Time with customers by telephony and meetings'),
      formula: say('(минуты разговоров + минуты встреч, наложения считаются один раз) ÷ рабочие минуты менеджеров за 20 рабочих дней; встреча без длительности — час', '(minutes of talk + minutes of meetings, overlaps counted once) ÷ working minutes of the reps over 20 working days; a meeting without a length is an hour'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S6.6a', half: true, ground: 'facts', window: 'last-90-days', unit: 'minutes', bound: atMost(30, 90), origins: ['default'], minimum: 10,
      title: say('До первого действия с клиентом', 'Until the first action with a customer'),
      formula: say('медиана по дням менеджеров: от начала рабочего дня до первого исходящего звонка, встречи, перевода сделки или задачи', 'median over the reps\' days: from the start of the working day to the first outgoing call, meeting, stage move or task'),
      rows: say('дни менеджеров', 'days of reps'),
    },
    {
      id: 'S6.6b', half: true, ground: 'facts', window: 'last-90-days', unit: 'minutes', bound: atMost(90, 180), origins: ['default'], minimum: 10,
      title: say('Самый долгий перерыв без событий', 'The longest gap without any event'),
      formula: say('медиана по дням менеджеров: самый долгий промежуток между двумя событиями от начала рабочего дня', 'median over the reps\' days: the longest stretch between two events, from the start of the working day'),
      rows: say('дни менеджеров', 'days of reps'),
    },
    {
      id: 'S6.7', ground: 'tool', filledBy: say('карта и фото дня вместе', 'the day map and the day photo together'), window: 'last-6-months', unit: 'share', bound: atMost(0.25, 0.5), origins: ['default'],
      title: say('Расхождение карты и фото', 'Gap between map and photo'),
      formula: say('сумма отклонений факта от нормы по видам работ ÷ сумма норм', 'sum of the deviations of fact from norm by kind of work ÷ sum of the norms'),
    },
  ],
  questions: [
    { id: 'Q6.1', asks: 'owner', good: 'yes', text: say('Назначен ли человек, который отвечает за замер рабочего дня?', 'Is there a person who answers for measuring the working day?') },
    { id: 'Q6.2', asks: 'head-of-sales', good: 'yes', text: say('У каждого сотрудника есть карта рабочего дня, пересмотренная за последние полгода?', 'Does every employee have a map of the working day, reviewed within half a year?') },
    { id: 'Q6.3', asks: 'head-of-sales', good: 'yes', text: say('За последние полгода с каждого сняли фото хотя бы трёх рабочих дней?', 'Within half a year, was a photo of at least three working days taken of everyone?') },
    { id: 'Q6.4', asks: 'owner', good: 'yes', text: say('По этим данным меняли структуру отдела?', 'Was the structure of the department changed by these data?') },
    { id: 'Q6.5', asks: 'head-of-sales', good: 'yes', text: say('По этим данным упростили или автоматизировали какую-то работу либо отдали её другим?', 'Was any work simplified, automated or given to others by these data?') },
    { id: 'Q6.6', asks: 'rep', good: 'no', text: say('Уходит ли у вас больше двух часов в день на документы, поиск, склад или чужие вопросы?', 'Do paperwork, searching, the warehouse or other people\'s questions take more than two hours of your day?') },
  ],
  steps: [
    { id: 'responsible', text: say('Назначьте ответственного за замер и скажите людям зачем: не для наказания.', 'Appoint who answers for the measuring and tell people why: not to punish.'), moves: ['S6.1', 'S6.2'], screen: '/department/employees' },
    { id: 'maps', text: say('Составьте карту дня на каждую роль: сколько минут на какую работу.', 'Make a day map for each role: how many minutes for which work.'), moves: ['S6.1'] },
    { id: 'photos', text: say('Снимите фото трёх–пяти обычных дней с каждого, первый день не считайте.', 'Take a photo of three to five usual days of everyone; leave the first day out.'), moves: ['S6.2', 'S6.3'] },
    { id: 'compare', text: say('Сравните карту и фото и найдите, что съедает время.', 'Compare map and photo and find what eats the time.'), moves: ['S6.7', 'S6.6b'] },
    { id: 'process', text: say('Упростите и автоматизируйте то, что повторяется; лишнее отдайте помощнику или другому отделу.', 'Simplify and automate what repeats; give the rest to an assistant or another department.'), moves: ['S6.4', 'S6.3'] },
    { id: 'functions', text: say('Разделите функции так, чтобы утро и лучшие часы шли на клиентов.', 'Divide functions so that the morning and the best hours go to customers.'), moves: ['S6.5', 'S6.6a'], screen: '/department/employees' },
    { id: 'structure', text: say('Поправьте структуру отдела, если чужой работы больше трети дня.', 'Mend the structure of the department where other work takes more than a third of the day.'), moves: ['S6.4'], screen: '/department/employees' },
  ],
  dependsOn: [3],
};
