import { column, type FileKind } from '../kind.ts';
import { createdCaptions, customerCaptions, dealCaptions, repCaptions } from './captions.ts';

export const tasks: FileKind = {
  id: 'tasks',
  title: { ru: 'Задачи', en: 'Tasks' },
  fileNames: ['задачи', 'дела', 'tasks'],
  key: 'task_id',
  required: [['created_at']],
  columns: [
    column('task_id', 'text', { ru: 'задача', en: 'task id', reference: true, captions: ['id задачи', 'ид задачи', 'номер задачи', 'ид', 'id'] }),
    column('title', 'text', { ru: 'название', en: 'title', captions: ['название задачи', 'текст задачи', 'тема', 'task name', 'subject', 'описание', 'задача', 'task'] }),
    column('rep', 'text', { ru: 'ответственный', en: 'rep', reference: true, captions: repCaptions }),
    column('deal_id', 'text', { ru: 'сделка', en: 'deal id', reference: true, captions: dealCaptions }),
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions }),
    column('created_at', 'instant', { ru: 'создана', en: 'created', captions: [...createdCaptions, 'дата постановки', 'поставлена'] }),
    column('due_at', 'instant', { ru: 'срок', en: 'due', captions: ['крайний срок', 'срок выполнения', 'дедлайн', 'deadline', 'due date', 'due', 'выполнить до', 'плановая дата'] }),
    column('done_at', 'instant', { ru: 'выполнена', en: 'done', captions: ['дата выполнения', 'дата завершения', 'завершена', 'дата закрытия', 'completed at', 'completed', 'done date', 'closed at', 'выполнено'] }),
  ],
};
