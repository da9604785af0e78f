import { notPlanted, planted, undecidable, type Statement } from './claims.ts';

/** Mistakes 16 to 30. */
export const secondHalf: readonly Statement[] = [
  {
    mistake: 16,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Уступки и подготовка к переговорам в файлах не записаны.', en: 'Concessions and preparation are in no file.' },
  },
  {
    mistake: 17,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Скриптов и их прохождений в файлах нет.', en: 'Scripts and their runs are in no file.' },
  },
  {
    mistake: 18,
    demonstration: notPlanted(['S18.1', 'S18.2', 'S18.10']),
    healthy: notPlanted(['S18.1', 'S18.2', 'S18.10']),
    why: {
      ru: 'Разговоры записаны и привязаны к клиенту, на пропущенный звонок перезванивают за минуты. Слушает ли кто-то записи, по файлам не видно.',
      en: 'Calls are recorded and tied to a customer, a missed one is returned within minutes. Whether anyone listens, files cannot tell.',
    },
  },
  {
    mistake: 19,
    demonstration: notPlanted(['S19.5']),
    healthy: notPlanted(['S19.5']),
    why: {
      ru: 'Все принятые прошли испытательный срок. То, что замену ищут долго, отнесено к ошибке 5.',
      en: 'Everyone hired passed probation. That a replacement takes long belongs to mistake 5.',
    },
  },
  {
    mistake: 20,
    demonstration: notPlanted(['S20.1', 'S20.9']),
    healthy: notPlanted(['S20.1', 'S20.9']),
    why: {
      ru: 'План есть у каждого продавца, в среднем за полгода его выполняет около половины. Схемы оплаты в файлах нет.',
      en: 'Every seller has a plan, and about half of them reach it over six months on average. The pay scheme is in no file.',
    },
  },
  {
    mistake: 21,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Конкурсов среди файлов нет.', en: 'No file holds contests.' },
  },
  {
    mistake: 22,
    demonstration: notPlanted(['S22.4']),
    healthy: notPlanted(['S22.4']),
    why: {
      ru: 'Цели в системе поставлены каждому продавцу: выручка, сделки, новые клиенты. Показы табло по файлам не видны.',
      en: 'Each seller has goals set: revenue, deals, new customers. Whether a board was shown, files cannot tell.',
    },
  },
  {
    mistake: 23,
    demonstration: planted(['S23.1', 'S23.2', 'S23.3', 'S23.4']),
    healthy: notPlanted(['S23.1', 'S23.2', 'S23.3', 'S23.4']),
    why: {
      ru: 'Больше половины месяца отгружают в последние пять дней, план выполняют только в последний месяц квартала.',
      en: 'More than half of a month is shipped in its last five days, and the plan is reached only in the last month of a quarter.',
    },
  },
  {
    mistake: 24,
    demonstration: planted(['S24.1', 'S24.2', 'S24.3', 'S24.5']),
    healthy: notPlanted(['S24.1', 'S24.2', 'S24.3', 'S24.4', 'S24.5']),
    why: {
      ru: 'Клиент покупает одну категорию, две трети менеджеров продают почти только свою, размер и потенциал записаны у четверти клиентов.',
      en: 'A customer buys one category, two thirds of reps sell almost only their own, size and potential are known for a quarter of customers.',
    },
  },
  {
    mistake: 25,
    demonstration: notPlanted(['S25.2']),
    healthy: notPlanted(['S25.2']),
    why: {
      ru: 'Крупным звонят и к ним ездят заметно чаще, чем к мелким. Политик обслуживания и программы лояльности в файлах нет.',
      en: 'Large customers are called and visited far more often than small ones. Policies and a loyalty programme are in no file.',
    },
  },
  {
    mistake: 26,
    demonstration: notPlanted(['S26.6a']),
    healthy: notPlanted(['S26.6a']),
    why: {
      ru: 'Руководитель сам встречается с крупными клиентами и не подменяет менеджеров. План ниже лучшего месяца и не разбит по сегментам — одна-две красные строки, не четыре.',
      en: 'The head meets large customers and does not replace reps. The plan is below the best month and not split by segment: one or two red lines, not four.',
    },
  },
  {
    mistake: 27,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Планёрок среди файлов нет.', en: 'No file holds huddles.' },
  },
  {
    mistake: 28,
    demonstration: planted(['S28.1', 'S28.5', 'S28.6', 'S28.7']),
    healthy: notPlanted(['S28.1', 'S28.6', 'S28.7']),
    why: {
      ru: 'Дата оплаты впереди стоит у одной открытой сделки из восьми, остальные без даты или просрочены, половина сделок не движется.',
      en: 'One open deal in eight has a payment date ahead, the others have none or a past one, half of the deals do not move.',
    },
  },
  {
    mistake: 29,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Реестра точек контакта среди файлов нет.', en: 'No file holds a registry of touchpoints.' },
  },
  {
    mistake: 30,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Маркетинг-кита среди файлов нет.', en: 'No file holds a marketing kit.' },
  },
];
