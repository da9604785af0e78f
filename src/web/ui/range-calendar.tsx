import { DatePicker, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/ru';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#web/locale/dates.ts';
import type { DayPeriod } from '#web/locale/period-presets.ts';
import { calendarWords } from './calendar-words.ts';

type Range = [string | null, string | null];

/** Two days of a calendar, both inside the period; the period it gives is half-open. */
export function RangeCalendar({ value, onChange }: { readonly value: DayPeriod; readonly onChange: (period: DayPeriod) => void }) {
  const { t, i18n } = useTranslation('ui');
  const [range, setRange] = useState<Range>([value.from, addDays(value.to, -1)]);
  const change = (next: Range) => {
    setRange(next);
    const [from, last] = next;
    if (from !== null && last !== null) onChange({ from, to: addDays(last, 1) });
  };
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
      <DatePicker type="range" value={range} defaultDate={value.from} onChange={change} allowSingleDateInRange ariaLabels={calendarWords(t)} />
    </DatesProvider>
  );
}
