import { atLeast, atMost, goodIf, say, trend, type Mistake } from '../vocabulary.ts';

const winBack = say('доска возврата клиентов или ответ на вопрос', 'the win-back board, or the answer to the question');

/** Section 11 of the method. */
export const lostCustomers: Mistake = {
  number: 11,
  id: 'lost-customers',
  title: say('Потерянных клиентов не возвращают', 'Lost customers are not won back'),
  what: say(
    'Клиент потерян, когда он молчит намного дольше своего обычного ритма. Если признак не записан и список не пересматривают, уходящих замечают, когда звонить поздно.',
    'A customer is lost when it is silent much longer than its own usual rhythm. Where the criterion is not written and the list is not reviewed, leaving is noticed when it is too late to call.',
  ),
  why: say(
    'Вернуть дешевле, чем привлечь: такого клиента не надо покупать, и он уже показал, сколько приносит за жизнь.',
    'Winning back costs less than winning: this customer needs no buying and has shown what it brings in a lifetime.',
  ),
  points: [
    { key: 'why-price', text: say('Старый клиент выгоднее нового: за привлечение уже заплачено.', 'An old customer beats a new one: its winning has been paid for.') },
    { key: 'why-ltv', text: say('И он выгоднее по LTV — тому, что приносит за всё время.', 'And by LTV: what it brings over its lifetime.') },
    { key: 'step-criteria', text: say('Шаг первый: записать признаки, по которым клиент считается потерянным. У нас это молчание втрое дольше его обычного промежутка и не меньше 30 дней.', 'First step: write down the criteria by which a customer counts as lost. Ours is a silence of three usual gaps and at least 30 days.') },
    { key: 'step-count', text: say('Шаг второй: взять из базы число отказов.', 'Second step: take the number of losses from the database.') },
    { key: 'step-dynamics', text: say('Их динамику.', 'Their dynamics.') },
    { key: 'step-directions', text: say('И направления, по которым они идут.', 'And the directions in which they come.') },
    { key: 'step-causes', text: say('Шаг третий: найти причины; качество продукта — первая из них.', 'Third step: find the causes; the quality of the product is the first of them.') },
    { key: 'step-list', text: say('Шаг четвёртый: выписать всех потерянных и решить, кого правда стоит вернуть.', 'Fourth step: list all lost customers and decide whom it really makes sense to win back.') },
    { key: 'step-ways', text: say('Шаг пятый: придумать, как возвращать.', 'Fifth step: think of ways to win them back.') },
    { key: 'error-strike-off', text: say('Ошибка: сразу вычеркнуть тех, с кем расстались из-за конфликта.', 'An error: striking off at once those with whom one parted in a conflict.') },
    { key: 'error-fear', text: say('Ошибка: бояться возвращать крупных после конфликта.', 'An error: being afraid to win back large ones after a conflict.') },
    { key: 'error-everyone', text: say('Ошибка: возвращать всех подряд.', 'An error: trying to win back everyone.') },
    { key: 'error-chances', text: say('Ошибка: думать, что попыток будет несколько.', 'An error: thinking there will be several chances.') },
    { key: 'error-head-refuses', text: say('Ошибка: руководитель компании не хочет говорить с клиентом сам.', 'An error: the head of the company refuses to talk to customers.') },
    { key: 'error-email', text: say('Ошибка: возвращать письмами.', 'An error: trying to win back by e-mail.') },
    { key: 'error-same-rep', text: say('Ошибка: поручать возврат тому, кто клиента потерял.', 'An error: giving the task to the rep who lost the customer.') },
  ],
  signals: [
    {
      id: 'S11.1', critical: true, ground: 'practice', answeredBy: 'Q11.1', window: 'last-30-days', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Признак потери записан, список пересмотрен', 'The criterion is written, the list reviewed'),
      formula: say('список тишины — признак потери и все, кто под него попал, — открывали за последние 30 дней; пока не открывали ни разу — по ответу на вопрос', 'the list of silence, which holds the criterion of a loss and all who meet it, was opened within 30 days; by the answer to the question until it ever was'),
      filledBy: say('разбор списка тишины или ответ на вопрос', 'work through the list of silence, or the answer to the question'),
    },
    {
      id: 'S11.2', ground: 'facts', window: 'last-6-months', unit: 'z', bound: trend('less'), origins: ['seed'], minimum: 30,
      title: say('Потери растут', 'Losses grow'),
      formula: say('z разности: потерянные за месяц ÷ активные в его начале — три последних полных месяца против трёх до них', 'z of the difference: lost in a month ÷ active at its start, the last three full months against the three before'),
      rows: say('месяцы', 'months'),
    },
    {
      id: 'S11.3', ground: 'practice', answeredBy: 'Q11.4', filledBy: winBack, window: 'last-12-months', unit: 'share', bound: atLeast(0.8, 0.3), origins: ['seed'],
      title: say('Причина потери записана', 'The cause of the loss is recorded'),
      formula: say('потерянные клиенты с записанной причиной ÷ все потерянные', 'lost customers with a recorded cause ÷ all lost customers'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S11.4', ground: 'practice', answeredBy: 'Q11.5', filledBy: winBack, window: 'last-12-months', unit: 'share', bound: atLeast(0.9, 0.3), origins: ['seed'],
      title: say('По потерянным A и B есть решение', 'Lost customers A and B have a decision'),
      formula: say('потерянные клиенты A и B с решением «возвращаем», «нет» или «позже» ÷ все потерянные A и B', 'lost customers A and B with a decision "win back", "no" or "later" ÷ all lost customers A and B'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S11.5', ground: 'practice', answeredBy: 'Q11.12', filledBy: winBack, window: 'last-12-months', unit: 'share', bound: atMost(0, 0.2), origins: ['seed'],
      title: say('Возврат поручен тому, кто потерял', 'Win-back is given to the rep who lost'),
      formula: say('возвраты, порученные менеджеру, который клиента потерял ÷ все возвраты', 'win-backs assigned to the rep who lost the customer ÷ all win-backs'),
    },
    {
      id: 'S11.6', ground: 'practice', answeredBy: 'Q11.11', filledBy: winBack, window: 'last-12-months', unit: 'share', bound: atMost(0, 0.3), origins: ['seed'],
      title: say('Возврат одними письмами', 'Win-back by e-mail alone'),
      formula: say('возвраты, где клиента касались только письмами ÷ все возвраты', 'win-backs whose only touches are e-mails ÷ all win-backs'),
    },
    {
      id: 'S11.7', ground: 'practice', answeredBy: 'Q11.10', filledBy: winBack, window: 'last-12-months', unit: 'count', bound: atMost(0, 1), origins: ['seed'],
      title: say('Крупные после конфликта без звонка руководителя', 'Large ones after a conflict without the head\'s call'),
      formula: say('число крупных клиентов, ушедших из-за конфликта, с которыми не говорил руководитель или собственник', 'number of large customers who left in a conflict and to whom neither the head nor the owner has talked'),
    },
    {
      id: 'S11.8', ground: 'tool', filledBy: say('доска возврата клиентов', 'the win-back board'), window: 'last-12-months', unit: 'z', bound: trend('more'), origins: ['default'], minimum: 30,
      title: say('Возвраты удаются', 'Win-backs succeed'),
      formula: say('z к своей истории: вернувшиеся за 90 дней ÷ все попытки; рядом — выручка от вернувшихся за 12 месяцев', 'z against one\'s own history: returned within 90 days ÷ all attempts; beside it, revenue from the returned in 12 months'),
    },
    {
      id: 'S11.9', ground: 'practice', answeredBy: 'Q11.3', window: 'last-3-months', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Потери видны по направлениям', 'Losses are seen by direction'),
      formula: say('люди смотрят потери по продукту, региону и менеджеру', 'people look at losses by product, region and rep'),
      filledBy: say('разбор потерь по направлениям или ответ на вопрос', 'work with losses by direction, or the answer to the question'),
    },
    {
      id: 'S11.10', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.3), origins: ['default'], minimum: 10,
      title: say('Затихающим звонят вовремя', 'Those falling silent are called in time'),
      formula: say('клиенты, которых коснулись в первые пять рабочих дней после того, как они затихли ÷ все затихшие', 'customers touched within five working days of falling silent ÷ all who fell silent'),
      rows: say('клиенты', 'customers'),
    },
  ],
  questions: [
    { id: 'Q11.1', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S11.1'], text: say('Записан ли признак потерянного клиента и пересматриваете ли список хотя бы раз в месяц?', 'Is the criterion of a lost customer written down, and is the list reviewed at least once a month?') },
    { id: 'Q11.2', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S11.2'], text: say('Знаете ли, сколько клиентов ушло за последние месяцы и растёт ли это число?', 'Do you know how many customers left in the last months and whether the number grows?') },
    { id: 'Q11.3', asks: 'head-of-sales', good: 'yes', text: say('Смотрите ли, по каким направлениям уходят: продукт, регион, менеджер?', 'Do you look at where customers leave: product, region, rep?') },
    { id: 'Q11.4', asks: 'head-of-sales', good: 'yes', text: say('Записана ли причина ухода почти у каждого потерянного клиента?', 'Is the cause recorded for almost every lost customer?') },
    { id: 'Q11.5', asks: 'head-of-sales', good: 'yes', text: say('Решено ли по каждому крупному потерянному: возвращаем, нет или позже?', 'Is it decided for each large lost customer: win back, no, or later?') },
    { id: 'Q11.6', asks: 'owner', good: 'yes', text: say('Придуманы ли способы, которыми вы возвращаете клиентов?', 'Have you thought out how you win customers back?') },
    { id: 'Q11.7', asks: 'head-of-sales', good: 'no', text: say('Вычёркиваете ли сразу тех, с кем расстались из-за конфликта, или боитесь им звонить?', 'Do you strike off at once those with whom you parted in a conflict, or fear to call them?') },
    { id: 'Q11.8', asks: 'head-of-sales', good: 'no', text: say('Пытаетесь ли вернуть всех подряд?', 'Do you try to win back everyone?') },
    { id: 'Q11.9', asks: 'head-of-sales', good: 'yes', text: say('Готовите ли возврат так, будто попытка одна?', 'Do you prepare a win-back as if there were one chance only?') },
    { id: 'Q11.10', asks: 'owner', good: 'yes', text: say('Звоните ли вы сами крупному клиенту, который ушёл после конфликта?', 'Do you yourself call a large customer who left after a conflict?') },
    { id: 'Q11.11', asks: 'head-of-sales', good: 'no', text: say('Возвращаете ли клиентов одними письмами?', 'Do you win customers back by e-mail alone?') },
    { id: 'Q11.12', asks: 'rep', good: 'no', text: say('Поручают ли вам возвращать клиентов, которых потеряли вы сами?', 'Are you told to win back the customers you yourself lost?') },
  ],
  steps: [
    { id: 'criterion', text: say('Запишите признак потерянного клиента по его ритму и пересматривайте список каждый месяц.', 'Write down the criterion of a lost customer by its rhythm and review the list every month.'), moves: ['S11.1'], screen: '/silence' },
    { id: 'figures', text: say('Следите за числом потерь, их динамикой и направлениями.', 'Follow the number of losses, their dynamics and directions.'), moves: ['S11.2', 'S11.9'], screen: '/silence' },
    { id: 'early', text: say('Звоните затихающим в первые пять рабочих дней.', 'Call those who fall silent within five working days.'), moves: ['S11.10', 'S11.2'], screen: '/silence' },
    { id: 'causes', text: say('Спросите ушедших о причине и запишите её.', 'Ask those who left for the cause and record it.'), moves: ['S11.3'] },
    { id: 'decide', text: say('По каждому A и B решите: возвращаем, нет или позже; конфликтных не вычёркивайте.', 'Decide for each A and B: win back, no, or later; do not strike off conflicts.'), moves: ['S11.4', 'S11.7'], screen: '/silence' },
    { id: 'ways', text: say('Готовьте одну сильную попытку: звонок другого менеджера, после конфликта — руководителя; не письмо.', 'Prepare one strong attempt: a call by another rep, after a conflict by the head; not an e-mail.'), moves: ['S11.5', 'S11.6', 'S11.7', 'S11.8'] },
  ],
  dependsOn: [2, 3, 25],
  price: {
    formula: say('сумма средней месячной маржи клиентов, потерянных за последние три полных месяца: столько недополучаете каждый месяц', 'sum of the average monthly margin of the customers lost in the last three full months: what each month now lacks'),
    assumptions: [
      say('среднее — за 12 месяцев до этих трёх; клиенты, чья маржа не известна, не входят', 'the average is of the 12 months before these three; customers whose margin is unknown are not in it'),
      say('без возврата клиент не купил бы больше ничего', 'without winning back the customer would buy nothing more'),
    ],
  },
};
