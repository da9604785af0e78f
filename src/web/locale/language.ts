/** The languages of the product. Russian is the first and the fallback. */
export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'thirty-language';

/** The language chosen on this device; before any choice the browser's, Russian unless that is English. */
export function chosenLanguage(): Language {
  const lang = document.documentElement.lang;
  return lang === 'en' ? 'en' : 'ru';
}

/** Remembers the choice on this device; screens change at once through i18next. */
export function rememberLanguage(language: Language): void {
  document.documentElement.lang = language;
  localStorage.setItem(storageKey, language);
}
