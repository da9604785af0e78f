import { useTranslation } from 'react-i18next';
import { daysBetween } from '#core/shared/day.ts';
import { RhythmLine } from '#web/charts/rhythm-line.tsx';
import { useFormat } from '#web/locale/use-format.ts';
import { toneOf, useSilence, type Row } from './report.ts';

/** The purchases of the last year on one line of time, the same for every row. */
export function YearRhythm({ row }: { readonly row: Row }) {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { today } = useSilence().report.frame;
  const last = format.shortDay(row.last, true);
  const label = row.expected === null
    ? t('lineReadOnce', { name: row.name, last })
    : t('lineRead', { name: row.name, count: row.recent.length, last, expected: format.shortDay(row.expected, true) });
  return (
    <RhythmLine
      daysAgo={row.recent}
      lastAgo={Math.min(365, daysBetween(row.last, today))}
      expectedAgo={row.expected === null || row.expected > today ? null : daysBetween(row.expected, today)}
      days={365}
      tone={toneOf(row.state ?? 'unknown')}
      label={label}
    />
  );
}
