import { column, type FileKind } from '../kind.ts';
import { probabilityCaptions } from './captions.ts';

export const stages: FileKind = {
  id: 'stages',
  title: { ru: 'Этапы воронки', en: 'Pipeline stages' },
  fileNames: ['этапы', 'стадии', 'воронка', 'stages'],
  key: 'stage',
  required: [['stage']],
  columns: [
    column('pipeline', 'text', { ru: 'воронка', en: 'pipeline', captions: ['направление', 'category id', 'funnel', 'воронка продаж'] }),
    column('order', 'integer', { ru: 'порядок', en: 'order', captions: ['номер', '№', 'sort order', 'sort', 'сортировка', 'порядковый номер', 'номер этапа', 'n'] }),
    column('stage', 'text', { ru: 'этап', en: 'stage', captions: ['стадия', 'название этапа', 'stage name', 'название стадии', 'название', 'name'] }),
    column('kind', 'choice', {
      ru: 'вид', en: 'kind', captions: ['вид этапа', 'тип', 'тип этапа', 'type', 'semantics', 'группа стадий'],
      choices: {
        open: ['открытый', 'открыт', 'открытая', 'в работе', 'промежуточный', 'p', 'process'],
        won: ['успех', 'успешный', 'успешно', 'выигран', 'выиграна', 's', 'success', 'успешно реализовано'],
        lost: ['провал', 'неуспешный', 'проигран', 'проиграна', 'отказ', 'f', 'failure', 'закрыто и не реализовано'],
      },
    }),
    column('criterion', 'text', { ru: 'критерий', en: 'criterion', captions: ['критерий входа', 'критерий перехода', 'entry criterion', 'условие'] }),
    column('norm_days', 'decimal', { ru: 'норма, дней', en: 'norm, days', captions: ['норма', 'норматив', 'норматив дней', 'sla', 'срок дней', 'norm'] }),
    column('probability', 'percent', { ru: 'вероятность', en: 'probability', captions: probabilityCaptions }),
  ],
};
