import { column, type FileKind } from '../kind.ts';
import { customerCaptions, emailCaptions, phoneCaptions } from './captions.ts';

const personal = ['контакт', 'contact', 'полное имя контакта', 'contact full name'];

export const contacts: FileKind = {
  id: 'contacts',
  title: { ru: 'Контактные лица', en: 'Contacts' },
  fileNames: ['контакты', 'контактные лица', 'contacts'],
  required: [['customer'], ['name']],
  columns: [
    column('customer', 'text', { ru: 'клиент', en: 'customer', reference: true, captions: customerCaptions.filter((caption) => !personal.includes(caption)) }),
    column('name', 'text', { ru: 'имя', en: 'name', captions: ['ФИО', 'контактное лицо', 'имя контакта', 'full name', 'contact name', ...personal] }),
    column('position', 'text', { ru: 'должность', en: 'position', captions: ['job title', 'post', 'должность контакта'] }),
    column('phone', 'phone', { ru: 'телефон', en: 'phone', captions: phoneCaptions }),
    column('email', 'email', { ru: 'почта', en: 'e-mail', captions: emailCaptions }),
  ],
};
