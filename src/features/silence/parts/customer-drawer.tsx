import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#core/shared/day.ts';
import { RhythmLine, RhythmSample } from '#web/charts/rhythm-line.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { Drawer } from '#web/ui/drawer.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Skeleton } from '#web/ui/states.tsx';
import { boundsOf } from './address.ts';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerReach } from './customer-reach.tsx';
import { toneOf, useSilence, type Detail } from './report.ts';
import styles from './silence.module.css';
import { StateWord } from './state-word.tsx';

/** One customer over the list: its rhythm drawn, how it is judged, how to reach it. */
export function CustomerDrawer() {
  const { address } = useSilence();
  const id = /^customer\.(\d{1,9})$/.exec(address.open ?? '')?.[1];
  return id === undefined ? null : <OpenDrawer key={id} id={Number(id)} />;
}

function OpenDrawer({ id }: { readonly id: number }) {
  const { t } = useTranslation('silence');
  const failure = useFailure();
  const { address, change } = useSilence();
  const input = { id, ...boundsOf(address), ...(address.asOf !== undefined && { asOf: address.asOf }) };
  const found = useQuery(queries.silence.customer.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Drawer opened onClose={() => change({ open: undefined })} kicker={t('kicker')} title={found.data?.row.name ?? '…'} about={found.data ? <About detail={found.data} /> : undefined}>
      <Loaded query={found} failure={failure} skeleton={<Skeleton rows={8} />}>
        {(detail) => (
          <>
            <Line detail={detail} />
            <CustomerFacts detail={detail} />
            <CustomerReach reach={detail.reach} />
            <Days detail={detail} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function About({ detail }: { readonly detail: Detail }) {
  const { row, team, industry } = detail;
  return <><StateWord state={row.state ?? 'unknown'} />{[row.rep, team, row.region, industry].filter(Boolean).map((part) => ` · ${part}`)}</>;
}

/** All purchases in sight on a line of the customer's own, with the days on which the next states begin. */
function Line({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { row, bought, today, begins } = detail;
  const ago = (day: string) => daysBetween(day, today);
  const first = bought[0] ?? row.last;
  const last = format.shortDay(row.last, true);
  const label = row.expected === null
    ? t('lineReadOnce', { name: row.name, last })
    : t('lineRead', { name: row.name, count: row.recent.length, last, expected: format.shortDay(row.expected, true) });
  const marks = begins === null ? [] : (['quietening', 'atRisk', 'lost'] as const).map((key) => ({ key, ago: ago(begins[key]), name: t(`beginsAt.${key}`) }));
  return (
    <div className={styles.line}>
      <RhythmLine daysAgo={bought.map(ago)} lastAgo={ago(row.last)} expectedAgo={row.expected === null ? null : ago(row.expected)} days={Math.max(30, ago(first))} tone={toneOf(row.state ?? 'unknown')} marks={marks} label={label} />
      <p className={styles.ends}><span>{format.shortDay(first, true)}</span><span>{format.shortDay(today, true)}</span></p>
      <p className={styles.legend}>
        {(['tick', 'silence', 'expected', 'mark'] as const).filter((part) => begins !== null || part === 'tick' || part === 'silence').map((part) => <span key={part}><RhythmSample part={part} />{t(`legend.${part}`)}</span>)}
      </p>
    </div>
  );
}

function Days({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('silence');
  const format = useFormat();
  return (
    <section className={styles.part}>
      <h3>{t('bought')}</h3>
      <p className={styles.days}>{detail.bought.toReversed().map((day) => format.shortDay(day, true)).join(', ')}</p>
      {detail.row.purchases > detail.bought.length ? <p className={styles.note}>{t('allDays', { count: detail.bought.length })}</p> : null}
    </section>
  );
}
