import type { FileProblemCode } from '#core/shared/file-problem-codes.ts';
import type { ProblemDetails } from '#core/shared/problem.ts';
import type { Titles } from './kind.ts';
import type { RowProblemCode } from './row-problem-codes.ts';

/** Why a file was refused: what is wrong, then what to do. `{name}` is filled from the problem's details. */
export const fileProblemWords: Readonly<Record<FileProblemCode, Titles>> = {
  'file-archive-unsupported': {
    ru: 'Это архив {format}. Распакуйте его и загрузите сам файл с таблицей (подойдут также .zip и .gz с одним файлом).',
    en: 'This is a {format} archive. Unpack it and load the table itself (a .zip or .gz of one file is fine too).',
  },
  'file-broken': {
    ru: 'Файл повреждён или загружен не до конца: {reason}. Выгрузите его заново.',
    en: 'The file is damaged or incomplete: {reason}. Export it again.',
  },
  'file-cell-too-long': {
    ru: 'В строке {line} есть ячейка длиннее {limit} знаков. Похоже, это не таблица или в ней не закрыты кавычки.',
    en: 'Line {line} has a cell longer than {limit} characters. This may be no table, or a quote is left open.',
  },
  'file-compressed-too-much': {
    ru: 'Архив разворачивается больше чем в {limit} раз. Так не сжимаются обычные таблицы; загрузите распакованный файл.',
    en: 'The archive unpacks more than {limit} times over. Ordinary tables do not; load the unpacked file.',
  },
  'file-document': {
    ru: 'Это документ ({format}), а не таблица. Выгрузите данные в CSV или XLSX.',
    en: 'This is a document ({format}), not a table. Export the data as CSV or XLSX.',
  },
  'file-encrypted': {
    ru: 'Файл защищён паролем. Откройте его, снимите пароль и сохраните ещё раз.',
    en: 'The file is protected by a password. Open it, remove the password and save it again.',
  },
  'file-image': {
    ru: 'Это картинка ({format}). Нужна таблица: CSV, XLSX, XLS или ODS.',
    en: 'This is a picture ({format}). A table is needed: CSV, XLSX, XLS or ODS.',
  },
  'file-kind-unknown': {
    ru: 'Не удалось понять, что это за данные. Колонки файла: {captions}. Выберите вид данных сами или сопоставьте колонки.',
    en: 'It is not clear what these data are. The captions are: {captions}. Choose the kind yourself or match the columns.',
  },
  'file-no-table': {
    ru: 'В файле нет ни одной строки с данными.',
    en: 'The file holds no row of data.',
  },
  'file-not-a-table': {
    ru: 'Это не таблица: внутри не текст. Подойдут CSV, XLSX, XLS, ODS и обмен 1С (CommerceML).',
    en: 'This is no table: what is inside is not text. CSV, XLSX, XLS, ODS and 1C exchange files (CommerceML) are fine.',
  },
  'file-not-ours-xml': {
    ru: 'Этот XML не из 1С: нет «КоммерческаяИнформация», а есть «{root}». Выгрузите данные в формате CommerceML, CSV или XLSX.',
    en: 'This XML is not from 1C: its root is “{root}”, not “КоммерческаяИнформация”. Export the data as CommerceML, CSV or XLSX.',
  },
  'file-too-big': {
    ru: 'Файл больше {limit} МБ. Разделите его, например по годам.',
    en: 'The file is larger than {limit} MB. Split it, by year for example.',
  },
  'file-too-many-columns': {
    ru: 'В таблице больше {limit} колонок. Оставьте только нужные.',
    en: 'The table has more than {limit} columns. Keep only those that are needed.',
  },
  'file-too-many-rows': {
    ru: 'В файле больше {limit} строк. Разделите его, например по годам.',
    en: 'The file has more than {limit} rows. Split it, by year for example.',
  },
  'file-unpacked-too-big': {
    ru: 'После распаковки файл больше {limit} МБ. Разделите его, например по годам.',
    en: 'Unpacked, the file is larger than {limit} MB. Split it, by year for example.',
  },
  'file-xml-entities': {
    ru: 'В XML есть определения (DOCTYPE), каких в обмене 1С не бывает. Такой файл не читается из осторожности.',
    en: 'The XML carries definitions (DOCTYPE) that 1C exchange never has. For safety such a file is not read.',
  },
  'map-caption-twice': {
    ru: 'Колонка «{caption}» указана дважды: для «{first}» и для «{second}». Оставьте одно.',
    en: 'The caption “{caption}” is given twice: to “{first}” and to “{second}”. Keep one.',
  },
  'map-invalid': {
    ru: 'Для «{column}» укажите название колонки файла или её номер, например «#3».',
    en: 'For “{column}” give a caption of the file or its number, “#3” for example.',
  },
  'map-unknown-caption': {
    ru: 'В файле нет колонки «{caption}». Есть: {captions}.',
    en: 'The file has no caption “{caption}”. It has: {captions}.',
  },
  'map-unknown-column': {
    ru: 'Нет такого поля: «{column}». Есть: {known}.',
    en: 'There is no field “{column}”. There are: {known}.',
  },
  'sheet-unknown': {
    ru: 'В файле нет листа «{sheet}». Есть: {sheets}.',
    en: 'The file has no sheet “{sheet}”. It has: {sheets}.',
  },
  'workbook-too-heavy': {
    ru: 'Книга слишком тяжёлая: не хватает памяти. Сохраните нужный лист как CSV и загрузите его.',
    en: 'The workbook is too heavy for the memory there is. Save the sheet as CSV and load that.',
  },
  'workbook-too-slow': {
    ru: 'Книга не прочиталась за {limit} с. Сохраните нужный лист как CSV и загрузите его.',
    en: 'The workbook could not be read within {limit} s. Save the sheet as CSV and load that.',
  },
  'zip-many-files': {
    ru: 'Файлов в архиве: {count} ({names}). Нужен архив с одним файлом – загрузите файлы по одному.',
    en: 'The archive holds {count} files: {names}. It must hold one – load the files one by one.',
  },
};

/** Why a row was rejected or a cell left empty. */
export const rowProblemWords: Readonly<Record<RowProblemCode, Titles>> = {
  'boolean-unreadable': { ru: 'не да и не нет', en: 'neither yes nor no' },
  'cell-error': { ru: 'в ячейке ошибка формулы', en: 'the cell holds an error of a formula' },
  'cell-too-long': { ru: 'текст длиннее {limit} знаков', en: 'the text is longer than {limit} characters' },
  'choice-unknown': { ru: 'такого значения нет; есть: {allowed}', en: 'no such value; there are: {allowed}' },
  'currency-unreadable': { ru: 'неизвестная валюта', en: 'unknown currency' },
  'date-impossible': { ru: 'такой даты не бывает', en: 'there is no such date' },
  'date-unreadable': { ru: 'не похоже на дату', en: 'not a date' },
  'email-unreadable': { ru: 'не адрес почты; оставлено пустым', en: 'not an e-mail address; left empty' },
  'inn-wrong': { ru: 'ИНН с ошибкой; оставлен пустым', en: 'the INN is wrong; left empty' },
  'integer-fraction': { ru: 'нужно целое число', en: 'a whole number is needed' },
  'number-ambiguous': { ru: 'непонятно, запятая (точка) отделяет дробь или тысячи', en: 'the separator may part thousands or a fraction' },
  'number-too-big': { ru: 'число слишком большое', en: 'the number is too big' },
  'number-unreadable': { ru: 'не число', en: 'not a number' },
  'percent-out-of-range': { ru: 'процент должен быть от {min} до {max}', en: 'a percentage must be from {min} to {max}' },
  'period-empty': { ru: 'период заканчивается раньше, чем начинается', en: 'the period ends before it begins' },
  'period-unreadable': { ru: 'не похоже на период; пример: 2026-10', en: 'not a period; for example 2026-10' },
  'phone-unreadable': { ru: 'не телефон; оставлено пустым', en: 'not a telephone; left empty' },
  'required-missing': { ru: 'не заполнено: {ru}', en: 'not filled: {en}' },
  'row-too-wide': { ru: 'ячеек в строке {cells}, а колонок {captions}: разделитель попал внутрь значения', en: 'the row has {cells} cells and the header {captions}: a separator stands inside a value' },
};

/** Fills `{name}` from the details; what they lack stays as a dash. */
export function fillWords(words: Titles, details: ProblemDetails, language: keyof Titles): string {
  return words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name];
    if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
    return value === undefined || value === null ? '—' : String(value);
  });
}
