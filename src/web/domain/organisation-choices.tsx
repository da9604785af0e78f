import { useMemo, type ReactNode } from 'react';
import { useFormat } from '#web/locale/use-format.ts';
import { SelectField } from '#web/ui/fields.tsx';

const russianZones = [
  'Europe/Kaliningrad', 'Europe/Moscow', 'Europe/Samara', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk',
  'Asia/Krasnoyarsk', 'Asia/Irkutsk', 'Asia/Yakutsk', 'Asia/Vladivostok', 'Asia/Magadan', 'Asia/Kamchatka',
];
const usualCurrencies = ['RUB', 'BYN', 'KZT', 'UZS', 'AMD', 'KGS', 'CNY', 'USD', 'EUR'];

interface ChoiceProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

function offsetOf(zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC').replace('-', '−') ?? '';
}

/** An IANA time zone; those of Russia come first. */
export function ZoneField({ onChange, ...rest }: ChoiceProps) {
  const data = useMemo(() => {
    const zones = [...new Set([...russianZones, ...Intl.supportedValuesOf('timeZone')])];
    return zones.map((zone) => ({ value: zone, label: russianZones.includes(zone) ? `${zone}, ${offsetOf(zone)}` : zone }));
  }, []);
  return <SelectField {...rest} data={data} searchable onChange={(zone) => zone !== null && onChange(zone)} />;
}

/** A currency by its code and name; the usual ones come first. */
export function CurrencyField({ onChange, ...rest }: ChoiceProps) {
  const { language } = useFormat();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    const codes = [...new Set([...usualCurrencies, ...Intl.supportedValuesOf('currency')])];
    return codes.map((code) => ({ value: code, label: `${code}, ${names.of(code) ?? code}` }));
  }, [language]);
  return <SelectField {...rest} data={data} searchable onChange={(code) => code !== null && onChange(code)} />;
}
