import { useTranslation } from 'react-i18next';
import { rememberLanguage, type Language } from '#web/locale/language.ts';
import { Button } from '#web/ui/button.tsx';

const other: Record<Language, { readonly language: Language; readonly name: string }> = {
  ru: { language: 'en', name: 'English' },
  en: { language: 'ru', name: 'Русский' },
};

/** The other language, by its own name. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const { language, name } = other[i18n.language === 'en' ? 'en' : 'ru'];
  const change = () => {
    rememberLanguage(language);
    void i18n.changeLanguage(language);
  };
  return <Button kind="text" lang={language} onClick={change}>{name}</Button>;
}
