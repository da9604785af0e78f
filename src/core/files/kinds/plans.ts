import { column, type FileKind } from '../kind.ts';

export const plans: FileKind = {
  id: 'plans',
  title: { ru: 'Планы', en: 'Plans' },
  fileNames: ['планы', 'план', 'plans', 'plan', 'targets'],
  required: [['subject_type'], ['period'], ['value']],
  columns: [
    column('metric', 'text', { ru: 'показатель', en: 'metric', captions: ['метрика', 'kpi', 'название показателя', 'indicator', 'measure'] }),
    column('subject_type', 'choice', {
      ru: 'вид', en: 'subject type', captions: ['уровень', 'тип', 'вид плана', 'кому тип', 'level', 'type'],
      choices: {
        department: ['отдел', 'отдел продаж', 'компания', 'company', 'весь отдел', 'подразделение'],
        team: ['команда', 'группа', 'group'],
        rep: ['менеджер', 'сотрудник', 'employee', 'manager', 'продавец', 'ответственный', 'sales agent'],
        customer: ['клиент', 'контрагент', 'client', 'account', 'компания клиент'],
        product: ['товар', 'продукт', 'номенклатура', 'item'],
      },
    }),
    column('subject', 'text', { ru: 'кому', en: 'subject', reference: true, captions: ['чей план', 'объект', 'для кого', 'сотрудник', 'менеджер', 'rep', 'employee', 'name', 'имя', 'фио'] }),
    column('period', 'period', { ru: 'период', en: 'period', captions: ['месяц', 'month', 'квартал', 'quarter', 'период плана', 'дата', 'date'] }),
    column('value', 'decimal', { ru: 'план', en: 'value', captions: ['значение', 'значение плана', 'сумма плана', 'план сумма', 'plan', 'target', 'quota', 'goal', 'цель', 'сумма'] }),
    column('segment', 'choice', {
      ru: 'сегмент', en: 'segment', captions: ['клиенты', 'вид клиентов'],
      choices: { new: ['новые', 'новый', 'новые клиенты'], current: ['текущие', 'текущий', 'текущие клиенты', 'действующие', 'постоянные'] },
    }),
  ],
};
