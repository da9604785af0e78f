import { column, type FileKind } from '../kind.ts';
import { emailCaptions } from './captions.ts';

const roles = {
  owner: ['собственник', 'владелец', 'учредитель', 'генеральный директор', 'директор', 'ceo', 'president'],
  'head-of-sales': [
    'роп', 'руководитель отдела продаж', 'начальник отдела продаж', 'коммерческий директор', 'директор по продажам',
    'head of sales', 'sales manager', 'sales director', 'vp sales', 'зам директора по продажам', 'руководитель',
  ],
  'team-lead': ['тимлид', 'старший менеджер', 'руководитель группы', 'team lead', 'ведущий менеджер', 'старший менеджер по продажам', 'супервайзер', 'supervisor'],
  rep: [
    'менеджер', 'менеджер по продажам', 'продавец', 'торговый представитель', 'sales rep', 'sales', 'sales representative',
    'sales agent', 'salesperson', 'manager', 'менеджер по работе с клиентами', 'аккаунт менеджер', 'account manager',
    'специалист по продажам', 'менеджер отдела продаж', 'младший менеджер', 'сотрудник',
  ],
  marketer: ['маркетолог', 'marketing', 'маркетинг', 'специалист по маркетингу', 'директор по маркетингу', 'vp marketing'],
  trainer: ['тренер', 'бизнес тренер', 'coach', 'наставник'],
  analyst: ['аналитик', 'analytics', 'бизнес аналитик', 'data analyst'],
};

export const functionChoices = {
  new: ['новые', 'новые клиенты', 'привлечение', 'поиск', 'hunter', 'хантер', 'новый'],
  closing: ['закрытие', 'закрытие сделок', 'клоузер', 'closer', 'продажа'],
  current: ['текущие', 'текущие клиенты', 'сопровождение', 'farmer', 'фермер', 'действующие', 'ведение'],
  merchandising: ['мерчандайзинг', 'мерчендайзинг', 'выкладка'],
  assistance: ['помощь', 'ассистирование', 'ассистент', 'помощник'],
  documents: ['документы', 'документооборот', 'оформление документов'],
  service: ['сервис', 'обслуживание', 'сервисное обслуживание'],
};

export const employees: FileKind = {
  id: 'employees',
  title: { ru: 'Сотрудники', en: 'Employees' },
  fileNames: ['сотрудники', 'менеджеры', 'персонал', 'employees', 'staff', 'sales teams'],
  key: 'name',
  required: [['name']],
  columns: [
    column('name', 'text', {
      ru: 'сотрудник', en: 'name', reference: true,
      captions: ['ФИО', 'sales agent', 'имя сотрудника', 'фамилия имя', 'employee', 'employee name', 'full name', 'rep', 'sales rep', 'salesperson', 'sales person', 'имя', 'менеджер', 'manager'],
    }),
    column('email', 'email', { ru: 'почта', en: 'e-mail', captions: emailCaptions }),
    column('role', 'choice', { ru: 'роль', en: 'role', captions: ['должность', 'job title', 'position', 'title'], choices: roles }),
    column('team', 'text', { ru: 'команда', en: 'team', captions: ['отдел', 'группа', 'подразделение', 'department', 'regional office', 'office', 'филиал'] }),
    column('head', 'text', { ru: 'руководитель', en: 'head', reference: true, captions: ['manager', 'начальник', 'reports to', 'boss', 'supervisor', 'head name', 'роп', 'team lead'] }),
    column('hired_at', 'instant', { ru: 'принят', en: 'hired', captions: ['дата приема', 'дата найма', 'дата приема на работу', 'принята', 'hire date', 'start date', 'join date', 'hired on'] }),
    column('dismissed_at', 'instant', { ru: 'уволен', en: 'dismissed', captions: ['дата увольнения', 'уволена', 'end date', 'leave date', 'termination date', 'fired at'] }),
    column('functions', 'list', { ru: 'функции', en: 'functions', captions: ['функция', 'function'], choices: functionChoices }),
  ],
};
