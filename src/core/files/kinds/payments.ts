import { column, type FileKind } from '../kind.ts';
import { currencyCaptions, customerCaptions, dealCaptions, orderCaptions } from './captions.ts';

export const payments: FileKind = {
  id: 'payments',
  title: { ru: 'Оплаты', en: 'Payments' },
  fileNames: ['оплаты', 'платежи', 'поступления', 'payments'],
  key: 'payment_id',
  required: [['date'], ['amount']],
  columns: [
    column('payment_id', 'text', { ru: 'платёж', en: 'payment id', reference: true, captions: ['номер платежа', 'id платежа', 'ид платежа', 'платежное поручение', 'номер платежного поручения', 'номер пп', '№ пп', 'payment number', 'payment', 'check number', 'номер', 'документ', 'id'] }),
    column('date', 'instant', { ru: 'дата', en: 'date', captions: ['дата оплаты', 'дата платежа', 'дата поступления', 'payment date', 'paid at', 'paid on', 'оплачен', 'date paid', 'дата документа'] }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: ['плательщик', 'payer', ...customerCaptions] }),
    column('amount', 'money', { ru: 'сумма', en: 'amount', captions: ['сумма оплаты', 'сумма платежа', 'оплата', 'оплачено', 'поступило', 'поступление', 'приход', 'payment amount', 'paid amount', 'paid', 'сумма документа'] }),
    column('currency', 'currency', { ru: 'валюта', en: 'currency', captions: currencyCaptions }),
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: dealCaptions }),
    column('order_id', 'text', { ru: 'заказ', en: 'order id', reference: true, captions: [...orderCaptions, 'invoice no', 'invoice', 'счет', 'номер счета', 'документ основание', 'накладная'] }),
  ],
};
