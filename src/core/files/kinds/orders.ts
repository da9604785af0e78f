import { column, type FileKind } from '../kind.ts';
import { categoryCaptions, channelCaptions, currencyCaptions, customerCaptions, orderCaptions, productCaptions, regionCaptions, repCaptions } from './captions.ts';

const orderKinds = {
  sale: ['продажа', 'реализация', 'отгрузка', 'заказ', 'заказ товара', 'отпуск товара', 'реализация товаров', 'реализация товаров и услуг', 'реализация (акт, накладная)', 'order', 'приход'],
  return: ['возврат', 'возврат товара', 'возврат от покупателя', 'возврат товаров от покупателя', 'возврат товаров от клиента', 'refund', 'возврат прихода', 'сторно'],
};

export const orders: FileKind = {
  id: 'orders',
  title: { ru: 'Заказы и отгрузки', en: 'Orders' },
  fileNames: ['заказы', 'продажи', 'отгрузки', 'реализации', 'orders', 'sales', 'invoices'],
  required: [['date'], ['amount', 'price'], ['amount', 'quantity']],
  columns: [
    column('order_id', 'text', {
      ru: 'заказ', en: 'order id', reference: true,
      captions: [...orderCaptions, 'документ', 'номер', 'номер документа', '№ документа', 'invoice no', 'invoice', 'invoice number', 'накладная', 'номер накладной', 'чек', 'номер чека', 'receipt number', 'receipt', 'transaction id', 'transaction', 'документ продажи', 'регистратор', '№', 'id'],
    }),
    column('date', 'instant', {
      ru: 'дата', en: 'date',
      captions: ['дата заказа', 'дата отгрузки', 'дата продажи', 'дата документа', 'дата реализации', 'дата покупки', 'дата и время', 'order date', 'invoice date', 'sale date', 'purchase date', 'ship date', 'transaction date', 'created at', 'дата накладной', 'день'],
    }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions }),
    column('sku', 'text', { ru: 'артикул', en: 'SKU', reference: true, captions: ['stock code', 'код товара', 'код номенклатуры', 'артикул товара', 'item id', 'product code', 'id товара', 'ид товара', 'код'] }),
    column('product', 'text', { ru: 'товар', en: 'product', captions: productCaptions }),
    column('category', 'text', { ru: 'категория', en: 'category', captions: categoryCaptions }),
    column('quantity', 'decimal', { ru: 'количество', en: 'quantity', captions: ['кол-во', 'кол', 'qty', 'quantity ordered', 'units', 'количество шт', 'объем', 'cds', 'item count'] }),
    column('price', 'money', { ru: 'цена', en: 'price', captions: ['цена за единицу', 'цена за шт', 'цена за упаковку', 'unit price', 'price each', 'sales price', 'цена продажи', 'item price'] }),
    column('amount', 'money', {
      ru: 'сумма', en: 'amount',
      captions: ['итого', 'сумма с ндс', 'сумма продажи', 'сумма строки', 'сумма отгрузки', 'сумма заказа', 'стоимость', 'выручка', 'всего', 'revenue', 'sales', 'sale value', 'sales value', 'sale total', 'line total', 'total', 'total price', 'total amount', 'sum', 'dollars', 'оборот', 'продажи'],
    }),
    column('cost', 'money', { ru: 'себестоимость', en: 'cost', captions: ['сумма себестоимости', 'cost amount', 'total cost', 'cogs', 'стоимость закупки'] }),
    column('currency', 'currency', { ru: 'валюта', en: 'currency', captions: currencyCaptions }),
    column('rep', 'text', { ru: 'менеджер', en: 'rep', reference: true, captions: repCaptions.filter((caption) => caption !== 'user' && caption !== 'пользователь') }),
    column('channel', 'text', { ru: 'канал', en: 'channel', captions: channelCaptions }),
    column('region', 'text', { ru: 'регион', en: 'region', captions: regionCaptions }),
    column('kind', 'choice', {
      ru: 'вид', en: 'kind', captions: ['вид операции', 'хоз операция', 'хозяйственная операция', 'операция', 'тип операции', 'тип документа', 'тип', 'type', 'operation'],
      choices: orderKinds, flags: { 'is return': ['return', 'sale'], возврат: ['return', 'sale'], return: ['return', 'sale'] },
    }),
  ],
};
