import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The name of a group: a value of a breakdown in words, also where there is none. */
export function useGroupName(): (breakdown: string, key: string | null) => string {
  const { t } = useTranslation('funnel');
  return useCallback(
    (breakdown, key) => {
      if (key === null || key === '') return t('unset');
      return breakdown === 'segment' ? t(`segments.${key as 'new'}`, { defaultValue: key }) : key;
    },
    [t],
  );
}

/** A condition `rep=Иванова` in words: «Менеджер: Иванова». */
export function useConditionWords(): (condition: string) => string {
  const { t } = useTranslation('funnel');
  const nameOf = useGroupName();
  return useCallback(
    (condition) => {
      const at = condition.indexOf('=');
      const breakdown = condition.slice(0, at);
      return `${t(`by.${breakdown as 'rep'}`, { defaultValue: breakdown })}: ${nameOf(breakdown, condition.slice(at + 1))}`;
    },
    [t, nameOf],
  );
}
