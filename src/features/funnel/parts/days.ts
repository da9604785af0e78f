import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';

/** Below this a stay rounds to nothing although it was something. */
const shortest = 0.05;

/** Days as a bare number for a column, and with their unit for a sentence; «< 0,1» where it is less but not nothing. */
export function useDays(): { readonly bare: (days: number | null) => string; readonly words: (days: number | null) => string } {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const isTiny = (days: number) => days > 0 && days < shortest;
  return {
    bare: (days) => {
      if (days === null) return t('none');
      if (isTiny(days)) return `< ${format.number(0.1, { digits: 1 })}`;
      return format.number(days, { digits: days < 10 && Math.round(days * 10) % 10 !== 0 ? 1 : 0 });
    },
    words: (days) => {
      if (days === null) return t('none');
      return isTiny(days) ? `< ${format.days(0.1)}` : format.days(days);
    },
  };
}
