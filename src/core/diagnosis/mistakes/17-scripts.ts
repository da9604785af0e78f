import { atLeast, atMost, info, say, type Mistake } from '../vocabulary.ts';

const runs = say('Скрипты: редактор и режим звонка', 'Scripts: the editor and the call mode');

/** Section 17 of the method. */
export const scripts: Mistake = {
  number: 17,
  id: 'scripts',
  title: say('Единых скриптов продаж нет', 'There are no common sales scripts'),
  what: say(
    'Каждый говорит с клиентом, как умеет. Скрипт — общий план разговора с целью, ответами на вопросы и выходом к следующему шагу; его пишут, проверяют на звонках и правят.',
    'Everyone talks to the customer as he can. A script is the common plan of a talk with a goal, answers and a way to the next step; it is written, tried on calls and corrected.',
  ),
  why: say(
    'Результат разговора зависит от того, кто снял трубку: лучший менеджер добивается следующего шага вдвое чаще худшего, а опыт уходит вместе с людьми.',
    'What comes of a talk depends on who picked up: the best rep gets the next step twice as often as the worst, and experience leaves with people.',
  ),
  points: [
    { key: 'ready-for-questions', text: say('Зачем скрипт: у менеджера готов ответ на любой вопрос.', 'What a script is for: the rep has an answer to any question ready.') },
    { key: 'independent-of-mood', text: say('Исход не зависит от настроения и умений одного человека.', 'The outcome does not hang on one person\'s mood and skill.') },
    { key: 'reach-goal', text: say('Разговор приходит к цели — к продаже.', 'The talk arrives at its goal, the sale.') },
    { key: 'train-newcomers', text: say('Новички учатся быстрее.', 'Newcomers learn faster.') },
    { key: 'raise-conversion', text: say('Больше разговоров становится сделками.', 'More talks become deals.') },
    { key: 'control-reps', text: say('Работу менеджеров есть с чем сверить.', 'There is something to check reps\' work against.') },
    { key: 'accumulate-experience', text: say('Опыт общения с клиентами своей отрасли копится.', 'Experience with customers of your field piles up.') },
    { key: 'prepare-goal', text: say('Шаг первый, подготовка: цель звонка — какого действия или ответа добиться; она зависит от того, что продаёте.', 'Step one, preparation: the goal of the call, which action or answer to get; it depends on what you sell.') },
    { key: 'prepare-portrait', text: say('Портрет клиента: кто ваша аудитория.', 'The customer\'s portrait: who your audience is.') },
    { key: 'prepare-competitors', text: say('Изучены конкуренты.', 'Competitors are studied.') },
    { key: 'prepare-product', text: say('Ясно, что продаёте, какие задачи это решает и чем хорошо.', 'It is clear what you sell, which problems it solves and what is good about it.') },
    { key: 'prepare-freedom', text: say('Решено, насколько менеджер волен отступать от текста.', 'It is settled how far a rep may leave the text.') },
    { key: 'write-author', text: say('Шаг второй, текст: пишет тренер, руководитель продаж или сам менеджер.', 'Step two, the text: written by a trainer, the head of sales or a rep.') },
    { key: 'write-structure', text: say('Строится по пяти классическим этапам продажи.', 'It follows the five classical stages of a sale.') },
    { key: 'write-emotions', text: say('Решают, нужны ли в тексте эмоции.', 'It is decided whether the text needs emotions.') },
    { key: 'write-length', text: say('Решают, какой длины он должен быть.', 'It is decided how long it should be.') },
    { key: 'test', text: say('Шаг третий: скрипт испытывают.', 'Step three: the script is tried out.') },
    { key: 'automate', text: say('Шаг четвёртый: разговор по скрипту ведёт программа — здесь это режим звонка.', 'Step four: software leads the talk by the script; here it is the call mode.') },
  ],
  signals: [
    {
      id: 'S17.1', critical: true, ground: 'practice', answeredBy: 'Q17.1', filledBy: runs, window: 'as-of', unit: 'count', bound: atLeast(4, 0), origins: ['seed', 'default'],
      title: say('Скрипты опубликованы', 'Scripts are published'),
      formula: say('для скольких видов разговора опубликован скрипт: холодный, входящий, повторный, дожим и оплата, возврат', 'for how many kinds of talk a script is published: cold, incoming, repeat, closing and payment, win-back'),
    },
    {
      id: 'S17.2', ground: 'practice', answeredBy: 'Q17.9', filledBy: runs, window: 'as-of', unit: 'share', bound: atLeast(1, 0.5), origins: ['seed'],
      title: say('Полнота скриптов', 'Completeness of the scripts'),
      formula: say('что есть из нужного: цель, портрет, пять этапов, ответы на десять частых причин отказа', 'what is there of what is needed: goal, portrait, five stages, answers to the ten frequent loss reasons'),
    },
    {
      id: 'S17.3', ground: 'tool', filledBy: runs, window: 'last-90-days', unit: 'share', bound: atLeast(0.6, 0.15), origins: ['default'],
      title: say('Звонки по скрипту', 'Calls by script'),
      formula: say('прохождения скрипта ÷ состоявшиеся звонки того же вида', 'script runs ÷ connected calls of the same kind'),
    },
    {
      id: 'S17.4', ground: 'tool', filledBy: say('Листы развития: оценки прослушанных звонков', 'Development sheets: scores of reviewed calls'), window: 'last-90-days', unit: 'share', bound: atLeast(0.8, 0.6), origins: ['default'],
      title: say('Следование скрипту', 'Adherence to the script'),
      formula: say('выполненные пункты о скрипте ÷ применимые', 'script items met ÷ those that apply'),
    },
    {
      id: 'S17.5', ground: 'tool', filledBy: runs, window: 'last-90-days', unit: 'share', bound: info, origins: ['default'], minimum: 30,
      title: say('Где скрипт теряет клиентов', 'Where the script loses customers'),
      formula: say('отказы ÷ прохождения в худшем узле, где прошло не меньше 30', 'refusals ÷ visits at the worst node with at least 30 visits'),
    },
    {
      id: 'S17.6', ground: 'tool', filledBy: runs, window: 'last-90-days', unit: 'share', bound: atMost(0.1, 0.3), origins: ['default'],
      title: say('Ответы, которых в скрипте нет', 'Replies the script does not have'),
      formula: say('ответы клиента «другое» ÷ все отмеченные ответы', 'customer replies marked "other" ÷ all replies marked'),
    },
    {
      id: 'S17.7', ground: 'facts', window: 'last-90-days', unit: 'ratio', bound: atMost(1.5, 2.5), origins: ['default'], minimum: 2,
      title: say('Разброс менеджеров: от звонка к шагу', 'Spread of reps: from call to next step'),
      formula: say('лучшая доля ÷ худшая среди менеджеров, у которых не меньше 100 состоявшихся звонков: звонки, за которыми в течение суток записан следующий шаг с датой, ÷ звонки', 'best share ÷ worst, of reps with at least 100 connected calls: calls followed within a day by a dated next step ÷ calls'),
      rows: say('менеджеры', 'reps'),
    },
    {
      id: 'S17.8', ground: 'tool', filledBy: runs, window: 'as-of', unit: 'days', bound: atMost(90, 365), origins: ['seed'],
      title: say('Давно ли проверяли скрипт', 'How long since a change was tried'),
      formula: say('дней с последней правки, проверенной на звонках', 'days since the last change that was tried on calls'),
    },
  ],
  questions: [
    { id: 'Q17.1', asks: 'head-of-sales', good: 'yes', text: say('Есть ли письменный скрипт для каждого вида разговора: холодный, входящий, повторный, оплата, возврат?', 'Is there a written script for each kind of talk: cold, incoming, repeat, payment, win-back?') },
    { id: 'Q17.2', asks: 'rep', good: 'yes', text: say('Есть ли у вас под рукой ответ на любой вопрос клиента?', 'Do you have an answer at hand to any question a customer asks?') },
    { id: 'Q17.3', asks: 'head-of-sales', good: 'no', answeredBySignals: ['S17.7'], text: say('Зависит ли исход звонка от того, кто сегодня в настроении?', 'Does the outcome of a call hang on who is in the mood today?') },
    { id: 'Q17.4', asks: 'head-of-sales', good: 'yes', text: say('Выходит ли новичок на звонки по скрипту в первую неделю?', 'Does a newcomer make calls by script in the first week?') },
    { id: 'Q17.5', asks: 'head-of-sales', good: 'yes', text: say('Записана ли цель звонка: какого действия добиться от клиента?', 'Is the goal of the call written down: which action to get from the customer?') },
    { id: 'Q17.6', asks: 'head-of-sales', good: 'yes', text: say('Описано ли, кому звоним?', 'Is it described whom we call?') },
    { id: 'Q17.7', asks: 'head-of-sales', good: 'yes', text: say('Изучены ли конкуренты и есть ли ответ на сравнение с ними?', 'Are competitors studied, and is there an answer to comparison with them?') },
    { id: 'Q17.8', asks: 'rep', good: 'yes', text: say('Знаете ли вы, где можно отступать от скрипта, а где нельзя?', 'Do you know where you may leave the script and where not?') },
    { id: 'Q17.9', asks: 'head-of-sales', good: 'yes', text: say('Есть ли в скрипте цель, портрет, пять этапов и ответы на частые причины отказа?', 'Does the script have a goal, a portrait, five stages and answers to frequent loss reasons?') },
    { id: 'Q17.10', asks: 'head-of-sales', good: 'yes', text: say('Решено ли, кто пишет скрипт и кто его утверждает?', 'Is it settled who writes the script and who approves it?') },
    { id: 'Q17.11', asks: 'head-of-sales', good: 'yes', text: say('Проверяли ли скрипт на звонках за последние три месяца?', 'Was the script tried on calls in the last three months?') },
    { id: 'Q17.12', asks: 'rep', good: 'yes', text: say('Открыт ли скрипт на экране, когда вы звоните?', 'Is the script on your screen when you call?') },
    { id: 'Q17.13', asks: 'head-of-sales', good: 'yes', text: say('Удачные ответы менеджеров попадают в общий скрипт?', 'Do good answers of reps get into the common script?') },
  ],
  steps: [
    { id: 'prepare', text: say('Для каждого вида разговора запишите цель, портрет, конкурентов, пользу товара и меру свободы.', 'For each kind of talk write the goal, portrait, competitors, what the product gives and how much freedom there is.'), moves: ['S17.2'] },
    { id: 'write', text: say('Напишите скрипты по пяти этапам, начиная с самого частого разговора; добавьте ответы на десять частых причин отказа.', 'Write scripts by the five stages, starting with the most frequent talk; add answers to the ten frequent loss reasons.'), moves: ['S17.1', 'S17.2'], screen: '/funnel' },
    { id: 'test', text: say('Сравните две версии не меньше чем на ста разговорах каждая.', 'Compare two versions on at least a hundred talks each.'), moves: ['S17.8', 'S17.5'] },
    { id: 'run', text: say('Ведите звонок по скрипту на экране и отмечайте ответы клиента.', 'Lead the call by the script on the screen and mark the customer\'s replies.'), moves: ['S17.3', 'S17.6'] },
    { id: 'level', text: say('Перенесите в скрипт то, что делает лучший по переходу к шагу, и обучите остальных.', 'Put into the script what the rep best at getting the step does, and teach the others.'), moves: ['S17.4', 'S17.7'] },
  ],
  dependsOn: [12, 18],
};
