/** What files write where there is nothing. «?» and «0» are values, not blanks. */
const blanks = new Set([
  '', '-', '--', '—', '–', '−', 'null', '\\n', 'nil', 'none', 'nan', 'n/a', '#n/a', 'undefined', '(пусто)', '<пусто>', 'пусто',
  'нет данных', 'не указано', 'не указан', 'не указана', 'не заполнено', 'не задано', 'не выбрано', '<не указано>', '(не указано)',
  'н/д', 'no data', 'not set', '(blank)', '(empty)',
]);

const cellErrors = new Set(['#ref!', '#div/0!', '#value!', '#name?', '#null!', '#num!', '#getting_data', '#spill!', '#calc!', '#знач!', '#дел/0!', '#ссылка!', '#имя?', '#число!', '#пусто!']);

const longestBlank = 16;
const firsts = new Set([...blanks].flatMap((blank) => [blank.charCodeAt(0), blank.toUpperCase().charCodeAt(0)]));

/** Is the trimmed cell one of the ways to write nothing? */
export function isBlank(trimmed: string): boolean {
  if (trimmed === '') return true;
  return trimmed.length <= longestBlank && firsts.has(trimmed.charCodeAt(0)) && blanks.has(trimmed.toLowerCase());
}

/** An error of a formula that a workbook shows in the cell; `#N/A` (nothing found) counts as blank instead. */
export function isCellError(trimmed: string): boolean {
  return trimmed.charCodeAt(0) === 35 && cellErrors.has(trimmed.toLowerCase());
}
