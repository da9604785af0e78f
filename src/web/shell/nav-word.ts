import { useTranslation } from 'react-i18next';
import type { ScreenEntry } from '#web/screens.tsx';

/** The word for a screen in the bar: `nav` of its feature's words. */
export function useNavWord(): (entry: ScreenEntry) => string {
  const { i18n } = useTranslation();
  return (entry) => String(i18n.getResource(i18n.language, entry.words, 'nav') ?? entry.path);
}
