import { notPlanted, planted, undecidable, type Statement } from './claims.ts';

/** Mistakes 1 to 15. */
export const firstHalf: readonly Statement[] = [
  {
    mistake: 1,
    demonstration: planted(['S1.2', 'S1.5', 'S1.6', 'S1.7', 'S1.9', 'S1.10', 'S1.11']),
    healthy: notPlanted(['S1.2', 'S1.3', 'S1.4', 'S1.6', 'S1.7', 'S1.9', 'S1.10']),
    why: {
      ru: 'Этап «Клиент думает», два отказа из пяти без причины, сделки, которые никто не закрыл, пустая аудитория и суммы, у менеджеров ещё документы и сервис.',
      en: 'A stage «Клиент думает», two losses in five without a reason, deals that nobody closed, empty audience and amounts, reps who also do paperwork and service.',
    },
  },
  {
    mistake: 2,
    demonstration: notPlanted(['S2.8', 'S2.9']),
    healthy: notPlanted(['S2.1', 'S2.8', 'S2.9']),
    why: {
      ru: 'Встречи дают сделки, регулярных покупателей за квартал не меньше, «не целевой» выясняется на первых этапах.',
      en: 'Meetings lead to wins, regular buyers do not get fewer over a quarter, "not our customer" is found on the first stages.',
    },
  },
  {
    mistake: 3,
    demonstration: planted(['S3.1', 'S3.2', 'S3.3', 'S3.4', 'S3.5', 'S3.9', 'S3.12']),
    healthy: notPlanted(['S3.1', 'S3.2', 'S3.3', 'S3.4', 'S3.5', 'S3.9', 'S3.12']),
    why: {
      ru: 'Половина заказов идёт мимо сделок, в CRM пишут вечером за весь день, у открытых сделок нет задач или они просрочены, карточки двоятся.',
      en: 'Half of the orders bypass deals, the CRM is filled in the evening for the whole day, open deals have no task or an overdue one, cards are doubled.',
    },
  },
  {
    mistake: 4,
    demonstration: notPlanted(['S4.1', 'S4.2', 'S4.6']),
    healthy: notPlanted(['S4.1', 'S4.2', 'S4.3', 'S4.6']),
    why: {
      ru: 'У каждого руководителя трое, собственник менеджерами не управляет, клиента ведёт один. Новых и текущих при этом ведут одни и те же люди (ошибки 8 и 5).',
      en: 'Three people to each head, the owner runs no reps, one person serves a customer. The same people serve new and current customers, though (mistakes 8 and 5).',
    },
  },
  {
    mistake: 5,
    demonstration: planted(['S5.1', 'S5.2', 'S5.4', 'S5.7']),
    healthy: notPlanted(['S5.1', 'S5.2', 'S5.3', 'S5.5', 'S5.7']),
    why: {
      ru: 'Двое дают три четверти продаж, новых вправе привлекать только они, ушедшего заменяют почти пять месяцев.',
      en: 'Two people bring three quarters of sales, only they may win new customers, a leaver is replaced after almost five months.',
    },
  },
  {
    mistake: 6,
    demonstration: planted(['S6.5', 'S6.6a', 'S6.6b']),
    healthy: notPlanted(['S6.5', 'S6.6a']),
    why: {
      ru: 'Утро и середина дня уходят на документы: первый звонок в одиннадцатом часу, между двумя короткими всплесками звонков тихо больше трёх часов.',
      en: 'Mornings and middays go to paperwork: the first call comes after half past ten, and more than three silent hours lie between two short bursts of calls.',
    },
  },
  {
    mistake: 7,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Опросов среди файлов нет.', en: 'No file holds surveys.' },
  },
  {
    mistake: 8,
    demonstration: planted(['S8.1', 'S8.2', 'S8.4', 'S8.5', 'S8.7', 'S8.8a', 'S8.8b'], ['S8.3']),
    healthy: notPlanted(['S8.1', 'S8.2', 'S8.3', 'S8.4', 'S8.5', 'S8.7', 'S8.8a', 'S8.8b']),
    why: {
      ru: 'Новых и текущих ведут одни и те же, воронка одна, у половины лидов нет источника или итога, отвечают через час с лишним.',
      en: 'The same people win and keep customers, there is one pipeline, half of the leads lack a source or an outcome, an answer takes over an hour.',
    },
  },
  {
    mistake: 9,
    demonstration: notPlanted(['S9.1', 'S9.2', 'S9.7', 'S9.8']),
    healthy: notPlanted(['S9.1', 'S9.2', 'S9.7', 'S9.8']),
    why: {
      ru: 'Крупных текущих ведут двое, у покупавших за год есть личный план, их выручка растёт.',
      en: 'Two people keep the large current customers, everyone who bought in the year has a plan, their revenue grows.',
    },
  },
  {
    mistake: 10,
    demonstration: notPlanted(['S10.5']),
    healthy: notPlanted(['S10.5']),
    why: {
      ru: 'Доля в закупках клиента — дело опроса, его нет. Косвенный признак спокоен: крупные клиенты не сокращают закупки.',
      en: 'The share in a customer’s purchases needs a survey, and there is none. The proxy is calm: large customers do not buy less.',
    },
  },
  {
    mistake: 11,
    demonstration: planted(['S11.2', 'S11.10']),
    healthy: notPlanted(['S11.2']),
    why: {
      ru: 'В последние месяцы мелкие регулярные клиенты уходят всё чаще, и тем, кто замолчал, никто не звонит.',
      en: 'In the last months small regular customers leave ever more often, and nobody calls those who fell silent.',
    },
  },
  {
    mistake: 12,
    demonstration: planted(['S12.6']),
    healthy: notPlanted(['S12.6']),
    why: {
      ru: 'После долгого разговора следующий шаг с датой ставят в одном случае из пяти. Остальное видно только по модели и листам.',
      en: 'A long call is followed by a dated next step one time in five. The rest is seen only from the model and its sheets.',
    },
  },
  {
    mistake: 13,
    demonstration: planted(['S13.6', 'S13.7']),
    healthy: notPlanted(['S13.7']),
    why: {
      ru: 'Отказов «Дорого» и «Не увидел отличий» в последние три месяца вдвое больше прежнего, половину ходовых товаров менеджер не продаёт вовсе.',
      en: 'Losses to "too dear" and "saw no difference" doubled in the last three months; half of the goods that others sell a rep never sells.',
    },
  },
  {
    mistake: 14,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Нужны прослушанные звонки.', en: 'It takes reviewed calls.' },
  },
  {
    mistake: 15,
    demonstration: undecidable,
    healthy: undecidable,
    why: { ru: 'Нужны карточки выгод, предложения и прослушанные звонки.', en: 'It takes benefit cards, proposals and reviewed calls.' },
  },
];
