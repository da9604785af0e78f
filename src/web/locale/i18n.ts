import { createInstance, type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { WordTree } from './define-words.ts';
import { chosenLanguage, type Language } from './language.ts';
import { formatNumber } from './numbers.ts';

interface BothLanguages {
  readonly ru: WordTree;
  readonly en: WordTree;
}

type Registry = Readonly<Record<string, BothLanguages>>;
type LaterRegistry = Readonly<Record<string, () => Promise<BothLanguages>>>;

function resourcesOf(registry: Registry, language: Language): Record<string, WordTree> {
  return Object.fromEntries(Object.entries(registry).map(([namespace, words]) => [namespace, words[language]]));
}

/** Fetches a namespace when the first part that speaks it is shown; that part waits for it as for its own code. */
function fetching(later: LaterRegistry): BackendModule {
  return {
    type: 'backend',
    init: () => undefined,
    read: (language, namespace, done) => {
      const tell = async (): Promise<void> => {
        const words = await later[namespace]?.().catch(() => undefined);
        if (words === undefined) done(`No words ${namespace}`, false);
        else done(null, words[language === 'en' ? 'en' : 'ru']);
      };
      void tell();
    },
  };
}

/** The translator over the words of the product, those at hand and those that come later. Numbers inside texts are written `{{count, number}}`. */
export function createTranslator(registry: Registry, later: LaterRegistry = {}, language: Language = chosenLanguage()): i18n {
  const translator = createInstance();
  void translator.use(initReactI18next).use(fetching(later)).init({
    lng: language,
    fallbackLng: 'ru',
    supportedLngs: ['ru', 'en'],
    load: 'currentOnly',
    ns: Object.keys(registry),
    defaultNS: 'shell',
    resources: { ru: resourcesOf(registry, 'ru'), en: resourcesOf(registry, 'en') },
    partialBundledLanguages: true,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  translator.services.formatter?.add('number', (value: unknown, spoken) =>
    formatNumber(spoken === 'en' ? 'en' : 'ru', Number(value), { digits: Number.isInteger(value) ? 0 : 1 }),
  );
  return translator;
}
