import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#web/locale/dates.ts';
import { presetNames, presetOf, presetPeriod, type DayPeriod } from '#web/locale/period-presets.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import styles from './period-picker.module.css';

const RangeCalendar = lazy(async () => ({ default: (await import('./range-calendar.tsx')).RangeCalendar }));

interface PeriodPickerProps {
  readonly value: DayPeriod;
  readonly onChange: (period: DayPeriod) => void;
  /** The day the data reaches to, in the organisation's zone: what "this month" means. */
  readonly today: Day;
  /** Words before the period on the button: «Сравнить:». */
  readonly prefix?: string;
  /** From the first fact to the last, offered as «За всё время». */
  readonly whole?: DayPeriod | null | undefined;
}

/** A period by its usual names, or any two days of a calendar whose weeks begin on Monday. */
export function PeriodPicker({ value, onChange, today, prefix, whole }: PeriodPickerProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const isWhole = whole != null && whole.from === value.from && whole.to === value.to;
  const chosen = isWhole ? null : presetOf(value, today);
  const choose = (period: DayPeriod) => {
    setOpened(false);
    onChange(period);
  };
  const words = format.shortPeriod(value.from, value.to);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus offset={6}>
      <Popover.Target>
        <Button aria-label={`${t('period')}: ${prefix ?? ''} ${words}`} onClick={() => setOpened((before) => !before)}>
          {prefix ? `${prefix} ${words}` : words}
          <IconChevronDown stroke={1.8} aria-hidden />
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.picker}>
          <ul className={styles.presets}>
            {presetNames.map((name) => (
              <li key={name}>
                <button type="button" className={cx(styles.preset, chosen === name && styles.chosen)} aria-pressed={chosen === name} onClick={() => choose(presetPeriod(name, today))}>
                  {t(name)}
                </button>
              </li>
            ))}
            {whole ? (
              <li>
                <button type="button" className={cx(styles.preset, isWhole && styles.chosen)} aria-pressed={isWhole} onClick={() => choose(whole)}>
                  {t('wholeHistory')}
                </button>
              </li>
            ) : null}
          </ul>
          <Suspense fallback={<div className={styles.calendar} />}>
            <div className={styles.calendar}><RangeCalendar value={value} onChange={choose} /></div>
          </Suspense>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
