import type { Row } from '../table.ts';
import { partyName } from './customers.ts';
import { children, requisites, textAt, type Element } from './elements.ts';

export const orderCaptions = ['order_id', 'date', 'customer', 'sku', 'product', 'category', 'quantity', 'price', 'amount', 'currency', 'kind', '(номер для людей)'];
export const paymentCaptions = ['payment_id', 'date', 'customer', 'amount', 'currency', 'order_id'];

export type DocumentUse = 'order' | 'shipment' | 'return' | 'payment' | 'other';

/** What a document is by its business operation: an order and its shipment are the same goods and must not both count. */
export function documentUse(document: Element): DocumentUse {
  const operation = (textAt(document, 'ХозОперация') || textAt(document, 'ХозяйственнаяОперация')).toLowerCase();
  if (operation.includes('возврат')) return 'return';
  if (/заказ/.test(operation) || operation === '') return 'order';
  if (/отпуск|реализац|отгруз/.test(operation)) return 'shipment';
  return /выплат|оплат|поступление/.test(operation) ? 'payment' : 'other';
}

/** Numbers start anew each year in 1C, its «Ид» never repeats; web shops give both alike. */
function documentId(document: Element): string {
  return textAt(document, 'Ид') || textAt(document, 'Номер');
}

function documentDate(document: Element): string {
  const date = textAt(document, 'Дата');
  const time = textAt(document, 'Время');
  return time === '' || date.includes('T') ? date : `${date}T${time}`;
}

function buyer(document: Element): string {
  const parties = children(document, 'Контрагенты').flatMap((list) => children(list, 'Контрагент'));
  return partyName(parties.find((party) => textAt(party, 'Роль') === 'Покупатель') ?? parties[0]);
}

function isOn(value: string | undefined): boolean {
  return value === 'true' || value === '1' || value === 'Да';
}

/** A cancelled order keeps a kind no order has, so that its lines go to the report and not into revenue. */
function kindOf(document: Element): string {
  const facts = requisites(document);
  if (isOn(facts.get('Отменен')) || isOn(facts.get('ПометкаУдаления')) || isOn(textAt(document, 'ПометкаУдаления'))) return 'отменён';
  return documentUse(document) === 'return' ? 'return' : 'sale';
}

/** One row a line of the document. Delivery and other services are lines like any, in the category «Услуга». */
export function documentRows(document: Element): readonly Row[] {
  const shared = { id: documentId(document), date: documentDate(document), customer: buyer(document), kind: kindOf(document) };
  const number = textAt(document, 'Номер');
  const currency = textAt(document, 'Валюта');
  const lines = children(document, 'Товары').flatMap((list) => children(list, 'Товар'));
  return lines.map((line) => ({
    line: line.line,
    cells: [
      shared.id, shared.date, shared.customer, productKey(textAt(line, 'Ид')), textAt(line, 'Наименование'), category(line),
      textAt(line, 'Количество'), textAt(line, 'ЦенаЗаЕдиницу'), textAt(line, 'Сумма'), currency, shared.kind, number,
    ],
  }));
}

function category(line: Element): string {
  const facts = requisites(line);
  const isService = textAt(line, 'Ид') === 'ORDER_DELIVERY' || facts.get('ТипНоменклатуры') === 'Услуга' || facts.get('ВидНоменклатуры') === 'Услуга';
  return isService ? 'Услуга' : '';
}

/** `product#variant` → the product: orders, offers and goods meet by it. */
export function productKey(id: string): string {
  return id.split('#')[0] ?? id;
}

export function paymentRow(document: Element): Row {
  const amount = textAt(document, 'Сумма');
  return {
    line: document.line,
    cells: [documentId(document), documentDate(document), buyer(document), amount, textAt(document, 'Валюта'), textAt(document, 'Основание')],
  };
}
