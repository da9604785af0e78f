import { atLeast, atMost, goodIf, say, trend, type Mistake } from '../vocabulary.ts';

/** Section 24 of the method. */
export const singleProduct: Mistake = {
  number: 24,
  id: 'single-product',
  title: say('Менеджеры продают только один продукт', 'Reps sell only one product'),
  what: say(
    'Менеджер предлагает то, что знает и любит, а остальную линейку не показывает. Клиент берёт у вас одну категорию и покупает остальное у других.',
    'A rep offers what he knows and likes and does not show the rest of the line. The customer takes one category from you and buys the rest elsewhere.',
  ),
  why: say(
    'Каждый клиент приносит меньше, чем мог бы: вторая категория продаётся без затрат на привлечение, но её никто не предложил.',
    'Every customer brings less than he could: a second category costs nothing to attract, but nobody offered it.',
  ),
  points: [
    { key: 'qualify-size', text: say('Шаг первый: определять клиента по крупности.', 'First step: qualify the customer by size.') },
    { key: 'qualify-potential', text: say('И по потенциалу: сколько он мог бы покупать.', 'And by potential: how much he could buy.') },
    { key: 'train-up-sale', text: say('Шаг второй: учить сотрудников Up-Sale — продавать больше или дороже того же.', 'Second step: train employees in up-sale, selling more or dearer of the same.') },
    { key: 'train-cross-sale', text: say('И Cross-sale: добавлять другую категорию.', 'And in cross-sale: adding another category.') },
    { key: 'motivate-average-order', text: say('Шаг третий: платить за высокий средний чек.', 'Third step: pay for a high average order.') },
    { key: 'raised-plans', text: say('Либо ставить намеренно завышенные планы.', 'Or set plans deliberately high.') },
    { key: 'call-listening', text: say('Шаг четвёртый: слушать звонки.', 'Fourth step: listen to calls.') },
    { key: 'control-quality', text: say('И держать под контролем качество разговора.', 'And keep the quality of the conversation under control.') },
  ],
  signals: [
    {
      id: 'S24.1', ground: 'facts', window: 'last-12-months', unit: 'share', bound: atLeast(0.3, 0.1), origins: ['default'], minimum: 10,
      title: say('Заказы с двумя категориями и больше', 'Orders with two categories or more'),
      formula: say('заказы, в которых не меньше двух категорий товара, ÷ заказы с известными категориями', 'orders with at least two categories of goods ÷ orders whose categories are known'),
      rows: say('заказы', 'orders'),
    },
    {
      id: 'S24.2', ground: 'facts', window: 'last-12-months', unit: 'count', bound: atLeast(2, 1), origins: ['default'], minimum: 10,
      title: say('Категорий у клиента', 'Categories a customer'),
      formula: say('медиана числа категорий, купленных за 12 полных месяцев, по активным клиентам', 'median number of categories bought over 12 full months, over active customers'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S24.3', ground: 'facts', window: 'last-12-months', unit: 'percentage-points', bound: atMost(0.15, 0.35), origins: ['default'],
      title: say('Любимый продукт менеджера', 'A rep\'s favourite product'),
      formula: say('доля любимого продукта в продажах менеджера минус доля этого продукта во всём отделе; берётся худший из менеджеров, у кого не меньше 20 продаж', 'share of a rep\'s favourite product in his sales minus its share in the department; the worst of the reps with at least 20 sales'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S24.4', ground: 'facts', window: 'last-12-months', unit: 'share', bound: atMost(0.2, 0.5), origins: ['default'],
      title: say('Непроданная часть линейки', 'The unsold part of the line'),
      formula: say('продукты, которых менеджер не продал ни разу, ÷ продукты, которые продаёт не меньше половины остальных; среднее по менеджерам', 'products a rep never sold ÷ products that at least half of the others sell; mean over reps'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S24.5', ground: 'facts', window: 'as-of', unit: 'share', bound: atLeast(0.9, 0.4), origins: ['seed'], minimum: 10,
      title: say('Клиенты с размером и потенциалом', 'Customers with size and potential'),
      formula: say('клиенты, у которых заполнены размер и потенциал, ÷ все клиенты', 'customers whose size and potential are filled ÷ all customers'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S24.6', ground: 'tool', window: 'last-90-days', unit: 'share', bound: atLeast(0.6, 0.2), origins: ['seed'], minimum: 5,
      title: say('Предложение второго товара в разговоре', 'A second product offered in the call'),
      formula: say('прослушанные звонки, в которых предложили сопутствующее или старшую версию, ÷ прослушанные звонки', 'reviewed calls with a cross or up offer ÷ reviewed calls'),
      filledBy: say('прослушка звонков с листом развития', 'call review with a scorecard'),
    },
    {
      id: 'S24.7', ground: 'practice', answeredBy: 'Q24.5', window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Оплата за широту и средний чек', 'Pay for breadth and the average order'),
      formula: say('в оплату менеджера входит средний чек или число продуктов у клиента', 'a rep\'s pay contains the average order or the number of products a customer buys'),
      filledBy: say('ответ на вопрос или схема оплаты', 'the answer to a question, or the pay scheme'),
    },
    {
      id: 'S24.8', ground: 'practice', answeredBy: 'Q24.3', window: 'last-90-days', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Обучение допродажам', 'Training in up-sale and cross-sale'),
      formula: say('за 90 дней менеджеров учили Up-Sale и Cross-sale', 'within 90 days the reps were trained in up-sale and cross-sale'),
      filledBy: say('ответ на вопрос или журнал обучения', 'the answer to a question, or the log of training'),
    },
    {
      id: 'S24.9', ground: 'facts', window: 'last-90-days', unit: 'z', bound: trend('more'), origins: ['seed', 'standard'],
      title: say('Средний чек менеджеров упал', 'The reps\' orders became smaller'),
      formula: say('z сравнения чеков за 90 дней и за 90 дней до них (Манн — Уитни) у худшего из менеджеров с 20 и больше продажами в каждом периоде, с поправкой на число сравнённых', 'z of comparing order sizes of 90 days with the 90 days before (Mann–Whitney) of the worst rep with at least 20 sales in each, corrected for the number compared'),
      rows: say('менеджеры', 'reps'),
    },
  ],
  questions: [
    { id: 'Q24.1', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S24.5'], text: say('По каждому клиенту записано, насколько он крупный?', 'Is the size of every customer written down?') },
    { id: 'Q24.2', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S24.5'], text: say('По каждому клиенту оценён потенциал — сколько он мог бы покупать?', 'Is the potential of every customer estimated: how much he could buy?') },
    { id: 'Q24.3', asks: 'rep', good: 'yes', text: say('За последние три месяца вас учили Up-Sale и Cross-sale?', 'Were you trained in up-sale and cross-sale within the last three months?') },
    { id: 'Q24.4', asks: 'head-of-sales', good: 'yes', text: say('Есть список товаров, которые обязаны предлагаться вместе?', 'Is there a list of goods that must be offered together?') },
    { id: 'Q24.5', asks: 'owner', good: 'yes', text: say('Менеджеру платят за высокий средний чек или за число продуктов у клиента?', 'Are reps paid for a high average order or for the number of products a customer takes?') },
    { id: 'Q24.6', asks: 'head-of-sales', good: 'yes', text: say('Планы подняты настолько, что одним продуктом их не закрыть?', 'Are plans raised so far that one product cannot meet them?') },
    { id: 'Q24.7', asks: 'head-of-sales', good: 'yes', text: say('Вы слушаете звонки менеджеров?', 'Do you listen to the reps\' calls?') },
    { id: 'Q24.8', asks: 'head-of-sales', good: 'yes', text: say('Качество разговора оценивают по единому листу?', 'Is the quality of a conversation graded by one sheet?') },
    { id: 'Q24.9', asks: 'rep', good: 'no', answeredBySignals: ['S24.3', 'S24.4'], text: say('Вы предлагаете в основном один продукт, потому что знаете его лучше других?', 'Do you offer mainly one product because you know it best?') },
  ],
  steps: [
    { id: 'qualify', text: say('Введите обязательные поля «размер» и «потенциал» и заполните их у активных клиентов.', 'Make size and potential obligatory fields and fill them for active customers.'), moves: ['S24.5'], screen: '/health' },
    { id: 'pairs', text: say('Составьте список пар: что предлагать вместе с чем.', 'Write down the pairs: what to offer with what.'), moves: ['S24.1', 'S24.2'] },
    { id: 'train', text: say('Проведите обучение Up-Sale и Cross-sale, начните с менеджеров с самой узкой линейкой.', 'Train up-sale and cross-sale, beginning with the reps of the narrowest line.'), moves: ['S24.8', 'S24.3', 'S24.4'] },
    { id: 'pay', text: say('Платите за средний чек или поставьте план, который одним продуктом не закрыть.', 'Pay for the average order, or set a plan that one product cannot meet.'), moves: ['S24.7', 'S24.9'], screen: '/plan/entry' },
    { id: 'listen', text: say('Слушайте звонки и отмечайте, предложили ли второй товар.', 'Listen to calls and note whether a second product was offered.'), moves: ['S24.6'] },
  ],
  dependsOn: [25, 13],
  price: {
    formula: say('сумма по клиентам и категориям, которых у них нет: доля похожих клиентов, берущих категорию, × медиана их трат на неё за месяц × маржа', 'over customers and the categories they lack: share of similar customers that buy the category × their median spend on it a month × margin'),
    assumptions: [
      say('похожие клиенты — того же класса по выручке', 'similar customers are those of the same class by revenue'),
      say('маржа — по строкам заказов с себестоимостью; без неё считается выручка', 'margin is that of order lines with a cost; without it revenue is counted'),
      say('прибавка не больше того, что остаётся до потенциала клиента, где он известен', 'no gain above what is left to the customer\'s potential, where it is known'),
    ],
  },
};
