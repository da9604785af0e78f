import type { KindId } from '#core/files/kind.ts';
import type { Row } from '../table.ts';
import { customerRow } from './customers.ts';
import { documentRows, documentUse, orderCaptions, paymentCaptions, paymentRow } from './documents.ts';
import type { Element } from './elements.ts';
import { groupPaths, offerRow, productCaptions, productRow } from './goods.ts';

export const sheetNames = ['Заказы', 'Отгрузки', 'Оплаты', 'Товары', 'Предложения', 'Контрагенты'] as const;
export type SheetName = (typeof sheetNames)[number];

export const sheetKinds: Readonly<Record<SheetName, KindId>> = {
  Заказы: 'orders', Отгрузки: 'orders', Оплаты: 'payments', Товары: 'products', Предложения: 'products', Контрагенты: 'customers',
};

/** Our own column ids; what stands in brackets is for people and belongs to no column. */
export const sheetCaptions: Readonly<Record<SheetName, readonly string[]>> = {
  Заказы: orderCaptions,
  Отгрузки: orderCaptions,
  Оплаты: paymentCaptions,
  Товары: productCaptions,
  Предложения: productCaptions,
  Контрагенты: ['customer_id', 'name', 'inn', 'phone', 'email', 'region'],
};

/** Turns records into the rows of the six sheets, remembering what later records refer to. */
export function sheetRows(): (element: Element) => readonly (readonly [SheetName, Row])[] {
  const groups = new Map<string, string>();
  const customers = new Set<string>();

  function customer(element: Element): (readonly [SheetName, Row])[] {
    const row = customerRow(element);
    const id = row.cells[0] ?? '';
    if (id !== '' && customers.has(id)) return [];
    customers.add(id);
    return [['Контрагенты', row]];
  }

  function document(element: Element): (readonly [SheetName, Row])[] {
    const parties = element.children.filter((part) => part.name === 'Контрагенты').flatMap((part) => part.children);
    const rows = parties.flatMap(customer);
    const use = documentUse(element);
    if (use === 'payment') return [...rows, ['Оплаты', paymentRow(element)]];
    const lines = documentRows(element);
    const sheets: readonly SheetName[] = use === 'order' ? ['Заказы'] : use === 'shipment' ? ['Отгрузки'] : use === 'return' ? ['Заказы', 'Отгрузки'] : [];
    return [...rows, ...sheets.flatMap((sheet) => lines.map((line) => [sheet, line] as const))];
  }

  return (element) => {
    switch (element.name) {
      case 'Группы':
        for (const [id, path] of groupPaths(element)) groups.set(id, path);
        return [];
      case 'Документ':
        return document(element);
      case 'Товар':
        return [['Товары', productRow(element, groups)]];
      case 'Предложение':
        return [['Предложения', offerRow(element)]];
      case 'Контрагент':
        return customer(element);
      default:
        return [];
    }
  };
}
