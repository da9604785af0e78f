import { ORPCError } from '@orpc/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fillWords } from '#core/files/words.ts';
import { problemWords } from '#core/problems/words.ts';
import { problemCodes, type ProblemCode, type ProblemDetails } from '#core/shared/problem.ts';

/** A refusal in words: its stable code, what happened and what to do. */
export interface ToldFailure {
  readonly code: ProblemCode | 'unreachable';
  readonly what: string;
}

const unreachable = {
  ru: 'Сервер не отвечает. Проверьте, что Thirty запущен и сеть есть.',
  en: 'The server does not answer. Check that Thirty is running and the network is up.',
};

/** The stable code behind whatever a call threw; `unreachable` when no answer came at all. */
export function codeOf(error: unknown): ToldFailure['code'] {
  if (!(error instanceof ORPCError)) return error instanceof TypeError ? 'unreachable' : 'unexpected';
  return problemCodes.find((known) => known === error.code) ?? 'unexpected';
}

function detailsOf(error: unknown): ProblemDetails {
  return error instanceof ORPCError && typeof error.data === 'object' && error.data !== null ? (error.data as ProblemDetails) : {};
}

/** Words for a code known by itself, as from a check on the page. */
export function wordsOfProblem(code: ProblemCode, language: 'ru' | 'en', details: ProblemDetails = {}): string {
  return fillWords(problemWords[code], details, language);
}

/** What a call threw, in words. */
export function tellFailure(error: unknown, language: 'ru' | 'en'): ToldFailure {
  const code = codeOf(error);
  return { code, what: code === 'unreachable' ? unreachable[language] : wordsOfProblem(code, language, detailsOf(error)) };
}

/** `tellFailure` in the language of the screen; what `Loaded` takes as `failure`. */
export function useFailure(): (error: unknown) => ToldFailure {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'ru';
  return useCallback((error) => tellFailure(error, language), [language]);
}
