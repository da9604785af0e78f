import { column, type FileKind } from '../kind.ts';
import { createdCaptions, customerCaptions, emailCaptions, phoneCaptions, regionCaptions, repCaptions, sourceCaptions } from './captions.ts';

export const customers: FileKind = {
  id: 'customers',
  title: { ru: 'Клиенты', en: 'Customers' },
  fileNames: ['клиенты', 'контрагенты', 'компании', 'покупатели', 'customers', 'accounts', 'companies', 'clients'],
  key: 'customer_id',
  required: [['name']],
  columns: [
    column('customer_id', 'text', {
      ru: 'код', en: 'customer id', reference: true,
      captions: ['ИД', 'id', 'код клиента', 'id клиента', 'ид клиента', 'код контрагента', 'client id', 'account id', 'company id', 'customer number', 'customer no'],
    }),
    column('name', 'text', {
      ru: 'клиент', en: 'name', reference: true,
      captions: ['название компании', 'наименование', 'название', 'полное наименование', 'company name', 'title', 'company title', ...customerCaptions.filter((caption) => !/\b(id|number)\b|^(id|ид|код|инн) /u.test(caption))],
    }),
    column('inn', 'inn', { ru: 'ИНН', en: 'INN', captions: ['инн клиента', 'инн контрагента', 'tax id', 'rq inn', 'инн компании'] }),
    column('phone', 'phone', { ru: 'телефон', en: 'phone', captions: phoneCaptions }),
    column('email', 'email', { ru: 'почта', en: 'e-mail', captions: emailCaptions }),
    column('region', 'text', { ru: 'регион', en: 'region', captions: regionCaptions }),
    column('industry', 'text', { ru: 'отрасль', en: 'industry', captions: ['сфера', 'сфера деятельности', 'вид деятельности', 'sector', 'отрасль компании'] }),
    column('size', 'text', { ru: 'размер', en: 'size', captions: ['размер компании', 'количество сотрудников', 'кол-во сотрудников', 'численность', 'employees', 'company size'] }),
    column('potential', 'money', { ru: 'потенциал', en: 'potential', captions: ['потенциал закупок', 'потенциал руб', 'потенциал клиента', 'purchase potential'] }),
    column('source', 'text', { ru: 'источник', en: 'source', captions: sourceCaptions }),
    column('rep', 'text', { ru: 'ответственный', en: 'rep', reference: true, captions: repCaptions }),
    column('created_at', 'instant', { ru: 'дата создания', en: 'created', captions: [...createdCaptions, 'дата регистрации', 'registered at'] }),
  ],
};
