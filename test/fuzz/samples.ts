import { gzipSync } from 'node:zlib';
import { utils, write, type BookType } from '@e965/xlsx';
import { columns, kinds } from '#demo/kinds.ts';
import { generateCompany } from '#demo/company.ts';
import { fileKinds } from '#core/files/catalogue.ts';
import { type Part, zipped } from '../../src/intake/read/fixtures/packed-bytes.ts';
import { endOfTable, frame } from '#store/backup/frames.ts';

/** Rows of one kind as cells, with their captions first. */
export type Grid = readonly (readonly string[])[];

const rowsAKind = 4;

/** A few rows of each kind of file: captions by our ids, in Russian, and as foreign systems write them. */
export function sampleGrids(): readonly Grid[] {
  const company = generateCompany({ seed: 1, scale: 0.2, asOf: '2026-11-01', profile: 'demonstration' });
  return kinds.flatMap((kind) => {
    const names: readonly string[] = columns[kind];
    const rows: string[][] = [];
    for (const row of company.rows[kind]()) {
      const cells: Readonly<Record<string, string>> = row;
      rows.push(names.map((name) => cells[name] ?? ''));
      if (rows.length === rowsAKind) break;
    }
    const russian = names.map((name) => fileKinds[kind].columns.find(({ id }) => id === name)?.title.ru ?? name);
    const foreign = names.map((name) => fileKinds[kind].columns.find(({ id }) => id === name)?.captions.at(0) ?? name);
    return [[names, ...rows], [russian, ...rows], [foreign, ...rows]];
  });
}

/** How two widespread systems write their deals. */
export const exports: readonly Grid[] = [
  [
    ['ID', 'Название сделки', 'Бюджет', 'Этап сделки', 'Ответственный', 'Дата создания сделки', 'Дата закрытия', 'Теги сделки', 'Основной контакт', 'Рабочий телефон', 'Рабочий email'],
    ['31337', 'Заявка с сайта', '125000', 'Первичный контакт', 'Иванова Анна', '03.02.2026 10:15:00', 'не закрыта', 'сайт, опт', 'Пётр', "'+79261234567", 'p@example.test'],
    ['31338', 'Повтор', '1 250 000', 'Успешно реализовано', 'Смирнов Олег', '04.02.2026 18:00:59', '01.03.2026 12:00:00', '', 'ООО "Ромашка"', '8 (495) 123-45-67', ''],
  ],
  [
    ['ID', 'Стадия сделки', 'Название сделки', 'Сумма', 'Валюта', 'Контакт: Имя', 'Компания: Название компании', 'Ответственный', 'Дата создания', 'Воронка', 'Источник', 'Закрыта'],
    ['77', 'Согласование', 'Поставка | метизы', '540 300,50', 'Российский рубль', 'Мария', 'АО «Север»', 'Иванова Анна', '17.01.2026 09:00:00', 'Общая', 'Звонок', 'Нет'],
    ['78', 'Сделка успешна', 'Болты', '12,00', 'USD', '', 'ИП Ли', 'Ким Е.', '18.01.2026', 'Общая', '', 'Да'],
  ],
];

/** What Bitrix24 calls XLS: a page with a table, in windows-1251. */
export function pageOf(grid: Grid): string {
  const rows = grid.map((cells) => `<tr>${cells.map((cell) => `<td>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`).join('')}</tr>`);
  return `<html><head><meta http-equiv="Content-type" content="text/html;charset=windows-1251" /></head><body><table border="1">${rows.join('\n')}</table></body></html>`;
}

export const bookTypes = ['xlsx', 'xlsb', 'biff8', 'ods', 'xlml'] as const satisfies readonly BookType[];

export function bookOf(grid: Grid, type: BookType): Buffer {
  const book = utils.book_new();
  const cells = grid.map((row) => row.map((cell) => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell === '' ? null : cell)));
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'Лист1');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['пусто']]), 'Лист & 2');
  return write(book, { type: 'buffer', bookType: type, compression: true }) as Buffer;
}

export const exchange = `<?xml version="1.0" encoding="UTF-8"?>
<КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2" ВерсияСхемы="2.08" ДатаФормирования="2026-02-01T10:00:00">
<Классификатор><Ид>1</Ид><Группы><Группа><Ид>g1</Ид><Наименование>Крепёж</Наименование><Группы><Группа><Ид>g2</Ид><Наименование>Болты</Наименование></Группа></Группы></Группа></Группы></Классификатор>
<Каталог><Товары><Товар><Ид>p1#v1</Ид><Артикул>А-1</Артикул><Наименование>Болт &lt;М8&gt;</Наименование><Группы><Ид>g2</Ид></Группы><ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>ТипНоменклатуры</Наименование><Значение>Товар</Значение></ЗначениеРеквизита></ЗначенияРеквизитов></Товар></Товары></Каталог>
<ПакетПредложений><ТипыЦен><ТипЦены><Ид>r</Ид><Валюта>руб</Валюта></ТипЦены></ТипыЦен><Предложения><Предложение><Ид>p1</Ид><Наименование>Болт</Наименование><Цены><Цена><ИдТипаЦены>r</ИдТипаЦены><ЦенаЗаЕдиницу>12.50</ЦенаЗаЕдиницу><Валюта>руб</Валюта></Цена></Цены></Предложение></Предложения></ПакетПредложений>
<Контейнер><Документ><Ид>d1</Ид><Номер>17</Номер><Дата>2026-01-15</Дата><Время>12:30:00</Время><ХозОперация>Заказ товара</ХозОперация><Валюта>руб</Валюта><Сумма>125.00</Сумма><Контрагенты><Контрагент><Ид>c1</Ид><Наименование>ООО "Север"</Наименование><ИНН>7707083893</ИНН><Роль>Покупатель</Роль><Контакты><Контакт><Тип>Телефон рабочий</Тип><Значение>+7 495 123-45-67</Значение></Контакт></Контакты></Контрагент></Контрагенты><Товары><Товар><Ид>p1</Ид><Наименование>Болт</Наименование><ЦенаЗаЕдиницу>12.50</ЦенаЗаЕдиницу><Количество>10</Количество><Сумма>125.00</Сумма></Товар></Товары><ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Отменен</Наименование><Значение>false</Значение></ЗначениеРеквизита></ЗначенияРеквизитов></Документ></Контейнер>
<Документ><Ид>d2</Ид><Номер>18</Номер><Дата>2026-01-16</Дата><ХозОперация>Выплата безналичных денег</ХозОперация><Сумма>125.00</Сумма><Валюта>руб</Валюта><Основание>d1</Основание></Документ>
</КоммерческаяИнформация>`;

/** The parts of a workbook, small enough to be changed by hand. */
export const workbookParts: readonly (readonly [name: string, content: string])[] = [
  ['[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'],
  ['_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'],
  ['xl/workbook.xml', '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="false"/><sheets><sheet name="Сделки &amp; &#1051;иды" sheetId="1" r:id="rId1"/><sheet name="x" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>'],
  ['xl/_rels/workbook.xml.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'],
  ['xl/styles.xml', '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd.mm.yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'],
  ['xl/sharedStrings.xml', '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>id сделки</t></si><si><t>Дата создания</t></si><si><r><t>Сум</t></r><r><t>ма</t></r></si></sst>'],
  ['xl/worksheets/sheet1.xml', '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C3"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>46050.5</v></c><c r="C2"><f>A2*2</f><v>125000.5</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>два</t></is></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#DIV/0!</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'],
  ['xl/worksheets/sheet2.xml', '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'],
];

export function packParts(parts: readonly (readonly [string, string])[]): Buffer {
  return zipped(parts.map(([name, content]): Part => ({ name, content: Buffer.from(content) })));
}

/** The frames of a small backup, before they are packed. */
export const backupFrames: readonly string[] = [
  JSON.stringify({ format: 'thirty-backup', version: 1, madeAt: '2026-11-01T00:00:00.000Z', migrations: [{ number: 1, name: 'one', checksum: 'x' }], tables: [{ name: 'organisation', columns: ['id', 'name'] }], sequences: [{ name: 's', value: '1', used: true }] }),
  JSON.stringify({ name: 'organisation', columns: ['id', 'name'] }),
  '1\tОпора\n',
];

export function packFrames(frames: readonly string[]): Buffer {
  return gzipSync(Buffer.concat([...frames.map((text) => frame(Buffer.from(text))), endOfTable, frame(Buffer.from('{"end":true}'))]), { level: 1 });
}

export const ratesText = '31.10.2026\tUSD\t1\t92,5058\n2026-10-31;EUR;1;99.1\nCNY 10 130,21 30.10.2026\nUSD\tДоллар США\t92.5';
