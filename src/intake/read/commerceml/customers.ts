import type { Row } from '../table.ts';
import { child, children, textAt, type Element } from './elements.ts';

/** The name people know the party by; web shops often leave only its identifier. */
export function partyName(party: Element | undefined): string {
  const person = [textAt(party, 'Фамилия'), textAt(party, 'Имя'), textAt(party, 'Отчество')].filter((part) => part !== '').join(' ');
  return [textAt(party, 'Наименование'), textAt(party, 'ПолноеНаименование'), textAt(party, 'ОфициальноеНаименование'), person, textAt(party, 'Ид')].find((name) => name !== '') ?? '';
}

function contact(party: Element, kind: RegExp): string {
  const contacts = children(party, 'Контакты').flatMap((list) => children(list, 'Контакт'));
  const found = contacts.find((entry) => kind.test(textAt(entry, 'Тип')));
  return found === undefined ? '' : textAt(found, 'Значение');
}

function region(party: Element): string {
  const address = child(party, 'АдресРегистрации') ?? child(party, 'Адрес') ?? child(party, 'ЮридическийАдрес');
  const fields = address === undefined ? [] : children(address, 'АдресноеПоле');
  const named = (kind: string): string => {
    const field = fields.find((entry) => textAt(entry, 'Тип') === kind);
    return field === undefined ? '' : textAt(field, 'Значение');
  };
  return named('Регион') || named('Город') || textAt(address, 'Регион') || textAt(address, 'Город');
}

/** customer_id, name, inn, phone, email, region. */
export function customerRow(party: Element): Row {
  const inn = textAt(party, 'ИНН') || textAt(party, 'РеквизитыЮрЛица', 'ИНН');
  return {
    line: party.line,
    cells: [textAt(party, 'Ид'), partyName(party), inn, contact(party, /телефон/i), contact(party, /почта|mail/i), region(party)],
  };
}
