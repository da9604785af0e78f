import { atLeast, atMost, goodIf, say, trend, type Mistake } from '../vocabulary.ts';

const registry = say('реестр точек контакта', 'the registry of touchpoints');

/** Section 29 of the method. */
export const touchpoints: Mistake = {
  number: 29,
  id: 'touchpoints',
  title: say('Над точками контакта не работают', 'Touchpoints are not managed'),
  what: say(
    'Никто не выписал, где клиент встречается с компанией, и не решил, каким должно быть каждое такое место: от звонка и сайта до визитки и фасада.',
    'Nobody has listed where a customer meets the company or settled what each such place must be like: from the call and the site to the business card and the façade.',
  ),
  why: say(
    'Клиент теряется на самой слабой точке: какой бы ни была продажа, один пропущенный звонок обрывает всю цепочку.',
    'The customer is lost at the weakest point: however good the selling, one missed call breaks the whole chain.',
  ),
  points: [
    { key: 'definition', text: say('Точка контакта — процесс, в котором компания соприкасается с клиентом.', 'A touchpoint is a process in which the company touches the customer.') },
    { key: 'law-many', text: say('Закон первый: у бизнеса, продукта, услуги, отдела и даже сотрудника точек больше одной.', 'First law: a business, a product, a service, a unit and even an employee has more than one.') },
    { key: 'law-chains', text: say('Закон второй: точки складываются в цепочки.', 'Second law: they form chains.') },
    { key: 'law-manage', text: say('Закон третий: ими нужно управлять.', 'Third law: they must be managed.') },
    { key: 'owners-unaware', text: say('Часть владельцев и не подозревает, сколько их.', 'Some owners do not suspect how many there are.') },
    { key: 'example-facade', text: say('Пример: как выглядит фасад.', 'Example: how the façade looks.') },
    { key: 'example-site', text: say('Пример: сайт.', 'Example: the site.') },
    { key: 'example-card', text: say('Пример: визитка.', 'Example: the business card.') },
    { key: 'to-standard', text: say('Работа над точками — это довести их до нужного стандарта.', 'Working on the points means bringing them to the standard needed.') },
    { key: 'formalise', text: say('Начинают с того, что описывают их.', 'It begins with writing them down.') },
  ],
  signals: [
    {
      id: 'S29.1', critical: true, ground: 'practice', answeredBy: 'Q29.1', window: 'as-of', unit: 'count', bound: atLeast(20, 7), origins: ['source-63'], filledBy: registry,
      title: say('Описанные точки', 'Points written down'),
      formula: say('число точек контакта в реестре', 'number of touchpoints in the registry'),
    },
    {
      id: 'S29.2', ground: 'practice', answeredBy: 'Q29.4', window: 'as-of', unit: 'share', bound: atLeast(0.9, 0.3), origins: ['seed'],
      title: say('Точки с ответственным и стандартом', 'Points with an owner and a standard'),
      formula: say('точки, у которых есть ответственный и записанный стандарт, ÷ все точки', 'points with an owner and a written standard ÷ all points'),
      filledBy: say('реестр точек контакта или ответ на вопрос', 'the registry of touchpoints, or the answer to a question'),
    },
    {
      id: 'S29.3', ground: 'tool', window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.2), origins: ['default'], filledBy: say('обходы точек', 'rounds of touchpoints'),
      title: say('Проверенные за 90 дней', 'Audited within 90 days'),
      formula: say('точки, проверенные за 90 дней, ÷ все точки', 'points audited within 90 days ÷ all points'),
    },
    {
      id: 'S29.4', ground: 'tool', window: 'last-90-days', unit: 'points', bound: atLeast(8, 6), origins: ['default'], filledBy: say('обходы точек', 'rounds of touchpoints'),
      title: say('Среднее качество', 'Mean quality'),
      formula: say('среднее качество точек по десятибалльной шкале, взвешенное по важности', 'mean quality of points on a scale of ten, weighted by importance'),
    },
    {
      id: 'S29.5', ground: 'practice', answeredBy: 'Q29.3', window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Цепочка описана и измерена', 'A chain is described and measured'),
      formula: say('хотя бы одна цепочка точек описана и по ней считают, сколько клиентов доходит до следующей', 'at least one chain of points is described, and it is counted how many customers reach the next'),
      filledBy: say('ответ на вопрос или цепочки в реестре', 'the answer to a question, or chains of the registry'),
    },
    {
      id: 'S29.6', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0, 1), origins: ['default'], minimum: 10,
      title: say('Измеримые точки', 'Measurable points'),
      formula: say('средняя тяжесть точек, которые видны в данных: перезвон на пропущенный звонок за 15 минут и первый ответ на заявку; у каждой 0 — в норме, 1 — плохо; рядом — доля отвеченных входящих и секунды до ответа', 'mean severity of the points that the data show: missed calls returned within 15 minutes and the first response to a lead; each 0 within its norm, 1 bad; beside it, the share of inbound calls answered and seconds to answer'),
      rows: say('точки', 'points'),
    },
    {
      id: 'S29.7', ground: 'tool', window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.3), origins: ['default'], filledBy: say('задачи по точкам контакта', 'tasks on touchpoints'), minimum: 10,
      title: say('Улучшения закрыты в срок', 'Improvements closed on time'),
      formula: say('задачи на улучшение точек, закрытые в срок, ÷ задачи, срок которых прошёл', 'improvement tasks closed on time ÷ those whose date has passed'),
    },
    {
      id: 'S29.8', ground: 'tool', window: 'last-90-days', unit: 'z', bound: trend('less'), origins: ['default'], filledBy: say('жалобы по точкам контакта', 'complaints by touchpoint'), minimum: 30,
      title: say('Жалобы растут', 'Complaints grow'),
      formula: say('z изменения числа жалоб на точку на сто клиентов', 'z of the change of complaints per point per hundred customers'),
    },
  ],
  questions: [
    { id: 'Q29.1', asks: 'owner', good: 'yes', text: say('Все точки контакта с клиентом выписаны, и их не меньше двадцати?', 'Are all touchpoints written down, at least twenty of them?') },
    { id: 'Q29.2', asks: 'owner', good: 'yes', text: say('Для каждого продукта, отдела и сотрудника видно, где они встречаются с клиентом?', 'For each product, unit and employee, is it seen where they meet the customer?') },
    { id: 'Q29.3', asks: 'head-of-sales', good: 'yes', text: say('Хотя бы одна цепочка точек описана и измерена: сайт — заявка — звонок — встреча?', 'Is at least one chain described and measured: site, form, call, meeting?') },
    { id: 'Q29.4', asks: 'owner', good: 'yes', text: say('У каждой точки есть ответственный и записанный стандарт?', 'Does every point have an owner and a written standard?') },
    { id: 'Q29.5', asks: 'owner', good: 'yes', text: say('За последние три месяца точки проверяли: фасад, сайт, визитки, звонок?', 'Were the points checked within three months: façade, site, cards, call?') },
  ],
  steps: [
    { id: 'list', text: say('Выпишите все точки до сделки, во время неё и после: сайт, звонок, визитка, фасад, доставка, счёт.', 'List all points before, during and after the deal: site, call, card, façade, delivery, invoice.'), moves: ['S29.1'] },
    { id: 'standards', text: say('Каждой назначьте ответственного и проверяемый стандарт.', 'Give each an owner and a standard that can be checked.'), moves: ['S29.2'] },
    { id: 'chains', text: say('Соедините точки в цепочку и посчитайте, на какой теряется больше всего клиентов.', 'Join the points into a chain and count at which most customers are lost.'), moves: ['S29.5'] },
    { id: 'measure', text: say('Начните с того, что уже видно в данных: пропущенные звонки и первый ответ на заявку.', 'Begin with what the data show: missed calls and the first response to a lead.'), moves: ['S29.6'] },
    { id: 'audit', text: say('Обходите точки раз в квартал и оценивайте их не глазами ответственного.', 'Walk the points every quarter and let someone other than the owner grade them.'), moves: ['S29.3', 'S29.4', 'S29.8'] },
    { id: 'improve', text: say('Чините сначала важные и слабые, каждую — задачей со сроком.', 'Mend the important and weak ones first, each by a task with a date.'), moves: ['S29.7', 'S29.4'] },
  ],
  dependsOn: [1, 7],
};
