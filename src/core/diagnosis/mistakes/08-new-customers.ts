import { atLeast, atMost, goodIf, say, type Mistake, within } from '../vocabulary.ts';

/** Section 8 of the method. */
export const newCustomers: Mistake = {
  number: 8,
  id: 'new-customers',
  title: say('За новых клиентов никто не отвечает', 'Nobody answers for new customers'),
  what: say(
    'Привлечение новых и забота о текущих — разная работа. Когда её делают одни и те же люди, новых не считают, их воронки нет, а лиды ждут ответа.',
    'Winning new customers and caring for current ones is different work. Where the same people do both, new customers are not counted, they have no funnel, and leads wait for an answer.',
  ),
  why: say(
    'Каждый лид уже оплачен. Ответ через час вместо пяти минут и маленький первый чек теряют эти деньги незаметно.',
    'Every lead has been paid for. An answer after an hour instead of five minutes and a small first order lose this money unseen.',
  ),
  points: [
    { key: 'raise-bundle', text: say('Первый чек растёт, когда придуманы комплекты: что можно продать вместе.', 'The first order grows with bundles: think what can be sold together.') },
    { key: 'raise-dearer', text: say('Предлагайте версию подороже, с дополнительными возможностями.', 'Offer a dearer version with extra features.') },
    { key: 'raise-together', text: say('Держите список того, что обычно берут вместе с основным товаром.', 'Keep a list of what is usually bought together with the main product.') },
    { key: 'raise-customer-bonus', text: say('Давайте бонус за средний чек самому клиенту.', 'Give the customer a bonus for the average order.') },
    { key: 'raise-price-policy', text: say('Цены и ассортимент устроены так, чтобы что-то купить мог любой клиент.', 'Prices and assortment are made so that any customer can buy something.') },
    { key: 'sign-same-people', text: say('Признак беды: новых приводят и текущих обслуживают одни и те же люди.', 'A sign of trouble: the same people win new customers and serve current ones.') },
    { key: 'sign-not-counted', text: say('Признак: сколько новых пришло за последний год, точно сказать нельзя.', 'A sign: nobody can say exactly how many new customers came in the last year.') },
    { key: 'sign-no-conversion', text: say('Признак: конверсию из лида в продажу не посчитать.', 'A sign: the conversion from lead to sale cannot be computed.') },
    { key: 'sign-no-funnel', text: say('Признак: отдельной воронки привлечения нет.', 'A sign: there is no separate funnel for winning customers.') },
  ],
  signals: [
    {
      id: 'S8.1', ground: 'facts', window: 'last-90-days', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed', 'default'], minimum: 10,
      title: say('Есть кому отвечать за новых', 'Somebody answers for new customers'),
      formula: say('есть хотя бы один сотрудник с функцией «новые», у которого не меньше 70 % успешных сделок — с новыми клиентами', 'at least one employee has the function "new" and at least 70 % of own won deals with new customers'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S8.2', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.2, 0.5), origins: ['seed'], minimum: 2,
      title: say('Менеджеры, которые ведут и новых, и текущих', 'Reps who do both new and current customers'),
      formula: say('менеджеры, у которых и новых, и текущих больше 20 % успешных сделок ÷ менеджеры с пятью успешными сделками и больше; если продают пятеро и больше', 'reps with more than 20 % of won deals both new and current ÷ reps with five won deals or more; where five people or more sell'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S8.3', ground: 'facts', window: 'last-12-months', unit: 'share', bound: atLeast(0.95, 0.8), origins: ['seed'], minimum: 10,
      title: say('Новых можно посчитать', 'New customers can be counted'),
      formula: say('заказы с известным клиентом и датой его первого заказа ÷ все заказы за 12 месяцев', 'orders with a known customer and the date of the customer\'s first order ÷ all orders of 12 months'),
      rows: say('заказы', 'orders'),
    },
    {
      id: 'S8.4', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atLeast(0.9, 0.6), origins: ['seed'], minimum: 10,
      title: say('Конверсию лидов можно посчитать', 'The conversion of leads can be computed'),
      formula: say('лиды, у которых записаны и источник, и итог ÷ все лиды', 'leads with both a source and an outcome ÷ all leads'),
      rows: say('лиды', 'leads'),
    },
    {
      id: 'S8.5', ground: 'facts', window: 'last-90-days', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'], minimum: 10,
      title: say('Воронка новых отделена', 'The funnel for new customers is separate'),
      formula: say('есть воронка, помеченная «новые клиенты», или такая, где не меньше 90 % успешных сделок — с новыми', 'there is a pipeline marked "new customers", or one where at least 90 % of won deals are with new customers'),
      rows: say('воронки', 'pipelines'),
    },
    {
      id: 'S8.6', partsIn: 'money', ground: 'facts', window: 'last-90-days', unit: 'ratio', bound: within([0.6, 1.1], [0.4, null]), origins: ['default'], minimum: 10,
      title: say('Чек новых к чеку текущих', 'New customers\' order to current ones\''),
      formula: say('медиана заказа новых клиентов ÷ медиана заказа текущих', 'median order of new customers ÷ median order of current ones'),
      rows: say('заказы', 'orders'),
    },
    {
      id: 'S8.7', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atLeast(0.3, 0.1), origins: ['default'], minimum: 10,
      title: say('Первый заказ из нескольких категорий', 'First orders of several categories'),
      formula: say('первые заказы, в которых две категории и больше ÷ первые заказы с известными категориями', 'first orders with two categories or more ÷ first orders with known categories'),
      rows: say('первые заказы', 'first orders'),
    },
    {
      id: 'S8.8a', half: true, ground: 'facts', window: 'last-90-days', unit: 'minutes', bound: atMost(5, 30), origins: ['source-24', 'default'], minimum: 10,
      title: say('Ответ новому лиду: обычный', 'Answer to a new lead: usual'),
      formula: say('медиана рабочих минут от лида до первого ответа; лид без ответа ждёт до сих пор', 'median of working minutes from the lead to the first answer; a lead without one waits until now'),
      rows: say('лиды', 'leads'),
    },
    {
      id: 'S8.8b', half: true, ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.1, 0.4), origins: ['source-24', 'default'], minimum: 10,
      title: say('Ответ новому лиду: поздний', 'Answer to a new lead: late'),
      formula: say('лиды, которые ждали дольше 15 рабочих минут ÷ все лиды, чьё ожидание известно', 'leads that waited more than 15 working minutes ÷ all leads whose wait is known'),
      rows: say('лиды', 'leads'),
    },
    {
      id: 'S8.9', ground: 'facts', window: 'last-12-months', unit: 'yes-no', bound: goodIf('no'), origins: ['default'],
      title: say('Доля новых падает три квартала подряд', 'New customers\' share falls three quarters running'),
      formula: say('доля новых клиентов в выручке упала в каждом из трёх последних полных кварталов', 'the share of new customers in revenue fell in each of the last three full quarters'),
      rows: say('кварталы', 'quarters'),
    },
  ],
  questions: [
    { id: 'Q8.1', asks: 'owner', good: 'yes', answeredBySignals: ['S8.1'], text: say('Есть ли человек, который отвечает за план по новым клиентам?', 'Is there a person who answers for the plan of new customers?') },
    { id: 'Q8.2', asks: 'rep', good: 'no', answeredBySignals: ['S8.2'], text: say('Вы и привлекаете новых, и обслуживаете текущих клиентов?', 'Do you both win new customers and serve current ones?') },
    { id: 'Q8.3', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S8.3'], text: say('Можете точно сказать, сколько новых клиентов пришло за последний год?', 'Can you say exactly how many new customers came in the last year?') },
    { id: 'Q8.4', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S8.4'], text: say('Считаете ли конверсию из лида в продажу?', 'Do you compute the conversion from lead to sale?') },
    { id: 'Q8.5', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S8.5'], text: say('Есть ли у новых клиентов своя воронка?', 'Do new customers have a funnel of their own?') },
    { id: 'Q8.6', asks: 'head-of-sales', good: 'yes', text: say('Есть ли готовые комплекты для первой покупки?', 'Are there ready bundles for the first purchase?') },
    { id: 'Q8.7', asks: 'rep', good: 'yes', text: say('Предлагаете ли новому клиенту версию подороже, с дополнительными возможностями?', 'Do you offer a new customer a dearer version with extra features?') },
    { id: 'Q8.8', asks: 'rep', good: 'yes', text: say('Есть ли у вас список товаров, которые берут вместе с основным?', 'Do you have a list of goods bought together with the main one?') },
    { id: 'Q8.9', asks: 'head-of-sales', good: 'yes', text: say('Получает ли клиент бонус за чек выше среднего?', 'Does a customer get a bonus for an order above the average?') },
    { id: 'Q8.10', asks: 'owner', good: 'yes', text: say('Найдёт ли у вас что купить любой клиент: есть входной товар и цена для каждого сегмента?', 'Can any customer buy something: is there an entry product and a price for each segment?') },
  ],
  steps: [
    { id: 'appoint', text: say('Назначьте тех, кто работает только с новыми, и дайте им план.', 'Appoint people who work with new customers only, and give them a plan.'), moves: ['S8.1', 'S8.2'], screen: '/department/employees' },
    { id: 'count', text: say('Указывайте клиента в каждом заказе, источник и итог в каждом лиде.', 'Name the customer in every order, the source and the outcome in every lead.'), moves: ['S8.3', 'S8.4'], screen: '/health' },
    { id: 'own-funnel', text: say('Заведите отдельную воронку привлечения и смотрите её отдельно.', 'Set up a separate funnel for winning customers and look at it on its own.'), moves: ['S8.5', 'S8.9'], screen: '/department/stages' },
    { id: 'answer-fast', text: say('Отвечайте новому лиду за пять минут: назначьте дежурного и считайте рабочие минуты.', 'Answer a new lead within five minutes: put somebody on duty and count working minutes.'), moves: ['S8.8a', 'S8.8b'] },
    { id: 'bundles', text: say('Соберите комплекты, список «берут вместе» и версию подороже.', 'Make bundles, a list of what is bought together, and a dearer version.'), moves: ['S8.6', 'S8.7'] },
    { id: 'bonus', text: say('Дайте клиенту бонус за чек выше среднего: он должен стоить меньше добавленной маржи.', 'Give the customer a bonus for an order above the average: it must cost less than the margin it adds.'), moves: ['S8.6'] },
    { id: 'matrix', text: say('Разработайте цены и ассортимент, при которых купить может любой: входной, основной и старший товар в каждом сегменте.', 'Make prices and an assortment that let anyone buy: an entry, a core and a premium product in each segment.'), moves: ['S8.6', 'S8.7'] },
  ],
  dependsOn: [1, 3],
  price: {
    formula: say('новые заказы в месяц × (0,6 медианного чека текущих клиентов − медианный чек новых)', 'new orders a month × (0.6 of the current customers\' median order − the new customers\' median order)'),
    assumptions: [
      say('чек новых дотягивает до нижней границы нормы, число новых заказов не меняется', 'new orders reach the lower edge of the norm, their number stays as it is'),
      say('потери от медленного ответа сюда не входят', 'what slow answers lose is not in it'),
    ],
  },
};
