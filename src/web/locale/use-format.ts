import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Formats, formatsOf } from './formats.ts';
import type { Language } from './language.ts';

/** The formats in the language of the screen. */
export function useFormat(): Formats {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ru';
  return useMemo(() => formatsOf(language), [language]);
}
