import { column, type FileKind } from '../kind.ts';
import { createdCaptions, dealCaptions, emailCaptions, phoneCaptions, repCaptions, sourceCaptions } from './captions.ts';

export const leads: FileKind = {
  id: 'leads',
  title: { ru: 'Лиды', en: 'Leads' },
  fileNames: ['лиды', 'заявки', 'обращения'],
  key: 'lead_id',
  required: [['lead_id'], ['at']],
  columns: [
    column('lead_id', 'text', { ru: 'лид', en: 'lead id', reference: true, captions: ['id лида', 'ид лида', 'номер лида', 'заявка', 'номер заявки', 'lead', 'обращение', 'ид', 'id'] }),
    column('at', 'instant', { ru: 'дата', en: 'at', captions: ['дата лида', 'дата обращения', 'дата заявки', 'дата и время', 'поступил', 'received at', 'date', ...createdCaptions] }),
    column('source', 'text', { ru: 'источник', en: 'source', captions: sourceCaptions }),
    column('name', 'text', { ru: 'имя', en: 'name', captions: ['ФИО', 'клиент', 'название лида', 'full name', 'контакт', 'contact', 'lead name'] }),
    column('phone', 'phone', { ru: 'телефон', en: 'phone', captions: phoneCaptions }),
    column('email', 'email', { ru: 'почта', en: 'e-mail', captions: emailCaptions }),
    column('rep', 'text', { ru: 'менеджер', en: 'rep', reference: true, captions: repCaptions }),
    column('first_response_at', 'instant', { ru: 'первый ответ', en: 'first response', captions: ['дата первого ответа', 'время первого ответа', 'первый контакт', 'first contact', 'first response date', 'responded at'] }),
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: dealCaptions }),
    column('outcome', 'choice', {
      ru: 'итог', en: 'outcome', captions: ['результат', 'статус', 'status', 'result', 'исход'],
      choices: {
        deal: ['сделка', 'конвертирован', 'качественный', 'converted', 'продажа', 'качественный лид'],
        rejected: ['отказ', 'отклонен', 'некачественный', 'брак', 'спам', 'junk', 'не целевой', 'нецелевой', 'некачественный лид'],
        open: ['в работе', 'открыт', 'новый', 'new', 'in progress', 'в обработке'],
      },
    }),
  ],
};
