import { atLeast, atMost, goodIf, info, say, type Mistake } from '../vocabulary.ts';

const sheets = say('Листы развития: оценки прослушанных звонков', 'Development sheets: scores of reviewed calls');
const library = say('Библиотека разговоров', 'The library of talks');

/** Section 18 of the method. */
export const callReview: Mistake = {
  number: 18,
  id: 'call-review',
  title: say('Прослушка звонков не настроена', 'Calls are not listened to'),
  what: say(
    'Разговоры не записываются, или записи никто не слушает. Чтобы учить по фактам, нужны телефония, связанная с CRM, листы развития, хорошие и плохие примеры и статистика по каждому менеджеру.',
    'Talks are not recorded, or nobody listens to the recordings. Teaching by facts takes telephony tied to the CRM, development sheets, good and bad examples and figures for each rep.',
  ),
  why: say(
    'Ошибки разговора повторяются каждый день и видны только по упавшей конверсии, когда клиент уже ушёл.',
    'Mistakes of a talk repeat every day and show only in a fallen win rate, when the customer is gone.',
  ),
  points: [
    { key: 'start-listening', text: say('Слушать звонки начинают сразу.', 'Listening to calls starts at once.') },
    { key: 'good-bad-base', text: say('Удачные и неудачные разговоры собирают и хранят в одной базе.', 'Good and bad talks are gathered and kept in one base.') },
    { key: 'checklist', text: say('Качество разговора оценивают по чек-листу — листу развития.', 'The quality of a talk is scored by a checklist, the development sheet.') },
    { key: 'pay-kpi', text: say('Показатель качества звонков входит в мотивацию.', 'A figure of call quality is part of the pay.') },
    { key: 'telephony', text: say('Прежде всего — IP-телефония, связанная с CRM.', 'Before all: IP telephony tied to the CRM.') },
    { key: 'rep-statistics', text: say('Статистику собирают по каждому менеджеру.', 'Figures are gathered for each rep.') },
  ],
  signals: [
    {
      id: 'S18.1', critical: true, ground: 'facts', window: 'last-90-days', unit: 'share', bound: atLeast(0.95, 0.5), origins: ['seed', 'default'], minimum: 10,
      title: say('Разговоры с записью', 'Talks with a recording'),
      formula: say('состоявшиеся звонки с записью ÷ все состоявшиеся звонки', 'connected calls with a recording ÷ all connected calls'),
      rows: say('состоявшиеся звонки', 'connected calls'),
    },
    {
      id: 'S18.2', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atLeast(0.9, 0.5), origins: ['seed'], minimum: 10,
      title: say('Звонки, привязанные к клиенту', 'Calls tied to a customer'),
      formula: say('звонки, у которых известен клиент или сделка, ÷ все звонки', 'calls with a known customer or deal ÷ all calls'),
      rows: say('звонки', 'calls'),
    },
    {
      id: 'S18.3', ground: 'tool', filledBy: sheets, window: 'last-30-days', unit: 'count', bound: atLeast(5, 1), origins: ['default'],
      title: say('Прослушано на менеджера в неделю', 'Reviews a rep a week'),
      formula: say('оценки звонков менеджера за четыре недели ÷ 4, наименьшее среди менеджеров', 'scores of a rep\'s calls of four weeks ÷ 4, the least among reps'),
    },
    {
      id: 'S18.4', ground: 'tool', filledBy: sheets, window: 'last-30-days', unit: 'share', bound: atLeast(0.8, 0.6), origins: ['default'], minimum: 5,
      title: say('Качество звонков', 'Call quality'),
      formula: say('средняя оценка случайно отобранных звонков менеджера, наименьшая среди менеджеров; зелёное от 80 %, красное ниже 60 %', 'mean score of a rep\'s calls picked at random, the least among reps; green from 80 %, red below 60 %'),
    },
    {
      id: 'S18.5', ground: 'tool', filledBy: sheets, window: 'last-30-days', unit: 'share', bound: info, origins: ['default'],
      title: say('Самый слабый блок', 'The weakest block'),
      formula: say('средняя оценка блока листа, наименьшая из блоков', 'mean score of a block of the sheet, the least of the blocks'),
    },
    {
      id: 'S18.6', ground: 'tool', filledBy: sheets, window: 'last-90-days', unit: 'share', bound: atLeast(0.9, 0.4), origins: ['default'],
      title: say('Обратная связь за два рабочих дня', 'Feedback within two working days'),
      formula: say('оценки, которые менеджер получил за два рабочих дня и подтвердил, ÷ все оценки', 'scores that the rep got within two working days and acknowledged ÷ all scores'),
    },
    {
      id: 'S18.7', ground: 'practice', answeredBy: 'Q18.2', filledBy: library, window: 'last-6-months', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed', 'default'],
      title: say('База хороших и плохих разговоров', 'A base of good and bad talks'),
      formula: say('не меньше десяти хороших и десяти плохих примеров за последние полгода', 'at least ten good and ten bad examples of the last half year'),
    },
    {
      id: 'S18.8', ground: 'practice', answeredBy: 'Q18.4', filledBy: say('Схема оплаты', 'The pay scheme'), window: 'as-of', unit: 'yes-no', bound: goodIf('yes'), origins: ['seed'],
      title: say('Качество звонков в оплате', 'Call quality in the pay'),
      formula: say('в схеме оплаты есть показатель качества звонков', 'the pay scheme has a part for call quality'),
    },
    {
      id: 'S18.9', ground: 'tool', filledBy: say('Калибровка оценщиков', 'Calibration of reviewers'), window: 'last-90-days', unit: 'ratio', bound: atLeast(0.6, 0.4), origins: ['standard', 'default'], minimum: 20,
      title: say('Согласие оценщиков', 'Agreement of reviewers'),
      formula: say('каппа Коэна двух оценщиков на одних и тех же пунктах', 'Cohen\'s kappa of two reviewers on the same items'),
    },
    {
      id: 'S18.10', ground: 'facts', window: 'last-90-days', unit: 'share', bound: atMost(0.05, 0.2), origins: ['default'], minimum: 10,
      title: say('Пропущенные без ответа за 15 минут', 'Missed and not called back in 15 minutes'),
      formula: say('пропущенные входящие, на которые за 15 рабочих минут не перезвонили, ÷ все пропущенные входящие', 'missed incoming calls not called back within 15 working minutes ÷ all missed incoming calls'),
      rows: say('пропущенные звонки', 'missed calls'),
    },
  ],
  questions: [
    { id: 'Q18.1', asks: 'head-of-sales', good: 'yes', text: say('Слушаете ли вы звонки каждого менеджера каждую неделю?', 'Do you listen to each rep\'s calls every week?') },
    { id: 'Q18.2', asks: 'head-of-sales', good: 'yes', text: say('Есть ли база хороших и плохих разговоров, по десять и больше?', 'Is there a base of good and bad talks, ten of each or more?') },
    { id: 'Q18.3', asks: 'head-of-sales', good: 'yes', text: say('Оцениваете ли вы разговор по чек-листу?', 'Do you score a talk by a checklist?') },
    { id: 'Q18.4', asks: 'owner', good: 'yes', text: say('Зависит ли оплата менеджера от качества звонков?', 'Does a rep\'s pay depend on call quality?') },
    { id: 'Q18.5', asks: 'head-of-sales', good: 'yes', answeredBySignals: ['S18.1', 'S18.2'], text: say('Подключена ли IP-телефония и связана ли она с CRM?', 'Is IP telephony connected and tied to the CRM?') },
    { id: 'Q18.6', asks: 'head-of-sales', good: 'yes', text: say('Видна ли статистика звонков по каждому менеджеру?', 'Do you see call figures for each rep?') },
    { id: 'Q18.7', asks: 'rep', good: 'yes', text: say('Получали ли вы за последний месяц разбор своего звонка?', 'Did you get feedback on a call of yours within a month?') },
  ],
  steps: [
    { id: 'telephony', text: say('Подключите телефонию с записью и свяжите звонки с клиентами и сделками.', 'Connect telephony with recording and tie calls to customers and deals.'), moves: ['S18.1', 'S18.2'], screen: '/import' },
    { id: 'missed', text: say('Назначьте, кто перезванивает на пропущенный за 15 минут.', 'Settle who calls back within 15 minutes.'), moves: ['S18.10'] },
    { id: 'sheet', text: say('Составьте лист развития по этапам разговора и договоритесь об оценке на одних и тех же звонках.', 'Make a development sheet by the stages of a talk and agree on scoring with the same calls.'), moves: ['S18.4', 'S18.9'] },
    { id: 'listen', text: say('Слушайте по пять звонков менеджера в неделю и возвращайте разбор за два дня.', 'Listen to five calls a rep a week and give feedback within two days.'), moves: ['S18.3', 'S18.6'] },
    { id: 'library', text: say('Складывайте удачные и неудачные разговоры в общую базу и учите на них слабому блоку.', 'Put good and bad talks into a common base and teach the weak block with them.'), moves: ['S18.5', 'S18.7'] },
    { id: 'pay', text: say('Включите качество звонков в оплату и считайте его по случайной выборке.', 'Put call quality into the pay and count it on a random sample.'), moves: ['S18.8'] },
  ],
  dependsOn: [3],
};
