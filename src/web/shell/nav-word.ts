import { useTranslation } from 'react-i18next';
import type { ScreenEntry } from '#web/screens.tsx';

/** The word for a screen: `nav` of its feature's words in the bar, `navOwn` (where there is one) for what is one's own. */
export function useNavWord(): (entry: ScreenEntry, key?: 'nav' | 'navOwn') => string {
  const { i18n } = useTranslation();
  const wordOf = (entry: ScreenEntry, key: string): string | undefined => {
    const word: unknown = i18n.getResource(i18n.language, 'nav', `${entry.words}.${key}`);
    return typeof word === 'string' ? word : undefined;
  };
  return (entry, key = 'nav') => wordOf(entry, key) ?? wordOf(entry, 'nav') ?? entry.path;
}
