import { column, type FileKind } from '../kind.ts';
import { createdCaptions, customerCaptions, dealCaptions, repCaptions } from './captions.ts';

const whenCaptions = ['дата', 'время', 'дата и время', 'date', 'moved at', 'changed at', 'timestamp', 'date time', 'datetime', 'event date', ...createdCaptions];

export const stageMoves: FileKind = {
  id: 'stage-moves',
  title: { ru: 'Переходы сделок по этапам', en: 'Stage moves' },
  fileNames: ['переходы', 'движение', 'история этапов', 'история сделок', 'stage moves', 'stage history', 'moves'],
  required: [['deal_id'], ['at'], ['stage']],
  columns: [
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: [...dealCaptions, 'ИД', 'id'] }),
    column('at', 'instant', { ru: 'дата', en: 'at', captions: ['дата перехода', 'время перехода', 'дата изменения этапа', 'дата смены этапа', 'move date', ...whenCaptions] }),
    column('stage', 'text', { ru: 'этап', en: 'stage', captions: ['новый этап', 'в этап', 'на этап', 'этап после', 'to stage', 'new stage', 'стадия', 'новая стадия', 'этап сделки', 'stage name', 'stage id', 'deal stage', 'статус', 'status'] }),
    column('from_stage', 'text', { ru: 'из этапа', en: 'from stage', captions: ['с этапа', 'предыдущий этап', 'прежний этап', 'этап до', 'old stage', 'previous stage', 'из стадии', 'предыдущая стадия'] }),
    column('by', 'text', { ru: 'кто', en: 'by', reference: true, captions: ['кто перевел', 'кем', 'автор', 'changed by', 'moved by', ...repCaptions] }),
  ],
};

export const ownerMoves: FileKind = {
  id: 'owner-moves',
  title: { ru: 'Смены ответственного', en: 'Owner moves' },
  fileNames: ['смены ответственного', 'смена ответственного', 'передача', 'owner moves', 'owner history'],
  required: [['deal_id', 'customer'], ['at'], ['rep']],
  columns: [
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: [...dealCaptions, 'ИД', 'id'] }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions }),
    column('at', 'instant', { ru: 'дата', en: 'at', captions: ['дата смены', 'дата передачи', 'дата смены ответственного', ...whenCaptions] }),
    column('rep', 'text', { ru: 'ответственный', en: 'rep', reference: true, captions: ['новый ответственный', 'кому', 'кому передан', 'new owner', 'new rep', ...repCaptions] }),
  ],
};
