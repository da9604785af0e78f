import { randomOf } from './random.ts';

export interface Good {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** List price of one pack, kopecks. */
  readonly price: number;
  /** What one pack costs the company, kopecks. */
  readonly cost: number;
}

interface Line {
  readonly category: string;
  readonly prefix: string;
  readonly names: readonly string[];
  readonly sizes: readonly string[];
  readonly roubles: number;
}

/** Twelve product lines of ten goods each. */
const lines: readonly Line[] = [
  { category: 'Саморезы', prefix: 'SM', names: ['Саморез кровельный', 'Саморез по дереву'], sizes: ['4,8×29', '4,8×35', '5,5×25', '5,5×51', '6,3×60'], roubles: 780 },
  { category: 'Болты', prefix: 'BL', names: ['Болт DIN 933', 'Болт DIN 931'], sizes: ['М8×30', 'М10×40', 'М12×60', 'М16×80', 'М20×100'], roubles: 1450 },
  { category: 'Гайки', prefix: 'GK', names: ['Гайка DIN 934', 'Гайка с фланцем DIN 6923'], sizes: ['М6', 'М8', 'М10', 'М12', 'М16'], roubles: 640 },
  { category: 'Шайбы', prefix: 'SH', names: ['Шайба плоская DIN 125', 'Шайба гровер DIN 127'], sizes: ['М6', 'М8', 'М10', 'М12', 'М16'], roubles: 420 },
  { category: 'Анкеры', prefix: 'AN', names: ['Анкер клиновой', 'Анкер-гильза с гайкой'], sizes: ['8×75', '10×97', '12×120', '16×150', '20×180'], roubles: 1980 },
  { category: 'Дюбели', prefix: 'DB', names: ['Дюбель распорный', 'Дюбель для теплоизоляции'], sizes: ['6×40', '8×60', '10×100', '10×140', '10×180'], roubles: 560 },
  { category: 'Гвозди', prefix: 'GV', names: ['Гвоздь строительный', 'Гвоздь винтовой'], sizes: ['2,5×50', '3,0×80', '3,5×90', '4,0×100', '5,0×150'], roubles: 890 },
  { category: 'Заклёпки', prefix: 'ZK', names: ['Заклёпка вытяжная алюминиевая', 'Заклёпка вытяжная стальная'], sizes: ['3,2×8', '4,0×10', '4,0×12', '4,8×14', '4,8×18'], roubles: 730 },
  { category: 'Шпильки', prefix: 'SP', names: ['Шпилька резьбовая DIN 975', 'Шпилька сантехническая'], sizes: ['М6×1000', 'М8×1000', 'М10×1000', 'М12×2000', 'М16×2000'], roubles: 1240 },
  { category: 'Перфорированный крепёж', prefix: 'PK', names: ['Уголок усиленный', 'Пластина соединительная'], sizes: ['50×50×35', '70×70×55', '90×90×65', '100×100×90', '160×100×2'], roubles: 1120 },
  { category: 'Такелаж', prefix: 'TK', names: ['Талреп крюк-кольцо', 'Зажим троса DIN 741'], sizes: ['М6', 'М8', 'М10', 'М12', 'М16'], roubles: 1670 },
  { category: 'Оснастка', prefix: 'OS', names: ['Бур SDS-plus', 'Бита ударная'], sizes: ['6×110', '8×160', '10×160', '12×210', '14×260'], roubles: 2150 },
];

export const categories: readonly string[] = lines.map((line) => line.category);
export const goodsInCategory = 10;

/** The catalogue: goods of one category stand together, in the order of `categories`. */
export function createGoods(seed: number): readonly Good[] {
  return lines.flatMap((line, at) =>
    line.names.flatMap((name, kind) =>
      line.sizes.map((size, step) => good(seed, line, `${name} ${size}`, at * goodsInCategory + kind * 5 + step)),
    ),
  );
}

function good(seed: number, line: Line, name: string, number: number): Good {
  const random = randomOf(seed, 'good', number);
  const price = Math.round(line.roubles * (0.6 + 0.2 * (number % 5)) * random.between(0.92, 1.08)) * 100;
  return {
    sku: `${line.prefix}-${String(100 + number)}`,
    name,
    category: line.category,
    price,
    cost: Math.round(price * random.between(0.62, 0.8)),
  };
}
