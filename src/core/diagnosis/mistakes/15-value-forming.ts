import { atLeast, atMost, say, trend, type Mistake } from '../vocabulary.ts';

const cards = say('Карточки «свойство — связка — выгода»', 'Feature–bridge–benefit cards');

/** Section 15 of the method. */
export const valueForming: Mistake = {
  number: 15,
  id: 'value-forming',
  title: say('Менеджеры не умеют формировать ценность', 'Reps cannot form the value'),
  what: say(
    'Менеджер перечисляет свойства товара и не переводит их на язык клиента: что это даст именно ему. Тогда сравнивать остаётся только цену.',
    'The rep lists the product\'s features and does not translate them into the customer\'s language: what they give him. Then only the price is left to compare.',
  ),
  why: say(
    'Ценность, которую не показали, оплачивают скидкой: при марже 40 % скидка в 10 % требует продать на треть больше.',
    'Value that was not shown is paid for with a discount: at a margin of 40 % a discount of 10 % takes a third more sales.',
  ),
  points: [
    { key: 'customer-language', text: say('Добивайтесь, чтобы о свойствах товара менеджер говорил словами, понятными клиенту.', 'See to it that a rep speaks of features in words the customer understands.') },
    { key: 'formula-benefit', text: say('Формула: назвать свойство, связать переходной фразой, закончить выгодой.', 'The formula: name the feature, bridge with a phrase, end with the benefit.') },
    { key: 'revise-scripts', text: say('Перечитайте скрипты и поправьте их.', 'Read the scripts again and correct them.') },
    { key: 'textbook-company', text: say('Проверьте учебник по продукту: рассказано ли о компании.', 'Check the product textbook: does it tell of the company.') },
    { key: 'textbook-benefits', text: say('Есть ли там, чем выгодно работать с вами.', 'Does it say why it pays to work with you.') },
    { key: 'textbook-advantages', text: say('Есть ли достоинства самого товара или услуги.', 'Does it give the strong sides of the product or service itself.') },
    { key: 'textbook-difference', text: say('Сказано ли, чем вы непохожи на конкурентов.', 'Does it say how you differ from competitors.') },
    { key: 'control-calls', text: say('Следите, как менеджеры ведут себя во время звонков.', 'Watch how reps behave during calls.') },
    { key: 'plan-training', text: say('Обучение менеджеров идёт по плану.', 'The training of reps goes by a plan.') },
  ],
  signals: [
    {
      id: 'S15.1', ground: 'tool', filledBy: cards, window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.3), origins: ['seed', 'default'],
      title: say('Товары с карточками выгод', 'Products with benefit cards'),
      formula: say('выручка товаров, у которых на главный сегмент есть три полные карточки, ÷ вся выручка', 'revenue of products with three complete cards for the main segment ÷ all revenue'),
    },
    {
      id: 'S15.2', ground: 'tool', filledBy: say('Листы развития: оценки прослушанных звонков', 'Development sheets: scores of reviewed calls'), window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.5), origins: ['seed'],
      title: say('«Свойство — связка — выгода» в звонках', 'Feature–bridge–benefit in calls'),
      formula: say('прослушанные звонки, где пункт выполнен, ÷ те, где он применим', 'reviewed calls where the item is met ÷ those where it applies'),
    },
    {
      id: 'S15.3a', partsIn: 'money', half: true, ground: 'facts', window: 'last-90-days', unit: 'share', bound: atLeast(0.7, 0.3), origins: ['default'], minimum: 10,
      title: say('Продажи без скидки', 'Sales without a discount'),
      formula: say('сумма по прайсу у строк, проданных не ниже прайса, ÷ сумма по прайсу у всех строк с известной ценой', 'list amount of lines sold at list price or above ÷ list amount of all lines with a known price'),
      rows: say('строки заказов', 'order lines'),
    },
    {
      id: 'S15.3b', half: true, ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.03, 0.1), origins: ['default'], minimum: 10,
      title: say('Медианная скидка', 'Median discount'),
      formula: say('медиана скидки от прайса по строкам заказов, с весом суммы по прайсу', 'median discount from list price over order lines, weighted by the list amount'),
      rows: say('строки заказов', 'order lines'),
    },
    {
      id: 'S15.4', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.2, 0.4), origins: ['default'], minimum: 10,
      title: say('«Дорого» после предложения', '"Too dear" after the offer'),
      formula: say('отказы «дорого» ÷ все отказы с причиной, среди сделок, дошедших до предложения', 'losses as "too dear" ÷ all losses with a reason, of deals that reached the offer'),
      rows: say('отказы после предложения', 'losses after the offer'),
    },
    {
      id: 'S15.5', ground: 'tool', filledBy: say('Конструктор предложений', 'The offer builder'), window: 'last-90-days', unit: 'share', bound: atMost(0.1, 0.5), origins: ['default'],
      title: say('Предложения без выгод', 'Offers without benefits'),
      formula: say('предложения без блока выгод или без связи с потребностью ÷ все предложения', 'offers without a block of benefits or a link to the need ÷ all offers'),
    },
    {
      id: 'S15.6a', half: true, ground: 'facts', window: 'last-90-days', unit: 'z', bound: trend('more'), origins: ['standard'], minimum: 2,
      title: say('От предложения к решению', 'From offer to decision'),
      formula: say('z самого слабого менеджера против остальных: выигранные ÷ закрытые, среди сделок, дошедших до предложения; у каждого не меньше 30', 'z of the weakest rep against the others: won ÷ closed, of deals that reached the offer; at least 30 of each'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S15.6b', half: true, ground: 'facts', window: 'last-90-days', unit: 'z', bound: trend('less'), origins: ['standard'], minimum: 2,
      title: say('Дни от предложения до решения', 'Days from offer to decision'),
      formula: say('z самого медленного менеджера против остальных по рангам дней от предложения до закрытия; у каждого не меньше 30 сделок', 'z of the slowest rep against the others by the ranks of days from offer to closing; at least 30 deals of each'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S15.7', ground: 'practice', answeredBy: 'Q15.4', filledBy: say('Учебник по продукту', 'The product textbook'), window: 'as-of', unit: 'count', bound: atLeast(4, 2), origins: ['seed'],
      title: say('Четыре темы в учебнике', 'Four topics in the textbook'),
      formula: say('сколько тем из четырёх есть: компания, выгоды работы с вами, достоинства товара, отличия', 'how many of four topics are there: the company, benefits of working with you, strong sides, differences'),
    },
  ],
  questions: [
    { id: 'Q15.1', asks: 'rep', good: 'yes', text: say('Называя свойство товара, вы каждый раз говорите, что оно даст этому клиенту?', 'When you name a feature, do you each time say what it gives this customer?') },
    { id: 'Q15.2', asks: 'head-of-sales', good: 'yes', text: say('Записаны ли выгоды по формуле «свойство — связка — выгода»?', 'Are benefits written by the formula feature, bridge, benefit?') },
    { id: 'Q15.3', asks: 'head-of-sales', good: 'yes', text: say('Скрипты пересматривали за последние три месяца?', 'Were the scripts revised in the last three months?') },
    { id: 'Q15.4', asks: 'head-of-sales', good: 'yes', text: say('Есть ли в учебнике все четыре темы: компания, выгоды работы с вами, плюсы товара, отличия?', 'Does the textbook have all four topics: company, benefits of working with you, strong sides, differences?') },
    { id: 'Q15.5', asks: 'head-of-sales', good: 'yes', text: say('Слушает ли кто-то, как менеджеры говорят о выгодах по телефону?', 'Does anybody listen to how reps speak of benefits on the telephone?') },
    { id: 'Q15.6', asks: 'head-of-sales', good: 'yes', text: say('Есть ли план обучения менеджеров на квартал?', 'Is there a plan of training for the quarter?') },
    { id: 'Q15.7', asks: 'rep', good: 'no', answeredBySignals: ['S15.3a', 'S15.3b'], text: say('Даёте ли вы скидку, когда клиент говорит «дорого»?', 'Do you give a discount when the customer says "too dear"?') },
  ],
  steps: [
    { id: 'cards', text: say('Составьте по три карточки на товар: потребность, свойство, связка, выгода, доказательство, слабое место и ответ.', 'Make three cards a product: need, feature, bridge, benefit, proof, weak side and the answer to it.'), moves: ['S15.1'], screen: '/abcxyz' },
    { id: 'scripts', text: say('Вставьте карточки в скрипты и предложения вместо перечня свойств.', 'Put the cards into scripts and offers in place of lists of features.'), moves: ['S15.4', 'S15.5'] },
    { id: 'textbook', text: say('Дополните учебник: компания, выгоды работы с вами, плюсы товара, отличия.', 'Complete the textbook: company, benefits of working with you, strong sides, differences.'), moves: ['S15.7'] },
    { id: 'listen', text: say('Слушайте звонки и отмечайте, прозвучала ли выгода.', 'Listen to calls and mark whether a benefit was named.'), moves: ['S15.2'] },
    { id: 'discount', text: say('Скидку давайте только в обмен и после выгоды; считайте, сколько её придётся отработать.', 'Give a discount only in exchange and after the benefit; count what it takes to earn it back.'), moves: ['S15.3a', 'S15.3b'] },
    { id: 'train', text: say('Запланируйте обучение, начиная с менеджера, который теряет больше всех после предложения.', 'Plan the training, starting with the rep who loses most after the offer.'), moves: ['S15.6a', 'S15.6b'], screen: '/funnel' },
  ],
  dependsOn: [12, 13, 14, 18],
};
