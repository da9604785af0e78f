import { defineWords } from '#web/locale/define-words.ts';

/** What every screen with money says of VAT alike. */
export const sumsWords = defineWords({
  ru: { withVat: 'с НДС', withoutVat: 'без НДС', sumsWithVat: 'Суммы с НДС', sumsWithoutVat: 'Суммы без НДС' },
  en: { withVat: 'with VAT', withoutVat: 'without VAT', sumsWithVat: 'Sums with VAT', sumsWithoutVat: 'Sums without VAT' },
});
