import { atLeast, atMost, goodIf, info, say, type Mistake } from '../vocabulary.ts';

const shares = say('карточки доли в клиенте: сколько он покупает у вас и всего', 'share of wallet cards: how much the customer buys from you and in all');

/** Section 10 of the method. */
export const shareOfWallet: Mistake = {
  number: 10,
  id: 'share-of-wallet',
  title: say('Доля в закупках клиента не известна', 'The share in the customer\'s purchases is unknown'),
  what: say(
    'Клиент может покупать у вас десятую часть того, что ему нужно, и выглядеть хорошим. Доля в клиенте — сколько из всех его закупок ваше.',
    'A customer may buy a tenth of its needs from you and look good. Share of wallet is how much of all its purchases is yours.',
  ),
  why: say(
    'Рост у тех, кто уже покупает, не стоит рекламы. Пока доля не известна, этот рост достаётся конкуренту.',
    'Growth with those who buy already costs no advertising. While the share is unknown, a competitor takes this growth.',
  ),
  points: [
    { key: 'definition', text: say('Доля в клиенте (пенетрация) — часть ваших товаров во всех его закупках.', 'Share of wallet (penetration) is the part of your goods in all of the customer\'s purchases.') },
    { key: 'ask-volumes', text: say('У текущих клиентов узнают, сколько они берут у вас и сколько у конкурентов.', 'Current customers are asked how much they take from you and how much from competitors.') },
    { key: 'ask-potential', text: say('И какой есть запас: по тому же товару (up-sale) и по другому, пересекающемуся (cross-sale).', 'And what room there is: by the same product (up-sale) and by another, crossing one (cross-sale).') },
    { key: 'raise-plans', text: say('Долю растят личными планами на каждого клиента.', 'The share is raised by plans for each customer.') },
    { key: 'raise-remarks', text: say('Все замечания этого клиента учитывают и делают ему новое предложение.', 'All remarks of this customer are taken into account in a new offer.') },
    { key: 'raise-marketing', text: say('Вместе с маркетингом придумывают, чем подтолкнуть покупать именно у вас.', 'Together with marketing, ways are found to make customers buy more from you.') },
    { key: 'raise-regular', text: say('Такие опросы проводят регулярно.', 'Such surveys are made regular.') },
  ],
  signals: [
    {
      id: 'S10.1', critical: true, ground: 'practice', answeredBy: 'Q10.1', window: 'last-6-months', unit: 'share', bound: atLeast(0.7, 0.1), origins: ['seed', 'default'],
      title: say('Доля известна у клиентов A и B', 'The share is known of customers A and B'),
      formula: say('активные клиенты A и B, чья доля записана не раньше шести месяцев назад ÷ все активные клиенты A и B', 'active customers A and B whose share was recorded within six months ÷ all active customers A and B'),
      filledBy: say('карточки доли в клиенте или ответ на вопрос', 'share of wallet cards, or the answer to the question'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S10.2', ground: 'tool', filledBy: shares, window: 'last-6-months', unit: 'share', bound: atLeast(0.5, 0.25), origins: ['default'],
      title: say('Взвешенная доля', 'Weighted share'),
      formula: say('сумма закупок у вас ÷ сумма всех закупок этих клиентов (не среднее долей)', 'sum of purchases from you ÷ sum of all purchases of these customers (not a mean of shares)'),
    },
    {
      id: 'S10.3', ground: 'practice', answeredBy: 'Q10.3', window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Список двадцати с наибольшим запасом', 'The list of twenty with most potential'),
      formula: say('есть список двадцати клиентов с запасом в рублях, ответственным и следующим шагом', 'there is a list of twenty customers with their potential in money, a responsible person and a next step'),
      filledBy: say('карта потенциала или ответ на вопрос', 'the potential map, or the answer to the question'),
    },
    {
      id: 'S10.4', ground: 'facts', window: 'last-12-months', unit: 'count', bound: info, origins: ['default'],
      title: say('Белые пятна по категориям', 'Gaps by category'),
      formula: say('сколько раз похожие клиенты (тот же класс ABC) берут категорию в 60 % случаев и чаще, а этот клиент — нет; деньги — медиана похожих', 'how many times a category is bought by 60 % of similar customers (the same ABC class) or more and not by this one; money is the median of the similar'),
      rows: say('клиенты и категории', 'customers and categories'),
    },
    {
      id: 'S10.5', ground: 'facts', window: 'last-3-months', unit: 'share', bound: atMost(0.1, 0.25), origins: ['default'], minimum: 10,
      title: say('Клиенты A и B, которые берут заметно меньше', 'Customers A and B who buy much less'),
      formula: say('активные клиенты A и B, чья выручка трёх месяцев меньше тех же месяцев год назад больше чем на четверть ÷ клиенты A и B, покупавшие в оба срока', 'active customers A and B whose revenue of three months is more than a quarter below the same months a year before ÷ customers A and B who bought in both'),
      rows: say('клиенты', 'customers'),
    },
    {
      id: 'S10.6', ground: 'practice', answeredBy: 'Q10.7', window: 'last-12-months', unit: 'share', bound: atLeast(0.5, 0), origins: ['seed', 'default'],
      title: say('Доли обновляются', 'Shares are renewed'),
      formula: say('клиенты со второй записью доли за 12 месяцев ÷ клиенты с записью', 'customers with a second record within 12 months ÷ customers with a record'),
      filledBy: say('карточки доли в клиенте или ответ на вопрос', 'share of wallet cards, or the answer to the question'),
    },
  ],
  questions: [
    { id: 'Q10.1', asks: 'head-of-sales', good: 'yes', text: say('Знаете ли по важным клиентам, сколько они берут у вас и сколько у конкурентов (данные не старше полугода)?', 'Do you know of important customers how much they take from you and from competitors (data within half a year)?') },
    { id: 'Q10.2', asks: 'rep', good: 'yes', text: say('Спрашиваете ли у клиента, сколько ещё он мог бы брать: того же товара и другого?', 'Do you ask a customer how much more it could take: of the same product and of another?') },
    { id: 'Q10.3', asks: 'head-of-sales', good: 'yes', text: say('Есть ли список двадцати клиентов с наибольшим запасом, с ответственным и следующим шагом у каждого?', 'Is there a list of twenty customers with most potential, each with a responsible person and a next step?') },
    { id: 'Q10.4', asks: 'head-of-sales', good: 'yes', text: say('Стоят ли личные планы по этим клиентам?', 'Are there plans for each of these customers?') },
    { id: 'Q10.5', asks: 'rep', good: 'yes', text: say('Делаете ли клиенту новое предложение с учётом его замечаний?', 'Do you make a customer a new offer that heeds its remarks?') },
    { id: 'Q10.6', asks: 'owner', good: 'yes', text: say('Есть ли у маркетинга инструменты, чтобы клиент брал больше именно у вас?', 'Does marketing have means to make customers take more from you?') },
    { id: 'Q10.7', asks: 'head-of-sales', good: 'yes', text: say('Повторяете ли такой опрос хотя бы раз в год?', 'Do you repeat such a survey at least once a year?') },
  ],
  steps: [
    { id: 'ask', text: say('Спросите клиентов A и B: сколько всего покупают, сколько у вас, у кого остальное.', 'Ask customers A and B: how much they buy in all, how much from you, from whom the rest.'), moves: ['S10.1', 'S10.2'], screen: '/abcxyz' },
    { id: 'potential', text: say('Посчитайте запас по тому же и по другому товару и составьте список двадцати первых.', 'Work out the potential by the same and by other products and list the first twenty.'), moves: ['S10.3', 'S10.4'] },
    { id: 'plans', text: say('Поставьте личные планы роста.', 'Set plans of growth for each.'), moves: ['S10.2', 'S10.3'], screen: '/plan/entry' },
    { id: 'remarks', text: say('Соберите замечания клиента и сделайте новое предложение.', 'Collect the customer\'s remarks and make a new offer.'), moves: ['S10.2', 'S10.5'] },
    { id: 'marketing', text: say('Придумайте с маркетингом, чем подтолкнуть брать больше у вас.', 'Find with marketing what makes customers take more from you.'), moves: ['S10.5'] },
    { id: 'regular', text: say('Обновляйте доли раз в полгода.', 'Renew the shares every half year.'), moves: ['S10.6', 'S10.1'] },
  ],
  dependsOn: [2, 9],
};
