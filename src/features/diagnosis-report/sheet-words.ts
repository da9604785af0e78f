/** The words of the workbook of the report, besides those it shares with the printed one. */
export const sheetWords = {
  ru: {
    sheets: { summary: 'Сводка', signals: 'Признаки', steps: 'Шаги', missing: 'Чего не хватает' },
    id: 'Код', topic: 'Ошибка', fault: 'В чём она', price: 'Цена в месяц, {currency}, оценка', priceFormula: 'Формула цены', assumptions: 'Допущения', order: 'Шаг починки', dependsOn: 'Сначала №',
    repaired: 'Чинят', yes: 'да', note: 'Как читать', what: 'Что это', why: 'Почему стоит денег',
    signal: 'Признак', formula: 'Формула', unit: 'Единица', value: 'Значение', numerator: 'Числитель', denominator: 'Знаменатель', sample: 'Выборка', low: '95 % от', high: '95 % до',
    good: 'Хорошо', bad: 'Плохо', origin: 'Граница', severity: 'Тяжесть', weight: 'Вес', counted: 'Вес в балле', critical: 'Решающий', reason: 'Почему не вошёл', leftOut: 'Не вошли строки', from: 'С', to: 'По', state: 'Вошёл в балл',
    step: 'Шаг', text: 'Что сделать', moves: 'Что сдвинет',
    units: {
      'share': 'доля', 'count': 'число', 'ratio': 'отношение', 'money': '{currency}', 'days': 'дни', 'hours': 'часы', 'minutes': 'минуты', 'seconds': 'секунды', 'points': 'баллы', 'percentage-points': 'процентные пункты',
      'z': 'z', 'correlation': 'корреляция', 'yes-no': '1 — да, 0 — нет',
    },
  },
  en: {
    sheets: { summary: 'Summary', signals: 'Signals', steps: 'Steps', missing: 'What is missing' },
    id: 'Id', topic: 'Mistake', fault: 'What is wrong', price: 'Price a month, {currency}, estimate', priceFormula: 'Formula of the price', assumptions: 'Assumptions', order: 'Step of repair', dependsOn: 'First no.',
    repaired: 'In repair', yes: 'yes', note: 'How to read this', what: 'What it is', why: 'Why it costs money',
    signal: 'Signal', formula: 'Formula', unit: 'Unit', value: 'Value', numerator: 'Numerator', denominator: 'Denominator', sample: 'Sample', low: '95% from', high: '95% to',
    good: 'Good', bad: 'Bad', origin: 'Bound', severity: 'Severity', weight: 'Weight', counted: 'Weight in the score', critical: 'Critical', reason: 'Why not in the score', leftOut: 'Rows left out', from: 'From', to: 'To', state: 'In the score',
    step: 'Step', text: 'What to do', moves: 'What it moves',
    units: {
      'share': 'share', 'count': 'count', 'ratio': 'ratio', 'money': '{currency}', 'days': 'days', 'hours': 'hours', 'minutes': 'minutes', 'seconds': 'seconds', 'points': 'points', 'percentage-points': 'percentage points',
      'z': 'z', 'correlation': 'correlation', 'yes-no': '1 is yes, 0 is no',
    },
  },
} as const;
