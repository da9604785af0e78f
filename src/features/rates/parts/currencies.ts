import { useMemo } from 'react';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';

const usual = ['USD', 'EUR', 'CNY', 'KZT', 'BYN', 'UZS', 'AMD', 'KGS', 'RUB'];

/** The currencies other than the organisation's, the usual ones first, by code and name. */
export function useForeignCurrencies(): readonly { readonly value: string; readonly label: string }[] {
  const { language } = useFormat();
  const { organisation } = useSession();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    const codes = [...new Set([...usual, ...Intl.supportedValuesOf('currency')])].filter((code) => code !== organisation.currency);
    return codes.map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` }));
  }, [language, organisation.currency]);
}
