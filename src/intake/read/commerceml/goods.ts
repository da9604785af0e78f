import type { Row } from '../table.ts';
import { productKey } from './documents.ts';
import { children, textAt, type Element } from './elements.ts';

export const productCaptions = ['sku', 'name', 'category', 'price', '(артикул для людей)'];

/** Group id → its path, «Детские товары / Коврики». */
export function groupPaths(groups: Element, above = ''): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  for (const group of children(groups, 'Группа')) {
    const name = textAt(group, 'Наименование');
    const path = above === '' ? name : `${above} / ${name}`;
    paths.set(textAt(group, 'Ид'), path);
    for (const inner of children(group, 'Группы')) for (const [id, deeper] of groupPaths(inner, path)) paths.set(id, deeper);
  }
  return paths;
}

/** The first price with an amount; further price types have no column to go to. */
function firstPrice(element: Element): string {
  const prices = children(element, 'Цены').flatMap((list) => children(list, 'Цена'));
  return prices.map((price) => textAt(price, 'ЦенаЗаЕдиницу')).find((price) => price !== '') ?? '';
}

/** A product of the catalogue: the category is the path of its group. */
export function productRow(product: Element, groups: ReadonlyMap<string, string>): Row {
  const group = children(product, 'Группы').flatMap((list) => children(list, 'Ид'))[0];
  const category = group === undefined ? '' : (groups.get(group.text.trim()) ?? '');
  return {
    line: product.line,
    cells: [productKey(textAt(product, 'Ид')), textAt(product, 'Наименование'), category, firstPrice(product), textAt(product, 'Артикул')],
  };
}

/** An offer: the product with its price. Variants of one product share its key. */
export function offerRow(offer: Element): Row {
  return {
    line: offer.line,
    cells: [productKey(textAt(offer, 'Ид')), textAt(offer, 'Наименование'), '', firstPrice(offer), textAt(offer, 'Артикул')],
  };
}
