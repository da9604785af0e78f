import type { Day } from './dates.ts';

/** A half-open period of calendar days, `[from, to)`. */
export interface DayPeriod {
  readonly from: Day;
  readonly to: Day;
}

export const presetNames = ['thisMonth', 'lastMonth', 'thisQuarter', 'lastQuarter', 'thisYear', 'lastYear', 'lastThreeMonths', 'lastTwelveMonths'] as const;
export type PresetName = (typeof presetNames)[number];

function monthStart(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The period a preset means on a day. The running month, quarter and year are whole; "full" months end before the running one. */
export function presetPeriod(name: PresetName, today: Day): DayPeriod {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  const quarter = month - (month % 3);
  const months = (from: number, count: number): DayPeriod => ({ from: monthStart(year, from), to: monthStart(year, from + count) });
  switch (name) {
    case 'thisMonth': return months(month, 1);
    case 'lastMonth': return months(month - 1, 1);
    case 'thisQuarter': return months(quarter, 3);
    case 'lastQuarter': return months(quarter - 3, 3);
    case 'thisYear': return months(0, 12);
    case 'lastYear': return months(-12, 12);
    case 'lastThreeMonths': return months(month - 3, 3);
    case 'lastTwelveMonths': return months(month - 12, 12);
  }
}

/** The preset whose days these are on that day, if any. */
export function presetOf(period: DayPeriod, today: Day): PresetName | null {
  return presetNames.find((name) => {
    const preset = presetPeriod(name, today);
    return preset.from === period.from && preset.to === period.to;
  }) ?? null;
}
