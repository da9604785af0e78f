const yo = /ё/g;
/** No caption that means something is longer; what follows is not looked at, or a cell of brackets would keep the server busy. */
const longestCaption = 200;

/** A caption without case, ё, punctuation and CamelCase: `InvoiceNo`, `invoice_no` and «Invoice no.» are one. */
export function normaliseCaption(text: string): string {
  return text
    .slice(0, longestCaption)
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(yo, 'е')
    .replace(/[^\p{L}\p{N}№#%]+/gu, ' ')
    .trim();
}

/** A caption without what stands in brackets or after a comma: «Сумма, руб.», «Цена (с НДС)». */
export function captionWithoutUnit(text: string): string {
  return normaliseCaption(text.slice(0, longestCaption).replace(/[([].*?[)\]]/g, ' ').replace(/,[^,]*$/, ''));
}

/** How a choice is compared: no case, no ё, no punctuation. */
export function normaliseSpelling(text: string): string {
  return text
    .toLowerCase()
    .replace(yo, 'е')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

const legalForms = new Set([
  'ооо', 'оао', 'зао', 'пао', 'ао', 'нао', 'ип', 'чп', 'тоо', 'нко', 'ано', 'фгуп', 'муп', 'гуп', 'гк', 'тд', 'кфх', 'пк', 'спк',
  'llc', 'ltd', 'inc', 'corp', 'gmbh', 'plc', 'co', 'sa', 'ag', 'oy', 'ab', 'bv', 'limited',
]);

const legalPhrases: readonly (readonly [phrase: RegExp, form: string])[] = [
  [/общество с ограниченной ответственностью/g, 'ооо'],
  [/публичное акционерное общество/g, 'пао'],
  [/(?:открытое|закрытое) акционерное общество|акционерное общество/g, 'ао'],
  [/индивидуальный предприниматель/g, 'ип'],
];

export interface CompanyName {
  /** The name alone, for comparing: no case, ё, quotes or legal form. */
  readonly key: string;
  /** The legal form found (`ооо`), or null. Two companies may differ by it alone. */
  readonly form: string | null;
}

/** `ООО "Ромашка"`, `«Ромашка» ООО` and `ромашка, ооо` have one key; the form is told apart. */
export function companyName(text: string): CompanyName {
  let plain = text.toLowerCase().replace(yo, 'е').replace(/[^\p{L}\p{N}&+]+/gu, ' ').trim();
  for (const [phrase, form] of legalPhrases) plain = plain.replace(phrase, form);
  const words = plain.split(' ');
  const kept = words.filter((word) => !legalForms.has(word));
  const form = words.find((word) => legalForms.has(word)) ?? null;
  return kept.length === 0 ? { key: plain, form: null } : { key: kept.join(' '), form };
}

/** The key by which a customer's name is matched exactly: see `companyName`. */
export function normaliseName(text: string): string {
  return companyName(text).key;
}

/** Letters and digits alone: `GTXPro` and `GTX Pro` meet here. Only ever a proposal to join, never a match. */
export function compactKey(text: string): string {
  return text
    .toLowerCase()
    .replace(yo, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** An identifier as people mean it: trimmed, and `17850.0`, a number that passed through a float, is `17850`. */
export function normaliseId(text: string): string {
  const trimmed = text.trim();
  return /^\d+\.0+$/.test(trimmed) ? trimmed.slice(0, trimmed.indexOf('.')) : trimmed;
}
