import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, weekday } from '#core/shared/day.ts';
import { useToday } from '#web/domain/use-today.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { cx } from '#web/ui/class-names.ts';
import styles from './calendar.module.css';
import { daysOfMonth, type Year, type YearDay } from './year.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface MonthProps {
  readonly year: Year;
  /** From 0. */
  readonly month: number;
  readonly open: string | null;
  readonly onOpen: (day: string) => void;
}

/** One month; a single tab stop, arrows walk over its days. */
export function Month({ year, month, open, onOpen }: MonthProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const days = daysOfMonth(year, month);
  const sum = year.months[month];
  const first = days[0]?.day ?? '';
  const [stop, setStop] = useState(first);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    const next = step === undefined ? undefined : days.find(({ day }) => day === addDays(stop, step))?.day;
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  const title = format.month(first);
  return (
    <section className={styles.month} aria-label={title}>
      <h2>{title}</h2>
      <p className={styles.sum}>{sum === undefined ? '' : t('month', { count: sum.working, hours: sum.hours })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows move the focus among the buttons inside */}
      <div className={styles.grid} onKeyDown={walk}>
        {weekdays.map((name) => <span key={name} className={styles.weekday} aria-hidden>{t(`weekdays.${name}`)}</span>)}
        {Array.from({ length: weekday(first) - 1 }, (_, at) => <span key={`gap ${at}`} />)}
        {days.map((day) => <DayButton key={day.day} day={day} stop={day.day === stop} open={day.day === open} onOpen={() => { setStop(day.day); onOpen(day.day); }} />)}
      </div>
    </section>
  );
}

interface DayButtonProps {
  readonly day: YearDay;
  readonly stop: boolean;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function DayButton({ day, stop, open, onOpen }: DayButtonProps) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const today = useToday();
  const words = { day: format.day(day.day), kind: t(day.kind) };
  return (
    <button
      type="button"
      data-day={day.day}
      tabIndex={stop ? 0 : -1}
      aria-label={day.changed ? t('dayLabelChanged', words) : t('dayLabel', words)}
      aria-current={day.day === today ? 'date' : undefined}
      aria-expanded={open}
      className={cx(styles.day, day.kind === 'off' && styles.off, day.kind === 'short' && styles.short, day.changed && styles.changed, day.day === today && styles.today, open && styles.open)}
      onClick={onOpen}
    >
      {Number(day.day.slice(8))}
    </button>
  );
}
