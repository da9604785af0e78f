import { column, type FileKind } from '../kind.ts';
import {
  createdCaptions, currencyCaptions, customerCaptions, dealCaptions, probabilityCaptions, productCaptions, regionCaptions,
  repCaptions, sourceCaptions,
} from './captions.ts';

export const outcomeChoices = {
  open: ['открыта', 'открыт', 'в работе', 'сделка в работе', 'активна', 'активная', 'p', 'process', 'in progress'],
  won: ['успешно', 'успешна', 'успешная', 'выиграна', 'выигран', 'сделка успешна', 'успешно реализовано', 'closed won', 's', 'success', 'продажа', 'успех'],
  lost: ['проиграна', 'проигран', 'отказ', 'сделка провалена', 'провалена', 'закрыто и не реализовано', 'не реализовано', 'неуспешно', 'closed lost', 'f', 'failure', 'провал'],
};

export const deals: FileKind = {
  id: 'deals',
  title: { ru: 'Сделки', en: 'Deals' },
  fileNames: ['сделки', 'deals', 'leads', 'opportunities', 'deal'],
  key: 'deal_id',
  required: [['deal_id']],
  columns: [
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: [...dealCaptions, 'ИД', 'id', 'номер', 'код', '№'] }),
    column('title', 'text', { ru: 'название', en: 'title', captions: ['название сделки', 'deal name', 'opportunity name', 'наименование', 'тема', 'name', 'сделка', 'deal'] }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions }),
    column('rep', 'text', { ru: 'ответственный', en: 'rep', reference: true, captions: repCaptions }),
    column('pipeline', 'text', { ru: 'воронка', en: 'pipeline', captions: ['направление', 'category id', 'funnel', 'воронка продаж', 'направление сделки'] }),
    column('stage', 'text', { ru: 'этап', en: 'stage', captions: ['стадия', 'этап сделки', 'стадия сделки', 'stage id', 'deal stage', 'stage name', 'текущий этап', 'статус', 'status'] }),
    column('amount', 'money', { ru: 'сумма', en: 'amount', captions: ['бюджет', 'opportunity', 'close value', 'сумма сделки', 'бюджет сделки', 'deal amount', 'deal value', 'budget', 'value', 'стоимость', 'выручка', 'revenue'] }),
    column('currency', 'currency', { ru: 'валюта', en: 'currency', captions: currencyCaptions }),
    column('created_at', 'instant', { ru: 'дата создания', en: 'created', captions: [...createdCaptions, 'engage date', 'open date', 'дата начала', 'begindate', 'дата'] }),
    column('closed_at', 'instant', { ru: 'дата закрытия', en: 'closing date', captions: ['фактическая дата закрытия', 'close date', 'closed date', 'date closed', 'дата закрытия сделки', 'дата завершения', 'закрыта'] }),
    column('outcome', 'choice', { ru: 'итог', en: 'outcome', captions: ['исход', 'результат', 'результат сделки', 'stage semantic id', 'группа стадий', 'result'], choices: outcomeChoices }),
    column('loss_reason', 'text', { ru: 'причина отказа', en: 'loss reason', captions: ['причина проигрыша', 'причина провала', 'причина закрытия', 'lost reason', 'reason lost', 'reason for loss'] }),
    column('source', 'text', { ru: 'источник', en: 'source', captions: sourceCaptions }),
    column('region', 'text', { ru: 'регион', en: 'region', captions: regionCaptions }),
    column('audience', 'text', { ru: 'целевая аудитория', en: 'audience', captions: ['сегмент', 'segment', 'ца', 'сегмент клиента', 'аудитория', 'target audience'] }),
    column('product', 'text', { ru: 'продукт', en: 'product', captions: productCaptions.filter((caption) => caption !== 'наименование' && caption !== 'description') }),
    column('planned_payment_at', 'instant', {
      ru: 'плановая дата оплаты', en: 'planned payment',
      captions: ['предполагаемая дата закрытия', 'closedate', 'ожидаемая дата закрытия', 'плановая дата закрытия', 'дата плановой оплаты', 'ожидаемая дата оплаты', 'expected close date', 'planned payment date', 'expected payment date', 'планируемая дата закрытия'],
    }),
    column('probability', 'percent', { ru: 'вероятность', en: 'probability', captions: probabilityCaptions }),
    column('is_test', 'boolean', { ru: 'тестовая', en: 'test', captions: ['тест', 'тестовая сделка', 'test deal'] }),
  ],
};
