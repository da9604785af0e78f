import type { UnavailableReason, Verdict } from '#core/diagnosis/judge.ts';
import type { NounForms } from '#web/locale/numbers.ts';

/** The words of the printed report and of its workbook, which are written on the server. `{name}` is filled. */
export interface ReportWords {
  readonly file: string;
  readonly mapFile: string;
  readonly kicker: string;
  readonly titleOf: string;
  readonly noName: string;
  readonly onDay: string;
  readonly made: string;
  readonly stale: string;
  readonly page: string;
  readonly foot: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly sentence: Readonly<Record<Verdict, string>>;
  readonly mistakeForms: NounForms;
  readonly riskForms: NounForms;
  readonly ofAll: string;
  readonly outOf: string;
  readonly summary: string;
  readonly summaryClean: string;
  readonly unknown: string;
  readonly counts: string;
  readonly basis: string;
  readonly basisPart: string;
  readonly basisNone: string;
  readonly fromData: string;
  readonly fromBoth: string;
  readonly rowForms: NounForms;
  readonly start: string;
  readonly startNote: string;
  readonly startNone: string;
  readonly firstStep: string;
  readonly order: string;
  readonly ground: string;
  readonly map: string;
  readonly mapNote: string;
  readonly mapCentre: string;
  readonly all: string;
  readonly allNote: string;
  readonly contents: string;
  readonly columns: Readonly<Record<'number' | 'mistake' | 'verdict' | 'score' | 'coverage' | 'trend' | 'price' | 'page' | 'signal' | 'value' | 'bound' | 'weight' | 'missing' | 'brings', string>>;
  readonly perMonth: string;
  readonly overlap: string;
  readonly repaired: string;
  readonly estimate: string;
  readonly facts: Readonly<Record<'verdict' | 'score' | 'coverage' | 'trend' | 'price', string>>;
  readonly trendNone: string;
  readonly trendSame: string;
  readonly worse: string;
  readonly better: string;
  readonly noPrice: string;
  readonly noPriceNow: string;
  readonly critical: string;
  readonly criticalFired: string;
  readonly what: string;
  readonly why: string;
  readonly signals: string;
  readonly signalsNote: string;
  readonly good: string;
  readonly bad: string;
  readonly interval: string;
  readonly sample: string;
  readonly leftOut: string;
  readonly until: string;
  readonly asked: string;
  readonly answerForms: NounForms;
  readonly origins: Readonly<Record<'seed' | 'source' | 'standard' | 'default' | 'own', string>>;
  readonly unavailable: Readonly<Record<UnavailableReason, string>>;
  readonly unjudged: string;
  readonly absentFile: string;
  readonly filledBy: string;
  readonly priceTitle: string;
  readonly priceAssumes: string;
  readonly steps: string;
  readonly moves: string;
  readonly repair: string;
  readonly repairWho: string;
  readonly repairDue: string;
  readonly done: string;
  readonly lacking: string;
  readonly lackingAbout: string;
  readonly gap: string;
  readonly gapOr: string;
  readonly toAnswer: string;
  readonly questionForms: NounForms;
  readonly tool: string;
  readonly filesMissing: string;
  readonly reading: string;
  readonly readingPoints: readonly string[];
  readonly figure: Readonly<Record<'yes' | 'no' | 'day' | 'hour' | 'minute' | 'second' | 'point' | 'upTo' | 'from' | 'between' | 'outside' | 'notWorse' | 'provenWorse' | 'informed', string>>;
  readonly few: string;
  readonly fewSeen: string;
  readonly letterSubject: string;
  readonly letterText: string;
}

export const reportWords: Readonly<Record<'ru' | 'en', ReportWords>> = {
  ru: {
    file: 'Диагностика',
    mapFile: 'Карта тридцати ошибок',
    kicker: 'Диагностика отдела продаж',
    titleOf: 'Диагностика отдела продаж, {organisation}, {day}',
    noName: 'Отдел продаж',
    onDay: 'на {day}',
    made: 'составлен {when}',
    stale: 'Новых данных нет давно: последние — за {newest}, выводы — на следующий за ними день.',
    page: 'стр. {page} из {pages}',
    foot: 'Thirty · тридцать ошибок отдела продаж',
    verdicts: { 'present': 'есть ошибка', 'risk': 'риск', 'absent': 'не обнаружена', 'too-little-data': 'мало данных', 'no-data': 'нет данных' },
    sentence: {
      'present': 'Есть ошибка.', 'risk': 'Риск.', 'absent': 'Не обнаружена.', 'too-little-data': 'Мало данных.', 'no-data': 'Нет данных.',
    },
    mistakeForms: { one: 'ошибка', few: 'ошибки', many: 'ошибок', other: 'ошибки' },
    riskForms: { one: 'риск', few: 'риска', many: 'рисков', other: 'риска' },
    ofAll: 'из {all}',
    outOf: '{part} из {whole}',
    summary: 'Найдено: {mistakes} из {all} и {risks}.',
    summaryClean: 'Среди того, о чём можно судить, ошибок не найдено.',
    unknown: 'Без вывода — {unknown} из {all}: данных не хватает.',
    counts: 'Выводы',
    basis: 'На чём стоит',
    basisPart: 'По той части данных, которая вам доступна.',
    basisNone: 'Данных не загружено.',
    fromData: 'по данным, без опроса',
    fromBoth: 'по данным и ответам людей',
    rowForms: { one: 'строка', few: 'строки', many: 'строк', other: 'строки' },
    start: 'С чего начать',
    startNote: 'порядок зависимостей, потом цена',
    startNone: 'Среди того, о чём можно судить, чинить нечего.',
    firstStep: 'Первый шаг: {step}',
    order: 'Шаг {step} из {all} в порядке починки',
    ground: 'от неё зависят № {numbers}',
    map: 'Карта тридцати ошибок',
    mapNote: 'Балл: 0 — хорошо, 1 — плохо; стрелка — изменение за 30 дней. Толщина ветви — цена; она есть там, где формула честная. Цена — оценка; цены не складываются: ошибки пересекаются.',
    mapCentre: 'Отдел продаж',
    all: 'Все тридцать',
    allNote: 'группы карты; внутри группы сначала худшее',
    contents: 'Ошибки и риски подробно',
    columns: {
      number: '№', mistake: 'Ошибка', verdict: 'Вывод', score: 'Балл', coverage: 'Покрытие', trend: 'За 30 дней', price: 'Цена в месяц, оценка', page: 'Стр.',
      signal: 'Признак', value: 'Значение', bound: 'Граница', weight: 'Вес', missing: 'Чего не хватает', brings: 'Что даст вывод',
    },
    perMonth: '{price}/мес',
    overlap: 'Цена — оценка в месяц, а не бухгалтерская сумма; допущения названы у каждой ошибки. Цены не складываются: ошибки пересекаются, и одни и те же деньги видны в нескольких.',
    repaired: 'чиним',
    estimate: 'оценка',
    facts: { verdict: 'Вывод', score: 'Балл', coverage: 'Покрытие', trend: 'За 30 дней', price: 'Цена в месяц, оценка' },
    trendNone: 'не с чем сравнить',
    trendSame: 'без изменений',
    worse: 'хуже',
    better: 'лучше',
    noPrice: 'Цена не считается: честной формулы нет',
    noPriceNow: 'Цена не считается: не хватает данных',
    critical: 'решающий',
    criticalFired: 'Решающий признак сработал, его одного достаточно: «{signal}».',
    what: 'Что это',
    why: 'Почему стоит денег',
    signals: 'Признаки',
    signalsNote: 'по вкладу в балл',
    good: 'хорошо',
    bad: 'плохо',
    interval: '95 %: {interval}',
    sample: 'n = {n}',
    leftOut: 'не вошло: {what}',
    until: 'на {day}',
    asked: 'ответы людей',
    answerForms: { one: 'ответ', few: 'ответа', many: 'ответов', other: 'ответа' },
    origins: { seed: 'Источник', source: 'Норма рынка', standard: 'Статистика', default: 'По умолчанию', own: 'Своя' },
    unavailable: {
      'no-data': 'нет данных', 'too-few': 'мало данных', 'no-rate': 'нет курса валюты', 'tool-not-used': 'инструментом ещё не пользуются', 'not-answered': 'нет ответа',
      'no-history': 'мало истории', 'not-applicable': 'не применимо', 'not-reached': 'не вычислить', 'small-group': 'группа меньше четырёх',
    },
    unjudged: 'Не вошло в балл',
    absentFile: 'нет в данных: {what}',
    filledBy: 'даст {what}',
    priceTitle: 'Цена ошибки',
    priceAssumes: 'Допущения',
    steps: 'Шаги починки',
    moves: 'сдвинет: {signals}',
    repair: 'Починка идёт с {day}',
    repairWho: 'отвечает {who}',
    repairDue: 'срок {day}',
    done: 'сделано {done} из {all}',
    lacking: 'Чего не хватает',
    lackingAbout: 'Об этих ошибках нельзя сказать ни «есть», ни «нет». Отсутствие данных не значит, что всё хорошо.',
    gap: 'Загрузите «{name}» — можно будет судить об ошибках № {numbers}.',
    gapOr: 'Вместо этого подойдёт: {names}.',
    toAnswer: 'ответить на {questions} самодиагностики',
    questionForms: { one: 'вопрос', few: 'вопроса', many: 'вопросов', other: 'вопроса' },
    tool: 'признаки дадут: {what}',
    filesMissing: 'загрузить: {what}',
    reading: 'Как читать',
    readingPoints: [
      'Признак — число из ваших данных или ответ человека. У него есть граница: с какого значения хорошо и с какого плохо; между ними тяжесть растёт от 0 до 1.',
      'Вес признака: решающий — 3, из источника — 2, остальные — 1. Балл — средняя тяжесть с весами. Все ответы вместе весят не больше половины того, что весят данные.',
      'Есть ошибка — балл от 0,60 или сработал решающий признак; риск — от 0,30; не обнаружена — ниже, если видно не меньше половины признаков; мало данных — ниже, но видно меньше половины; нет данных — видно меньше 30 %.',
      'Покрытие — какая доля веса признаков, до которых можно дотянуться, посчитана.',
      '95 % — интервал, в котором лежит настоящая доля; чем меньше строк, тем он шире. n — сколько строк посмотрели.',
      'Происхождение границы: Источник — методика тридцати ошибок; Норма рынка — опубликованная практика; Статистика — значимость; По умолчанию — наше предложение; Своя — задана в этой организации.',
      'Каждое число этого отчёта открывается до строк на странице ошибки.',
    ],
    figure: {
      yes: 'да', no: 'нет', day: 'дн.', hour: 'ч', minute: 'мин', second: 'с', point: 'б.', upTo: 'до {x}', from: 'от {x}',
      between: '{x}–{y}', outside: 'до {x} или от {y}', notWorse: 'не хуже', provenWorse: 'хуже, доказано', informed: 'для сведения',
    },
    few: 'мало данных',
    fewSeen: 'мало данных: n = {n}',
    letterSubject: 'Диагностика отдела продаж на {day}: {summary}',
    letterText: 'Отчёт о диагностике на {day} — в приложении.\n\n{summary}\n\n{start}\n\nКарта: {link}\n\nЭто письмо приходит раз в неделю. Настроить или отменить: {settings}\n',
  },
  en: {
    file: 'Diagnosis',
    mapFile: 'Map of the thirty mistakes',
    kicker: 'Diagnosis of the sales department',
    titleOf: 'Diagnosis of the sales department, {organisation}, {day}',
    noName: 'Sales department',
    onDay: 'as of {day}',
    made: 'made {when}',
    stale: 'There is no new data: the newest is of {newest}, the verdicts are as of the day after it.',
    page: 'page {page} of {pages}',
    foot: 'Thirty · thirty mistakes of a sales department',
    verdicts: { 'present': 'mistake', 'risk': 'risk', 'absent': 'not found', 'too-little-data': 'too little data', 'no-data': 'no data' },
    sentence: { 'present': 'The mistake is made.', 'risk': 'Risk.', 'absent': 'Not found.', 'too-little-data': 'Too little data.', 'no-data': 'No data.' },
    mistakeForms: { one: 'mistake', other: 'mistakes' },
    riskForms: { one: 'risk', other: 'risks' },
    ofAll: 'of {all}',
    outOf: '{part} of {whole}',
    summary: 'Found: {mistakes} of {all} and {risks}.',
    summaryClean: 'Of what can be judged, no mistake is made.',
    unknown: 'Without a verdict — {unknown} of {all}: data is missing.',
    counts: 'Verdicts',
    basis: 'What it stands on',
    basisPart: 'On that part of the data which you may see.',
    basisNone: 'No data is loaded.',
    fromData: 'by data, without questions',
    fromBoth: 'by data and people’s answers',
    rowForms: { one: 'row', other: 'rows' },
    start: 'Where to start',
    startNote: 'by what depends on what, then by price',
    startNone: 'Of what can be judged, nothing needs repair.',
    firstStep: 'First step: {step}',
    order: 'Step {step} of {all} in the order of repair',
    ground: 'nos. {numbers} depend on it',
    map: 'Map of the thirty mistakes',
    mapNote: 'Score: 0 is good, 1 is bad; the arrow is the change over 30 days. The width of a branch is the price, told where its formula is honest. A price is an estimate; prices do not add up: mistakes overlap.',
    mapCentre: 'Sales department',
    all: 'All thirty',
    allNote: 'by groups of the map, the worst first',
    contents: 'Mistakes and risks in detail',
    columns: {
      number: 'No.', mistake: 'Mistake', verdict: 'Verdict', score: 'Score', coverage: 'Coverage', trend: 'In 30 days', price: 'Price a month, estimate', page: 'Page',
      signal: 'Signal', value: 'Value', bound: 'Bound', weight: 'Weight', missing: 'What is missing', brings: 'What would bring a verdict',
    },
    perMonth: '{price}/month',
    overlap: 'A price is an estimate a month, no sum in the books; its assumptions stand at each mistake. Prices do not add up: mistakes overlap, and the same money is seen in several.',
    repaired: 'in repair',
    estimate: 'estimate',
    facts: { verdict: 'Verdict', score: 'Score', coverage: 'Coverage', trend: 'In 30 days', price: 'Price a month, estimate' },
    trendNone: 'nothing to compare with',
    trendSame: 'no change',
    worse: 'worse',
    better: 'better',
    noPrice: 'No price: there is no honest formula',
    noPriceNow: 'No price: data is missing',
    critical: 'critical',
    criticalFired: 'A critical signal fired, it is enough alone: “{signal}”.',
    what: 'What it is',
    why: 'Why it costs money',
    signals: 'Signals',
    signalsNote: 'by weight in the score',
    good: 'good',
    bad: 'bad',
    interval: '95%: {interval}',
    sample: 'n = {n}',
    leftOut: 'left out: {what}',
    until: 'as of {day}',
    asked: 'people’s answers',
    answerForms: { one: 'answer', other: 'answers' },
    origins: { seed: 'Source', source: 'Market norm', standard: 'Statistics', default: 'Default', own: 'Own' },
    unavailable: {
      'no-data': 'no data', 'too-few': 'too few', 'no-rate': 'no exchange rate', 'tool-not-used': 'the tool is not in use', 'not-answered': 'no answer',
      'no-history': 'too little history', 'not-applicable': 'not applicable', 'not-reached': 'cannot be computed', 'small-group': 'a group of fewer than four',
    },
    unjudged: 'Not in the score',
    absentFile: 'not in the data: {what}',
    filledBy: 'comes from: {what}',
    priceTitle: 'Price of the mistake',
    priceAssumes: 'Assumptions',
    steps: 'Steps of repair',
    moves: 'moves: {signals}',
    repair: 'In repair since {day}',
    repairWho: 'owner: {who}',
    repairDue: 'due {day}',
    done: '{done} of {all} done',
    lacking: 'What is missing',
    lackingAbout: 'Of these mistakes neither yes nor no can be said. Missing data does not mean that all is well.',
    gap: 'Load “{name}” to judge mistakes no. {numbers}.',
    gapOr: 'This would do as well: {names}.',
    toAnswer: 'answer {questions} of the self-diagnosis',
    questionForms: { one: 'question', other: 'questions' },
    tool: 'signals come from: {what}',
    filesMissing: 'load: {what}',
    reading: 'How to read this',
    readingPoints: [
      'A signal is a figure from your data or a person’s answer. It has a bound: from which value it is good and from which bad; between them severity grows from 0 to 1.',
      'Weight of a signal: critical 3, from the source 2, others 1. The score is the weighed mean of severities. All answers together weigh at most half as much as the data.',
      'Mistake: a score from 0.60, or a critical signal fired; risk: from 0.30; not found: below, where at least half of the signals are seen; too little data: below, with less than half seen; no data: less than 30% seen.',
      'Coverage is the share of the weight of signals within reach that is computed.',
      '95% is the interval in which the true share lies; the fewer rows, the wider. n is how many rows were looked at.',
      'Origin of a bound: Source is the method of the thirty mistakes; Market norm is published practice; Statistics is significance; Default is our proposal; Own was set in this organisation.',
      'Every figure of this report opens down to its rows on the page of the mistake.',
    ],
    figure: {
      yes: 'yes', no: 'no', day: 'd', hour: 'h', minute: 'min', second: 's', point: 'pt', upTo: 'up to {x}', from: 'from {x}',
      between: '{x}–{y}', outside: 'up to {x} or from {y}', notWorse: 'not worse', provenWorse: 'worse, proven', informed: 'for information',
    },
    few: 'too little data',
    fewSeen: 'too little data: n = {n}',
    letterSubject: 'Diagnosis of the sales department as of {day}: {summary}',
    letterText: 'The report of the diagnosis as of {day} is attached.\n\n{summary}\n\n{start}\n\nThe map: {link}\n\nThis letter comes once a week. To change or stop it: {settings}\n',
  },
};
