import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { WordTree } from './define-words.ts';
import { chosenLanguage, type Language } from './language.ts';
import { formatNumber } from './numbers.ts';

type Registry = Readonly<Record<string, { readonly ru: WordTree; readonly en: WordTree }>>;

function resourcesOf(registry: Registry, language: Language): Record<string, WordTree> {
  return Object.fromEntries(Object.entries(registry).map(([namespace, words]) => [namespace, words[language]]));
}

/** The translator over all words of the product. Numbers inside texts are written `{{count, number}}`. */
export function createTranslator(registry: Registry): i18n {
  const translator = createInstance();
  void translator.use(initReactI18next).init({
    lng: chosenLanguage(),
    fallbackLng: 'ru',
    supportedLngs: ['ru', 'en'],
    resources: { ru: resourcesOf(registry, 'ru'), en: resourcesOf(registry, 'en') },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  translator.services.formatter?.add('number', (value: unknown, language) =>
    formatNumber(language === 'en' ? 'en' : 'ru', Number(value), { digits: Number.isInteger(value) ? 0 : 1 }),
  );
  return translator;
}
