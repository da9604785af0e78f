import { useTranslation } from 'react-i18next';
import type { Api } from '#web/api.ts';
import { auditWords } from '../words.ts';

export type Entry = Awaited<ReturnType<Api['audit']['list']>>['rows'][number];

/** One value of an entry's details, with the way to it: `before`, `role`. */
export interface Detail {
  readonly path: readonly string[];
  readonly value: string;
}

const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object';
const textOf = (value: unknown): string => (value === null || value === undefined || value === '' ? '—' : typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | boolean}`);

/** The details as a flat list, in their order; a list of plain values is one value. */
export function flatten(details: unknown, path: readonly string[] = []): Detail[] {
  if (isPlain(details)) return [{ path, value: textOf(details) }];
  if (Array.isArray(details) && details.every(isPlain)) return [{ path, value: details.length === 0 ? '—' : details.map(textOf).join(', ') }];
  return Object.entries(details as object).flatMap(([key, value]) => flatten(value, [...path, Array.isArray(details) ? String(Number(key) + 1) : key]));
}

type Action = keyof (typeof auditWords)['ru']['actions'];
type Field = keyof (typeof auditWords)['ru']['fields'];

const isAction = (action: string): action is Action => action in auditWords.ru.actions;
const isField = (field: string): field is Field => field in auditWords.ru.fields;

/** The words of the log; what is not known keeps its code. */
export function useAuditWords() {
  const { t } = useTranslation('audit');
  return {
    action: (action: string): string => (isAction(action) ? t(`actions.${action}`) : action),
    path: (path: readonly string[]): string => path.map((field) => (isField(field) ? t(`fields.${field}`) : field)).join(' · '),
  };
}

const numbered = ['load', 'pipeline', 'customer', 'team', 'employee'] as const;

/** What an entry is about, in a few words: a name, an address, a file; else what it is with its number. */
export function useSubject(): (entry: Entry) => string {
  const { t } = useTranslation('audit');
  return ({ details, subjectType, subjectId }) => {
    const named = ['name', 'email', 'file', 'metric'].map((key) => details[key]).find((value) => typeof value === 'string' && value !== '');
    if (typeof named === 'string') return named;
    const type = numbered.find((known) => known === subjectType);
    if (type !== undefined && subjectId !== null) return t(`subjects.${type}`, { id: subjectId });
    return ['rate', 'vat-rate', 'calendar'].includes(subjectType ?? '') ? (subjectId ?? t('none')) : t('none');
  };
}
