import type { BusinessCalendar } from './calendar.ts';
import { addDays, dayNumber, type Day } from './day.ts';

/** One year as the government publishes it; ranges are written `first..last`, both included. */
interface CalendarYear {
  readonly year: number;
  readonly daysOff: readonly string[];
  readonly workedWeekends: readonly Day[];
  readonly shortened: readonly Day[];
  readonly confirmed: boolean;
}

/**
 * Russian production calendar, five-day week. 2024 to 2026 follow the decrees on moved days off
 * (of 10.08.2023 No. 1314, of 04.10.2024 No. 1335, of 24.09.2025 No. 1466) and sum up to the
 * published 248, 247 and 247 working days. For 2027 only the holidays of the Labour Code (article
 * 112, with those on a weekend moved to the next working day) are entered: the decree that moves
 * the days off of 2 and 3 January was not at hand, so the year is unconfirmed. Edit it in the
 * settings once the decree is known.
 */
const years: readonly CalendarYear[] = [
  {
    year: 2024,
    daysOff: [
      '2024-01-01..2024-01-08', '2024-02-23', '2024-03-08', '2024-04-29..2024-05-01', '2024-05-09..2024-05-10',
      '2024-06-12', '2024-11-04', '2024-12-30..2024-12-31',
    ],
    workedWeekends: ['2024-04-27', '2024-11-02', '2024-12-28'],
    shortened: ['2024-02-22', '2024-03-07', '2024-05-08', '2024-06-11', '2024-11-02'],
    confirmed: true,
  },
  {
    year: 2025,
    daysOff: [
      '2025-01-01..2025-01-08', '2025-05-01..2025-05-02', '2025-05-08..2025-05-09', '2025-06-12..2025-06-13',
      '2025-11-03..2025-11-04', '2025-12-31',
    ],
    workedWeekends: ['2025-11-01'],
    shortened: ['2025-03-07', '2025-04-30', '2025-06-11', '2025-11-01'],
    confirmed: true,
  },
  {
    year: 2026,
    daysOff: [
      '2026-01-01..2026-01-09', '2026-02-23', '2026-03-09', '2026-05-01', '2026-05-11', '2026-06-12', '2026-11-04',
      '2026-12-31',
    ],
    workedWeekends: [],
    shortened: ['2026-04-30', '2026-05-08', '2026-06-11', '2026-11-03'],
    confirmed: true,
  },
  {
    year: 2027,
    daysOff: [
      '2027-01-01..2027-01-08', '2027-02-23', '2027-03-08', '2027-05-03', '2027-05-10', '2027-06-14', '2027-11-04',
    ],
    workedWeekends: [],
    shortened: ['2027-02-22', '2027-04-30', '2027-06-11', '2027-11-03', '2027-12-31'],
    confirmed: false,
  },
];

function expand(text: string): Day[] {
  const [first = text, last = first] = text.split('..');
  const length = dayNumber(last) - dayNumber(first) + 1;
  return Array.from({ length }, (_, index) => addDays(first, index));
}

/** The Russian production calendar for 2024 to 2027; other years are weekends alone. */
export const russianCalendar: BusinessCalendar = {
  daysOff: new Set(years.flatMap((year) => year.daysOff.flatMap(expand))),
  workedWeekends: new Set(years.flatMap((year) => year.workedWeekends)),
  shortened: new Set(years.flatMap((year) => year.shortened)),
  confirmedYears: new Set(years.filter((year) => year.confirmed).map(({ year }) => year)),
};
