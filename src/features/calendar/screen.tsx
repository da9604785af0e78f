import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { mayDo } from '#core/people/rights.ts';
import { useAddress, useDrawer } from '#web/address.ts';
import { useToday } from '#web/domain/use-today.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { IconButton } from '#web/ui/button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Explain } from '#web/ui/explain.tsx';
import { FigureStrip } from '#web/ui/figure-strip.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import styles from './parts/calendar.module.css';
import { ClosureDrawer } from './parts/closure-drawer.tsx';
import { Closures } from './parts/closures.tsx';
import { DayDrawer } from './parts/day-drawer.tsx';
import { Month } from './parts/month.tsx';
import { YearNotice } from './parts/year-notice.tsx';
import type { Year } from './parts/year.ts';

const schema = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined) });

/** A year of working, short and free days, the built-in ones what people changed, and the seasons in which customers do not buy. */
export function CalendarScreen() {
  const { t } = useTranslation('calendar');
  const failure = useFailure();
  const today = useToday();
  const { user } = useSession();
  const [address, change] = useAddress(schema);
  const year = address.year ?? Number(today.slice(0, 4));
  const read = useQuery(queries.calendar.read.queryOptions({ input: { year }, placeholderData: keepPreviousData }));
  return (
    <>
      <PageHeader
        title={t('nav')}
        about={t('about')}
        actions={
          <span className={styles.stepper}>
            <IconButton label={t('previousYear')} disabled={year <= 2000} onClick={() => change({ year: year - 1 })}><IconChevronLeft stroke={1.6} aria-hidden /></IconButton>
            <span role="status">{year}</span>
            <IconButton label={t('nextYear')} disabled={year >= 2100} onClick={() => change({ year: year + 1 })}><IconChevronRight stroke={1.6} aria-hidden /></IconButton>
          </span>
        }
      />
      <Loaded query={read} failure={failure}>{(data) => <Shown year={data} />}</Loaded>
      <Closures />
      {mayDo(user, 'settings', 'edit') ? <ClosureDrawer /> : null}
    </>
  );
}

function Shown({ year }: { readonly year: Year }) {
  const drawer = useDrawer('day');
  const open = year.days.find(({ day }) => day === drawer.id);
  return (
    <>
      <YearNotice year={year} />
      <Totals year={year} />
      <div className={styles.months}>
        {year.months.map((_, month) => <Month key={`${year.year} ${month}`} year={year} month={month} open={drawer.id} onOpen={drawer.open} />)}
      </div>
      <Legend />
      {open === undefined ? null : <DayDrawer day={open} onClose={drawer.close} />}
    </>
  );
}

function Totals({ year }: { readonly year: Year }) {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  const sum = (of: 'working' | 'short' | 'hours') => format.number(year.months.reduce((total, month) => total + month[of], 0));
  const figures = [
    { key: 'working', label: <>{t('workingDays')} <Explain of={t('workingDays')} formula={t('workingFormula')} period={t('yearTotal', year)} /></>, value: sum('working') },
    { key: 'hours', label: <>{t('hours')} <Explain of={t('hours')} formula={t('hoursFormula')} period={t('yearTotal', year)} /></>, value: sum('hours') },
    { key: 'short', label: t('shortDays'), value: sum('short') },
    { key: 'changed', label: t('changedDays'), value: format.number(year.days.filter(({ changed }) => changed).length) },
  ];
  return <FigureStrip label={t('yearTotal', year)} figures={figures} />;
}

function Legend() {
  const { t } = useTranslation('calendar');
  const marks = [['working', null], ['short', styles.short], ['off', styles.off], ['changed', styles.changed]] as const;
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {marks.map(([name, mark]) => <li key={name}><span className={cx(styles.day, mark)} aria-hidden>15</span>{t(name)}</li>)}
    </ul>
  );
}
