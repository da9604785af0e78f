import { atLeast, atMost, goodIf, say, trend, type Mistake } from '../vocabulary.ts';

const textbook = say('Учебник по продукту', 'The product textbook');
const exams = say('Тесты на знание продукта', 'Product knowledge tests');

/** Section 13 of the method. */
export const productTextbook: Mistake = {
  number: 13,
  id: 'product-textbook',
  title: say('Учебника по продукту нет', 'There is no product textbook'),
  what: say(
    'Учебник — общая база знаний о продукте: история компании, ключевые товары, случаи из практики, клиенты, отличия. Без него каждый менеджер знает своё, и никто не проверяет что.',
    'The textbook is the shared knowledge of the product: the company\'s history, key products, cases, customers, differences. Without it every rep knows something else, and nobody checks what.',
  ),
  why: say(
    'Менеджер, который не видит отличий, защищает цену скидкой и предлагает только те товары, которые знает.',
    'A rep who sees no difference defends the price with a discount and offers only the goods that he knows.',
  ),
  points: [
    { key: 'sign-testing', text: say('Признак порядка: знание продукта проверяют тестами, и не один раз.', 'A sign of order: knowledge of the product is tested, and again and again.') },
    { key: 'sign-refresh', text: say('Признак порядка: забытое освежают на коротких повторных тренингах.', 'A sign of order: what is forgotten is refreshed in short repeated trainings.') },
    { key: 'sign-textbook', text: say('Признак порядка: учебник по продукту существует.', 'A sign of order: the product textbook exists.') },
    { key: 'sign-process-textbook', text: say('Признак порядка: внутренние процессы вокруг продукта тоже описаны в учебнике.', 'A sign of order: the internal processes around the product are described in a textbook too.') },
    { key: 'sign-pay', text: say('Признак порядка: от знания продукта зависит оплата.', 'A sign of order: pay depends on knowing the product.') },
    { key: 'rake-difference', text: say('Чем платят за его отсутствие: продавец не понимает, чем товар непохож на чужие.', 'What its lack costs: a seller does not understand how the goods differ from others.') },
    { key: 'rake-cost', text: say('Менеджер не может объяснить, почему продукт столько стоит.', 'A rep cannot explain why the product costs what it costs.') },
    { key: 'rake-arguments', text: say('Доводы менеджера не попадают в то, что нужно клиенту.', 'The rep\'s arguments miss what the customer needs.') },
    { key: 'rake-expertise', text: say('Менеджеру недостаёт экспертности.', 'The rep lacks expertise.') },
    { key: 'chapter-history', text: say('Глава: откуда взялась компания.', 'Chapter: where the company comes from.') },
    { key: 'chapter-products', text: say('Глава: главные продукты.', 'Chapter: the key products.') },
    { key: 'chapter-cases', text: say('Глава: чего добились клиенты, по случаям.', 'Chapter: what customers achieved, by case.') },
    { key: 'chapter-customers', text: say('Глава: главные клиенты.', 'Chapter: the key customers.') },
    { key: 'chapter-better', text: say('Глава: в чём фирма сильнее других.', 'Chapter: where the firm is stronger than others.') },
    { key: 'check-test', text: say('Знания проверяют тестом.', 'Knowledge is checked with a test.') },
  ],
  signals: [
    {
      id: 'S13.1', critical: true, ground: 'practice', answeredBy: 'Q13.1', filledBy: textbook, window: 'as-of', unit: 'count', bound: atLeast(6, 2), origins: ['seed'],
      title: say('Учебник опубликован', 'The textbook is published'),
      formula: say('сколько из шести глав опубликовано: история, продукты, случаи, клиенты, отличия, процессы; без учебника — ноль', 'how many of six chapters are published: history, products, cases, customers, differences, processes; zero without a textbook'),
    },
    {
      id: 'S13.2a', half: true, ground: 'tool', filledBy: textbook, window: 'as-of', unit: 'days', bound: atMost(90, 365), origins: ['default'],
      title: say('Возраст последней правки', 'Age of the last edit'),
      formula: say('дней с последней правки учебника', 'days since the textbook was last edited'),
    },
    {
      id: 'S13.2b', half: true, ground: 'tool', filledBy: textbook, window: 'last-90-days', unit: 'share', bound: atMost(0.05, 0.3), origins: ['default'],
      title: say('Продажи товаров без карточки', 'Sales of goods without a card'),
      formula: say('выручка проданных товаров без карточки в учебнике ÷ вся выручка', 'revenue of goods sold without a card in the textbook ÷ all revenue'),
    },
    {
      id: 'S13.3a', half: true, ground: 'tool', filledBy: exams, window: 'last-90-days', unit: 'share', bound: atLeast(0.9, 0.3), origins: ['seed', 'default'],
      title: say('Проверенные сотрудники', 'Staff tested'),
      formula: say('сотрудники, сдававшие тест, ÷ все, кто продаёт', 'employees who took a test ÷ everyone who sells'),
    },
    {
      id: 'S13.3b', half: true, ground: 'tool', filledBy: exams, window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.5), origins: ['seed', 'default'],
      title: say('Сдавшие тест', 'Staff who passed'),
      formula: say('сдавшие тест на 80 % и выше ÷ сдававшие', 'those who scored 80 % or more ÷ those tested'),
    },
    {
      id: 'S13.4', ground: 'tool', filledBy: exams, window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.2), origins: ['seed', 'default'],
      title: say('Повторение проваленных тем', 'Failed topics refreshed'),
      formula: say('проваленные темы, по которым за 30 дней обучили и проверили снова, ÷ все проваленные', 'failed topics retrained and tested again within 30 days ÷ all failed topics'),
    },
    {
      id: 'S13.5', ground: 'practice', answeredBy: 'Q13.5', filledBy: say('Схема оплаты', 'The pay scheme'), window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Знания в схеме оплаты', 'Knowledge in the pay scheme'),
      formula: say('в схеме оплаты есть показатель знания продукта', 'the pay scheme has a part for knowing the product'),
    },
    {
      id: 'S13.6', ground: 'facts', window: 'last-90-days', unit: 'z', bound: trend('less'), origins: ['default'], minimum: 30,
      title: say('Отказов «дорого» и «не увидел отличий» стало больше', 'More losses to "too dear" and "saw no difference"'),
      formula: say('z разности долей этих причин среди отказов с названной причиной: за 90 дней и за всё время до них', 'z of the difference between the shares of these reasons among losses with a reason given: of 90 days and of all time before'),
      rows: say('отказы с причиной', 'losses with a reason'),
    },
    {
      id: 'S13.7', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.1, 0.4), origins: ['default'], minimum: 3,
      title: say('Товары, которых менеджер не продаёт', 'Goods that a rep never sells'),
      formula: say('в среднем по менеджерам: товары, которые продаёт хотя бы половина остальных, но не он, ÷ все такие товары', 'mean over reps: goods that at least half of the others sell and this one does not ÷ all such goods'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S13.8', ground: 'tool', filledBy: textbook, window: 'last-90-days', unit: 'share', bound: atLeast(1, 0.5), origins: ['default'],
      title: say('Новички прочли учебник до первого звонка', 'Newcomers read the textbook before the first call'),
      formula: say('главы, которые новичок дочитал до первого звонка, ÷ все главы', 'chapters that a newcomer finished before the first call ÷ all chapters'),
    },
  ],
  questions: [
    { id: 'Q13.1', asks: 'head-of-sales', good: 'yes', text: say('Учебник по продукту есть и доступен каждому менеджеру?', 'Is there a product textbook that every rep can open?') },
    { id: 'Q13.2', asks: 'head-of-sales', good: 'yes', text: say('Знание продукта проверяют тестом хотя бы раз в квартал?', 'Is knowledge of the product tested at least once a quarter?') },
    { id: 'Q13.3', asks: 'head-of-sales', good: 'yes', text: say('Темы, которые забыли, повторяют на отдельных тренингах?', 'Are forgotten topics repeated in trainings of their own?') },
    { id: 'Q13.4', asks: 'head-of-sales', good: 'yes', text: say('Записаны ли внутренние процессы вокруг продукта: отгрузка, документы, рекламации?', 'Are the internal processes around the product written down: shipping, documents, claims?') },
    { id: 'Q13.5', asks: 'owner', good: 'yes', text: say('Зависит ли оплата менеджера от знания продукта?', 'Does a rep\'s pay depend on knowing the product?') },
    { id: 'Q13.6', asks: 'rep', good: 'yes', text: say('Можете сразу назвать три отличия продукта от конкурентов?', 'Can you name at once three differences from competitors?') },
    { id: 'Q13.7', asks: 'rep', good: 'yes', answeredBySignals: ['S13.6'], text: say('Можете объяснить цену, не давая скидки?', 'Can you explain the price without giving a discount?') },
    { id: 'Q13.8', asks: 'rep', good: 'yes', text: say('Ваши доводы подбираются под то, что нужно этому клиенту?', 'Are your arguments chosen by what this customer needs?') },
    { id: 'Q13.9', asks: 'rep', good: 'no', answeredBySignals: ['S13.7'], text: say('Есть ли товары, которые вы не предлагаете, потому что плохо их знаете?', 'Are there goods that you do not offer because you know them badly?') },
    { id: 'Q13.10', asks: 'head-of-sales', good: 'yes', text: say('Есть ли в учебнике история компании, главные продукты, случаи, клиенты и отличия фирмы?', 'Does the textbook hold the company\'s history, key products, cases, customers and what the firm does better?') },
  ],
  steps: [
    { id: 'chapters', text: say('Напишите шесть глав: история, продукты, случаи с цифрами, клиенты, отличия, внутренние процессы.', 'Write six chapters: history, products, cases with figures, customers, differences, internal processes.'), moves: ['S13.1', 'S13.2a'] },
    { id: 'cards', text: say('Заведите карточку на каждый продаваемый товар, начиная с тех, что дают больше выручки.', 'Make a card for each product sold, starting with those that bring most revenue.'), moves: ['S13.2b', 'S13.7'], screen: '/abcxyz' },
    { id: 'test', text: say('Составьте банк вопросов и проверяйте всех раз в квартал; порог — 80 %.', 'Build a bank of questions and test everyone once a quarter; the pass mark is 80 %.'), moves: ['S13.3a', 'S13.3b'] },
    { id: 'refresh', text: say('По проваленным темам проведите повторный тренинг и новую проверку в течение месяца.', 'For failed topics hold a refresh training and a new test within a month.'), moves: ['S13.4', 'S13.6'] },
    { id: 'newcomers', text: say('Дайте новичку учебник раньше телефона.', 'Give a newcomer the textbook before the telephone.'), moves: ['S13.8'] },
    { id: 'pay', text: say('Включите результат теста в оплату.', 'Put the test\'s result into the pay.'), moves: ['S13.5'] },
  ],
  dependsOn: [12],
};
