import { atLeast, atMost, say, trend, within, type Mistake } from '../vocabulary.ts';

const sheets = say('Листы развития: оценки прослушанных звонков', 'Development sheets: scores of reviewed calls');

/** Section 14 of the method. */
export const needForming: Mistake = {
  number: 14,
  id: 'need-forming',
  title: say('Менеджеры не умеют формировать потребность', 'Reps cannot form the need'),
  what: say(
    'Менеджер рассказывает о товаре раньше, чем клиент понял, что ему чего-то не хватает. Метод СПИН ведёт разговор вопросами четырёх видов, а клиента — по пяти стадиям покупки.',
    'The rep talks about the product before the customer understands that something is missing. SPIN leads the talk with questions of four kinds, and the customer through five stages of buying.',
  ),
  why: say(
    'Без осознанной потребности презентация звучит впустую: сделки теряются после неё со словами «не актуально».',
    'Without a need that is felt, the presentation falls flat: deals are lost after it as "not relevant".',
  ),
  points: [
    { key: 'stage-recognition', text: say('Первая стадия покупки — признание потребности: клиент видит, что нынешнее положение его не устраивает, и хочет перемен.', 'The first stage of buying is recognising the need: the customer sees that the present situation does not suit him and wants a change.') },
    { key: 'stage-options', text: say('Оценка вариантов: клиент решает, по чему сравнивать предложения рынка, и оставляет два-три.', 'Weighing options: the customer settles what to compare the market\'s offers by and keeps two or three.') },
    { key: 'stage-doubts', text: say('Разрешение сомнений: менеджер справляется с колебаниями и возражениями.', 'Resolving doubts: the rep copes with hesitation and objections.') },
    { key: 'stage-decision', text: say('Принятие решения: все ответы получены, и клиент выбирает вас.', 'Taking the decision: all answers are there, and the customer chooses you.') },
    { key: 'stage-adoption', text: say('Внедрение: сама покупка и отношения, которые строят после неё.', 'Putting to use: the purchase itself and the relationship built after it.') },
    { key: 'question-situation', text: say('Ситуационные вопросы собирают факты, чтобы увидеть скрытую потребность.', 'Situation questions gather facts so that a hidden need shows.') },
    { key: 'question-problem', text: say('Проблемные — о трудностях и недовольстве: клиент чувствует, где болит.', 'Problem questions are about difficulties and dissatisfaction: the customer feels where it hurts.') },
    { key: 'problem-foresee', text: say('Они же помогают предвидеть, где сложности появятся со временем.', 'They also help to foresee where trouble will come in time.') },
    { key: 'question-implication', text: say('Извлекающие выясняют, к чему проблема приведёт, и усиливают недовольство.', 'Implication questions find out what the problem leads to and deepen the dissatisfaction.') },
    { key: 'implication-strongest', text: say('Извлекающие считаются самыми сильными из четырёх.', 'Implication questions are held to be the strongest of the four.') },
    { key: 'question-need-payoff', text: say('Направляющие показывают выгоду и готовят к разговору о вашем предложении.', 'Need-payoff questions show the benefit and prepare for your offer.') },
    { key: 'need-payoff-objections', text: say('Направляющие вопросы заранее снимают возражения.', 'Need-payoff questions prevent objections.') },
  ],
  signals: [
    {
      id: 'S14.1', ground: 'tool', filledBy: sheets, window: 'last-30-days', unit: 'share', bound: atLeast(0.8, 0.6), origins: ['default'],
      title: say('Блок «потребность» в листах', 'The needs block of the sheets'),
      formula: say('средний балл блока «потребность»; пункты «неприменимо» не считаются', 'mean score of the needs block; items that do not apply are not counted'),
    },
    {
      id: 'S14.2', ground: 'tool', filledBy: sheets, window: 'last-90-days', unit: 'share', bound: atLeast(0.6, 0.2), origins: ['seed', 'default'],
      title: say('Звонки с извлекающим и направляющим вопросом', 'Calls with an implication and a need-payoff question'),
      formula: say('прослушанные звонки, где есть и тот, и другой, ÷ все прослушанные', 'reviewed calls with at least one of each ÷ all reviewed'),
    },
    {
      id: 'S14.3', ground: 'tool', filledBy: sheets, window: 'last-90-days', unit: 'share', bound: atLeast(0.35, 0.15), origins: ['default'],
      title: say('Баланс вопросов', 'Balance of questions'),
      formula: say('медиана по звонкам: извлекающие и направляющие ÷ все вопросы четырёх видов', 'median over calls: implication and need-payoff questions ÷ all questions of the four kinds'),
    },
    {
      id: 'S14.4', ground: 'tool', filledBy: say('Карточка потребности в сделке', 'The needs card of a deal'), window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.4), origins: ['default'],
      title: say('Потребность записана словами клиента', 'The need is written in the customer\'s words'),
      formula: say('сделки за этапом потребностей, где заполнены боль, последствия и желаемый результат, ÷ все такие сделки', 'deals past the needs stage with pain, consequences and wanted result filled in ÷ all such deals'),
    },
    {
      id: 'S14.5', ground: 'tool', filledBy: say('Разбор двухканальных записей', 'Analysis of two-channel recordings'), window: 'last-90-days', unit: 'share', bound: within([0.4, 0.6], [null, 0.75]), origins: ['default'],
      title: say('Доля речи менеджера', 'How much the rep talks'),
      formula: say('время речи менеджера ÷ время разговора, звонки о потребностях', 'the rep\'s talk ÷ the whole talk, calls about needs'),
    },
    {
      id: 'S14.6', ground: 'facts', window: 'last-90-days', unit: 'z', bound: trend('more'), origins: ['standard'], minimum: 2,
      title: say('Переход от потребностей к презентации', 'From needs to presentation'),
      formula: say('z самого слабого менеджера против остальных: сделки, дошедшие до презентации, ÷ сделки, дошедшие до выявления потребностей; у каждого не меньше 30', 'z of the weakest rep against the others: deals that reached the presentation ÷ deals that reached the needs stage; at least 30 of each'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S14.7', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.15, 0.35), origins: ['default'], minimum: 10,
      title: say('«Нет потребности» после презентации', '"No need" after the presentation'),
      formula: say('отказы «нет потребности» и «не актуально» ÷ все отказы с причиной, среди сделок, дошедших до презентации', 'losses as "no need" or "not relevant" ÷ all losses with a reason, of deals that reached the presentation'),
      rows: say('отказы после презентации', 'losses after the presentation'),
    },
  ],
  questions: [
    { id: 'Q14.1', asks: 'rep', good: 'yes', text: say('Выясняете ли вы, как у клиента всё устроено сейчас, прежде чем рассказать о товаре?', 'Do you find out how the customer works now before you speak of the product?') },
    { id: 'Q14.2', asks: 'rep', good: 'yes', text: say('Спрашиваете ли вы, что клиента не устраивает и где будут трудности?', 'Do you ask what does not suit the customer and where trouble will come?') },
    { id: 'Q14.3', asks: 'rep', good: 'yes', text: say('Спрашиваете ли вы, во что проблема обходится клиенту?', 'Do you ask what the problem costs the customer?') },
    { id: 'Q14.4', asks: 'rep', good: 'yes', text: say('Просите ли вы клиента самого сказать, что ему даст решение?', 'Do you let the customer say what a solution would give him?') },
    { id: 'Q14.5', asks: 'rep', good: 'yes', text: say('Видите ли вы в каждой сделке, осознал ли клиент потребность?', 'Do you see in each deal whether the customer recognises the need?') },
    { id: 'Q14.6', asks: 'rep', good: 'yes', text: say('Знаете ли вы, по чему клиент сравнивает вас с другими?', 'Do you know what the customer compares you with others by?') },
    { id: 'Q14.7', asks: 'head-of-sales', good: 'yes', text: say('Справляются ли менеджеры с сомнениями клиента без вас?', 'Do reps cope with the customer\'s doubts without you?') },
    { id: 'Q14.8', asks: 'head-of-sales', good: 'yes', text: say('Ведёт ли менеджер клиента до решения, а не ждёт его?', 'Does the rep lead the customer to the decision instead of waiting for it?') },
    { id: 'Q14.9', asks: 'head-of-sales', good: 'yes', text: say('Остаётся ли менеджер с клиентом после покупки?', 'Does the rep stay with the customer after the purchase?') },
    { id: 'Q14.10', asks: 'head-of-sales', good: 'yes', text: say('Потребность клиента записана в сделке его словами?', 'Is the customer\'s need written in the deal in his own words?') },
  ],
  steps: [
    { id: 'questions', text: say('Для каждого товара напишите вопросы четырёх видов: факты, трудности, последствия, выгода.', 'For each product write questions of four kinds: facts, difficulties, consequences, benefit.'), moves: ['S14.2', 'S14.3'] },
    { id: 'field', text: say('Заведите в сделке поля «боль», «последствия», «желаемый результат» и требуйте их до презентации.', 'Give the deal the fields "pain", "consequences", "wanted result" and require them before the presentation.'), moves: ['S14.4', 'S14.7'] },
    { id: 'stages', text: say('Разделите в воронке потребности и презентацию, чтобы видеть переход между ними.', 'Keep needs and presentation apart in the funnel, so that the step between them shows.'), moves: ['S14.6'], screen: '/department/stages' },
    { id: 'listen', text: say('Слушайте звонки и отмечайте виды вопросов и долю речи менеджера.', 'Listen to calls, mark the kinds of questions and how much the rep talks.'), moves: ['S14.1', 'S14.5'] },
    { id: 'practise', text: say('Тренируйтесь на ролях с самым слабым этапом, начиная с менеджера, который теряет больше всех.', 'Practise the weakest step in roles, starting with the rep who loses most.'), moves: ['S14.6', 'S14.1'], screen: '/funnel' },
  ],
  dependsOn: [12, 18],
};
