import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { fillWords, rowProblemWords } from '#core/files/words.ts';
import { wordsOfProblem } from '#web/locale/failure.ts';
import { problemCodes } from '#core/shared/problem.ts';
import type { ProblemDetails } from '#core/shared/problem.ts';
import { useSums } from '#web/domain/use-sums.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import type { Kind, KindId } from './shapes.ts';

/** Why one cell could not be read, in words. */
export function useCellWords(): (problem: { readonly code: string; readonly params?: ProblemDetails }) => string {
  const { language } = useFormat();
  return useCallback(
    ({ code, params = {} }) => {
      const words = Object.entries(rowProblemWords).find(([known]) => known === code)?.[1];
      return words === undefined ? code : fillWords(words, params, language);
    },
    [language],
  );
}

/** Why a whole file was not loaded, in words. */
export function useLoadProblem(): (problem: { readonly code: string; readonly details: Readonly<Record<string, unknown>> }) => string {
  const { language } = useFormat();
  return useCallback(
    ({ code, details }) => wordsOfProblem(problemCodes.find((known) => known === code) ?? 'unexpected', language, details as ProblemDetails),
    [language],
  );
}

/** Whether the sums of a file contain VAT, and that they were recalculated where the organisation counts the other way. */
export function useVatWords(): (included: boolean) => string {
  const { t } = useTranslation('intake');
  const { vatIncluded, vatWord } = useSums();
  return (included) => (vatIncluded === undefined || vatIncluded === included ? vatWord(included) : t('vatWere', { file: vatWord(included), kept: vatWord(vatIncluded) }));
}

/** The kinds of files the viewer may load. */
export function useKinds(): readonly Kind[] {
  return useQuery(queries.intake.kinds.queryOptions({ staleTime: Infinity })).data?.rows ?? [];
}

/** The title of a kind in the language of the screen. */
export function useKindTitle(): (id: KindId) => string {
  const kinds = useKinds();
  const { language } = useFormat();
  return useCallback((id) => kinds.find((kind) => kind.id === id)?.title[language] ?? id, [kinds, language]);
}

/** How decisions name things, in words: `inn:7707083893` is «ИНН 7707083893». */
export function useLabelWords(): (label: string) => string {
  const { t } = useTranslation('intake');
  return useCallback(
    (label) => {
      const at = label.indexOf(':');
      const value = label.slice(at + 1);
      switch (label.slice(0, at)) {
        case 'code': return `${t('signs.code')} ${value}`;
        case 'inn': return `${t('signs.inn')} ${value}`;
        case 'phone': return `${t('signs.phone')} ${value}`;
        case 'email': return value;
        default: return `«${value}»`;
      }
    },
    [t],
  );
}
