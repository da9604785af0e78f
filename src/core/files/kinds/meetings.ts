import { column, type FileKind } from '../kind.ts';
import { customerCaptions, dealCaptions, repCaptions } from './captions.ts';

export const meetings: FileKind = {
  id: 'meetings',
  title: { ru: 'Встречи', en: 'Meetings' },
  fileNames: ['встречи', 'meetings'],
  key: 'meeting_id',
  required: [['planned_at']],
  columns: [
    column('meeting_id', 'text', { ru: 'встреча', en: 'meeting id', reference: true, captions: ['id встречи', 'ид встречи', 'номер встречи', 'meeting', 'ид', 'id'] }),
    column('planned_at', 'instant', { ru: 'план', en: 'planned', captions: ['дата встречи', 'плановая дата', 'запланирована', 'запланирована на', 'дата план', 'план дата', 'planned date', 'scheduled at', 'meeting date', 'start', 'начало', 'дата', 'дата и время', 'date'] }),
    column('held_at', 'instant', { ru: 'факт', en: 'held', captions: ['проведена', 'дата проведения', 'фактическая дата', 'дата факт', 'факт дата', 'held date', 'состоялась', 'actual date'] }),
    column('status', 'choice', {
      ru: 'статус', en: 'status', captions: ['состояние', 'результат', 'результат встречи', 'статус встречи', 'result', 'state'],
      choices: {
        planned: ['запланирована', 'запланировано', 'план', 'назначена', 'scheduled', 'предстоит'],
        held: ['проведена', 'проведено', 'состоялась', 'факт', 'done', 'completed', 'прошла'],
        cancelled: ['отменена', 'отменено', 'отмена', 'canceled', 'перенесена'],
        'no-show': ['не пришел', 'не явился', 'неявка', 'не состоялась', 'no show', 'noshow', 'клиент не пришел'],
      },
    }),
    column('rep', 'text', { ru: 'сотрудник', en: 'rep', reference: true, captions: repCaptions }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions }),
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: dealCaptions }),
  ],
};
