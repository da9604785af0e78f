import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#web/shell/session.ts';
import { useFormat } from '#web/locale/use-format.ts';
import type { BoundOf, LeafOf, SignalOf } from './answers.ts';
import { type BoundWords, sayBound, sayFigure, sayPrice } from '../../diagnosis-figures.ts';

interface Both {
  readonly ru: string;
  readonly en: string;
}

/** Words of a declaration in the language of the screen. */
export function useSay(): (words: Both) => string {
  const { i18n } = useTranslation();
  return (words) => (i18n.language === 'en' ? words.en : words.ru);
}

/** Values and bounds of signals in the language and currency of the screen. */
export function useSigns() {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const { currency } = useSession().organisation;
  return useMemo(() => {
    const words: BoundWords = {
      yes: t('yes'), no: t('no'), day: t('units.days'), hour: t('units.hours'), minute: t('units.minutes'), second: t('units.seconds'), point: t('units.points'),
      upTo: (x) => t('bound.upTo', { x }), from: (x) => t('bound.from', { x }),
      between: (x, y) => t('bound.between', { x, y }), outside: (x, y) => t('bound.outside', { x, y }), notWorse: t('bound.notWorse'), provenWorse: t('bound.provenWorse'), informed: t('bound.informed'),
    };
    return {
      figure: (value: number, unit: string) => sayFigure(value, unit, currency, format, words),
      bound: (bound: BoundOf, unit: string) => sayBound(bound, unit, currency, format, words),
      price: (minor: number) => sayPrice(minor, currency, format),
    };
  }, [t, format, currency]);
}

/** The two parts of a share: `127 из 296`, or as money; null where they say nothing by themselves. */
export function useParts(): (signal: Pick<SignalOf, 'unit' | 'numerator' | 'denominator' | 'isMoney' | 'sample'>) => string | null {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  const signs = useSigns();
  return ({ unit, numerator, denominator, isMoney, sample }) => {
    if (unit !== 'share' || numerator === null || denominator === null) return null;
    if (isMoney) return t('outOf', { part: signs.price(numerator), whole: signs.price(denominator) });
    return denominator === sample ? format.outOf(numerator, denominator) : null;
  };
}

/** What speaks loudest of a mistake in one sentence: «Отказы без причины — 42,9 % (127 из 296)». */
export function useLead(): (lead: LeafOf['leads'][number] | SignalOf) => string {
  const say = useSay();
  const signs = useSigns();
  const partsOf = useParts();
  return (signal) => {
    const { title, value, unit } = signal;
    if (value === null) return say(title);
    const parts = partsOf(signal);
    const counted = parts === null ? '' : ` (${parts})`;
    // A sentence may break anywhere but inside a figure.
    return `${say(title)} — ${signs.figure(value, unit)}${counted}`.replaceAll('\u2009', '\u202f');
  };
}

/** A sentence with its full stop; one that ends in a shortened word (`п. п.`) has it already. */
export const asSentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
