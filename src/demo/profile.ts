import type { PaceShape } from './pace.ts';

/** `demonstration` makes the mistakes of `planted.ts`; `healthy` makes none that files can show. */
export const profiles = ['demonstration', 'healthy'] as const;
export type Profile = (typeof profiles)[number];

export interface StageNorm {
  readonly name: string;
  readonly criterion: string;
  readonly normDays: number;
  readonly probability: number;
  /** Median length of a visit, calendar days. */
  readonly days: number;
  /** Chance that a lost deal got this far and no further, against the other stages. */
  readonly lostHere: number;
}

export interface Pipeline {
  readonly name: string;
  readonly stages: readonly StageNorm[];
}

/** How one of the two companies behaves. Shares are fractions of one. */
export interface Behaviour {
  readonly pipelines: readonly Pipeline[];
  readonly orders: PaceShape;
  readonly flow: PaceShape;
  /** Minutes of the day in which reps call, and edit cards: from, to, weight. */
  readonly callHours: readonly (readonly [number, number, number])[];
  readonly editHours: readonly (readonly [number, number, number])[];
  /** Talk of a connected call, median seconds. */
  readonly talkSeconds: number;
  readonly buyers: number;
  readonly prospects: number;
  /** Does one person both win customers and keep them. */
  readonly mixesFunctions: boolean;
  /** Do the largest customers sit with the first two seats. */
  readonly stars: boolean;
  /** Does a customer buy one category, and most reps sell one. */
  readonly singleProduct: boolean;
  /** Orders covered by one deal, and orders after it that nobody entered as a deal: from, to. */
  readonly ordersInDeal: readonly [number, number];
  readonly ordersOutside: readonly [number, number];
  readonly lostDealsOfBuyer: number;
  readonly lostDealsOfProspect: number;
  /** Lost deals that nobody closed. */
  readonly stuck: number;
  readonly skipsWhenCurrent: number;
  readonly noLossReason: number;
  readonly noAmount: number;
  readonly fill: { readonly source: number; readonly region: number; readonly audience: number; readonly product: number };
  readonly plannedDate: number;
  readonly sizeAndPotential: number;
  readonly duplicates: number;
  readonly leadWithSource: number;
  readonly leadWithOutcome: number;
  readonly responseMinutes: number;
  /** How many days ago ordinary leavers bought last: from, to. Where care took hold, none of them lately. */
  readonly leftAgo: readonly [number, number];
  /** Do seasonal customers stop altogether out of season, or only buy half as often. */
  readonly closesForWinter: boolean;
  /** Small customers that leave in the last months, in rising number. */
  readonly leavesLately: number;
  readonly followUp: number;
  readonly dearLately: number;
  readonly callsInDeal: number;
  /** Calls about one order of a whale, large, middle and small customer. */
  readonly callsInOrder: readonly [number, number, number, number];
  readonly meetingsInDeal: number;
  /** Days without a seller before a leaver is replaced. */
  readonly vacancyDays: number;
}

const season = [0.72, 0.84, 0.96, 1.08, 1.08, 1.12, 1.12, 1.12, 1.08, 1.04, 0.96, 0.84];
const quiet: PaceShape = { season, quarter: [1, 1, 1], monthEnd: 1, crisis: 0.72, crisisMonthsAgo: 14, growth: 0 };

const demonstration: Behaviour = {
  pipelines: [
    {
      name: 'Продажи',
      stages: [
        { name: 'Новая заявка', criterion: 'Записаны контакт и то, что нужно', normDays: 1, probability: 10, days: 0.5, lostHere: 24 },
        { name: 'Квалификация', criterion: 'Известны объём, срок и кто решает', normDays: 4, probability: 20, days: 3, lostHere: 26 },
        { name: 'КП отправлено', criterion: '', normDays: 5, probability: 35, days: 4, lostHere: 11 },
        { name: 'Клиент думает', criterion: '', normDays: 14, probability: 50, days: 16, lostHere: 33 },
        { name: 'Договор', criterion: '', normDays: 7, probability: 80, days: 6, lostHere: 6 },
      ],
    },
  ],
  orders: { ...quiet, quarter: [0.67, 0.6, 1.73], monthEnd: 6.2 },
  flow: { ...quiet, growth: 0.5 },
  callHours: [[640, 755, 5], [965, 1048, 5]],
  editHours: [[1051, 1079, 8], [640, 1045, 2]],
  talkSeconds: 130,
  buyers: 620,
  prospects: 900,
  mixesFunctions: true,
  stars: true,
  singleProduct: true,
  ordersInDeal: [3, 9],
  ordersOutside: [4, 12],
  lostDealsOfBuyer: 1.2,
  lostDealsOfProspect: 1.35,
  stuck: 0.048,
  skipsWhenCurrent: 0.5,
  noLossReason: 0.42,
  noAmount: 0.2,
  fill: { source: 0.93, region: 0.9, audience: 0.6, product: 0.86 },
  plannedDate: 0.62,
  sizeAndPotential: 0.24,
  duplicates: 0.13,
  leadWithSource: 0.74,
  leadWithOutcome: 0.62,
  responseMinutes: 80,
  leftAgo: [130, 800],
  closesForWinter: true,
  leavesLately: 0.8,
  followUp: 0.1,
  dearLately: 2.2,
  callsInDeal: 5.2,
  callsInOrder: [4.6, 3.5, 2, 0.6],
  meetingsInDeal: 0.5,
  vacancyDays: 135,
};

const healthy: Behaviour = {
  ...demonstration,
  pipelines: [
    {
      name: 'Новые клиенты',
      stages: [
        { name: 'Заявка принята', criterion: 'Записаны контакт и то, что нужно', normDays: 3, probability: 15, days: 1, lostHere: 20 },
        { name: 'Потребность подтверждена', criterion: 'Известны объём, срок и кто решает', normDays: 12, probability: 30, days: 5, lostHere: 26 },
        { name: 'Встреча проведена', criterion: 'Есть протокол встречи', normDays: 18, probability: 45, days: 8, lostHere: 20 },
        { name: 'КП согласовано', criterion: 'Клиент письменно принял цены', normDays: 28, probability: 65, days: 13, lostHere: 22 },
        { name: 'Счёт выставлен', criterion: 'Счёт у клиента', normDays: 20, probability: 85, days: 9, lostHere: 12 },
      ],
    },
    {
      name: 'Текущие клиенты',
      stages: [
        { name: 'Запрос принят', criterion: 'Записано, что нужно и к какому дню', normDays: 3, probability: 30, days: 1, lostHere: 22 },
        { name: 'Расчёт согласован', criterion: 'Клиент принял цены и наличие', normDays: 14, probability: 50, days: 7, lostHere: 32 },
        { name: 'Спецификация подписана', criterion: 'Подписанный файл в карточке', normDays: 28, probability: 75, days: 13, lostHere: 28 },
        { name: 'Счёт выставлен', criterion: 'Счёт у клиента', normDays: 20, probability: 90, days: 9, lostHere: 18 },
      ],
    },
  ],
  orders: quiet,
  callHours: [[543, 1065, 1]],
  editHours: [[550, 1062, 1]],
  talkSeconds: 480,
  buyers: 500,
  prospects: 380,
  mixesFunctions: false,
  stars: false,
  singleProduct: false,
  ordersInDeal: [4, 10],
  ordersOutside: [0, 0],
  lostDealsOfBuyer: 1.8,
  lostDealsOfProspect: 1.15,
  stuck: 0,
  skipsWhenCurrent: 0.02,
  noLossReason: 0.03,
  noAmount: 0,
  fill: { source: 0.99, region: 0.995, audience: 0.99, product: 0.99 },
  plannedDate: 0.98,
  sizeAndPotential: 0.97,
  duplicates: 0.008,
  leadWithSource: 0.985,
  leadWithOutcome: 1,
  responseMinutes: 3,
  leftAgo: [190, 520],
  closesForWinter: false,
  leavesLately: 0,
  followUp: 0.93,
  dearLately: 1,
  callsInOrder: [4.8, 3.5, 1.7, 0.3],
  callsInDeal: 6.6,
  meetingsInDeal: 1.5,
  vacancyDays: 12,
};

export const behaviours: Readonly<Record<Profile, Behaviour>> = { demonstration, healthy };
