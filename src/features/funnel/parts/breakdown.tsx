import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { scopeOf } from '#core/people/rights.ts';
import { IntervalAxis, IntervalDot } from '#web/charts/interval-dot.tsx';
import type { Scale } from '#web/charts/scale.ts';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { useSession } from '#web/shell/session.ts';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/page-header.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { usePhone } from '#web/ui/use-phone.ts';
import { VerdictTag } from '#web/ui/verdict.tsx';
import { funnelBreakdowns } from '../contract.ts';
import { questionOf } from './address.ts';
import styles from './breakdown.module.css';
import { useFunnel, useWhole, type Group, type Report } from './report.ts';
import { useGroupName } from './use-words.ts';

type FunnelBreakdown = (typeof funnelBreakdowns)[number];
type Filled = keyof Report['filled'];

const groupsShown = 20;
/** In sight at once; the rest only as a second one. */
const inSight = ['channel', 'product', 'audience', 'region', 'segment', 'rep'] as const satisfies readonly Filled[];

/** Breakdowns that part something for this viewer: own deals all have one rep and one team. */
function useOffered(): readonly FunnelBreakdown[] {
  const { user } = useSession();
  const isOwn = scopeOf(user, 'deals') === 'own';
  return funnelBreakdowns.filter((by) => !isOwn || (by !== 'rep' && by !== 'team'));
}

/** The breakdown chosen in the address; else the first one of which deals have a value. */
export function useChosenBreakdown(): FunnelBreakdown {
  const { report, address } = useFunnel();
  const offered = useOffered();
  const isOpen = (by: Filled) => offered.includes(by) && report.filled[by] > 0 && !address.where.some((condition) => condition.startsWith(`${by}=`));
  const first = inSight.find(isOpen);
  return address.by !== undefined && offered.includes(address.by) ? address.by : (first ?? 'channel');
}

/** The win rate by one breakdown or by two at once, held against the whole. */
export function Breakdown() {
  const { t } = useTranslation('funnel');
  const { address, change, report } = useFunnel();
  const offered = useOffered();
  const phone = usePhone();
  const by = useChosenBreakdown();
  const shown = inSight.filter((name) => offered.includes(name));
  const choose = (next: FunnelBreakdown) => change({ by: next, and: address.and === next ? undefined : address.and, groupPage: undefined });
  return (
    <Section title={t('breakdown')} actions={<SecondMenu by={by} offered={offered} />}>
      <div className={styles.choice}>
        {phone ? (
          <ChoiceMenu label={t('breakdown')} value={by} choices={offered.map((value) => ({ value, label: t(`by.${value}`) }))} onChange={choose} />
        ) : (
          <Segmented<FunnelBreakdown> label={t('breakdown')} value={by} choices={shown.map((value) => ({ value, label: t(`by.${value}`) }))} onChange={choose} />
        )}
      </div>
      {by in report.filled && report.filled[by as Filled] === 0 ? (
        <Notice verdict="none"><strong>{t('noData')}.</strong> {t(`notFilled.${by as Filled}`)}</Notice>
      ) : (
        <Groups by={by} />
      )}
    </Section>
  );
}

function SecondMenu({ by, offered }: { readonly by: FunnelBreakdown; readonly offered: readonly FunnelBreakdown[] }) {
  const { t } = useTranslation('funnel');
  const { address, change } = useFunnel();
  const others = offered.filter((other) => other !== by);
  const and = address.and !== undefined && others.includes(address.and) ? address.and : 'none';
  return (
    <ChoiceMenu<FunnelBreakdown | 'none'>
      kind="text"
      label={t('secondBreakdown')}
      prefix={and === 'none' ? '' : t('secondPrefix')}
      value={and}
      choices={[{ value: 'none', label: and === 'none' ? t('secondBreakdown') : t('secondNone') }, ...others.map((value) => ({ value, label: t(`by.${value}`) }))]}
      onChange={(next) => change({ and: next === 'none' ? undefined : next, groupPage: undefined })}
    />
  );
}

function Groups({ by }: { readonly by: FunnelBreakdown }) {
  const { t } = useTranslation('funnel');
  const failure = useFailure();
  const { address, change, openDeals } = useFunnel();
  const and = address.and === by ? undefined : address.and;
  const page = address.groupPage ?? 1;
  const input = {
    ...questionOf(address), by, ...(and !== undefined && { and }), sort: address.groupSort, descending: !address.groupUp, page, size: groupsShown,
  };
  const query = useQuery(queries.funnel.breakdown.queryOptions({ input, placeholderData: keepPreviousData }));
  return (
    <Loaded query={query} failure={failure}>
      {({ rows, total, reference }) => (
        <GroupTable
          by={by}
          and={and}
          rows={rows}
          reference={reference?.share}
          label={t(`by.${by}`)}
          sort={{ key: address.groupSort, descending: !address.groupUp }}
          onSort={(sort) => change({ groupSort: sort.key as typeof address.groupSort, groupUp: sort.descending ? undefined : true, groupPage: undefined })}
          onOpen={(row) => openDeals({ set: 'all', only: conditionsOf(row, by, and) })}
          paging={{ page, pageSize: groupsShown, total, onPage: (next) => change({ groupPage: next === 1 ? undefined : next }) }}
        />
      )}
    </Loaded>
  );
}

function conditionsOf(row: Group, by: FunnelBreakdown, and: FunnelBreakdown | undefined): string[] {
  const first = `${by}=${row.key ?? ''}`;
  return and === undefined ? [first] : [first, `${and}=${row.second ?? ''}`];
}

interface GroupTableProps {
  readonly by: FunnelBreakdown;
  readonly and: FunnelBreakdown | undefined;
  readonly rows: readonly Group[];
  readonly reference: number | undefined;
  readonly label: string;
  readonly sort: { readonly key: string; readonly descending: boolean };
  readonly onSort: (sort: { readonly key: string; readonly descending: boolean }) => void;
  readonly onOpen: (row: Group) => void;
  readonly paging: { readonly page: number; readonly pageSize: number; readonly total: number; readonly onPage: (page: number) => void };
}

function GroupTable({ by, and, rows, reference, ...rest }: GroupTableProps) {
  const columns = useGroupColumns(by, and, rows, reference);
  return <DataTable columns={columns} rows={rows} rowKey={(row) => `${row.key ?? ''}\u0001${row.second ?? ''}`} {...rest} />;
}

/** From the lowest to the highest interval, rounded out to tenths: a dot plot need not begin at zero. */
function axisOf(rows: readonly Group[], reference: number | undefined): Scale {
  const ends = rows.flatMap(({ winRate }) => (winRate === null ? [] : [winRate.low, winRate.high]));
  const all = reference === undefined ? ends : [...ends, reference];
  if (all.length === 0) return { from: 0, to: 1 };
  return { from: Math.floor(Math.min(...all) * 10) / 10, to: Math.ceil(Math.max(...all) * 10) / 10 };
}

function useGroupColumns(by: FunnelBreakdown, and: FunnelBreakdown | undefined, rows: readonly Group[], reference: number | undefined): Column<Group>[] {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const nameOf = useGroupName();
  const whole = useWhole();
  const { address } = useFunnel();
  const axis = axisOf(rows, reference);
  const name = (row: Group) => [nameOf(by, row.key), ...(and === undefined ? [] : [nameOf(and, row.second)])].join(' × ');
  const axisTitle = (
    <IntervalAxis
      from={format.share(axis.from, { digits: 0 })}
      to={format.share(axis.to, { digits: 0 })}
      scale={axis}
      reference={reference === undefined ? undefined : { label: `${t(`whole.${whole}`)} ${format.share(reference)}`, value: reference }}
    />
  );
  return [
    { key: 'key', title: t(`by.${by}`), lead: true, sortable: true, phone: 'title', cell: (row) => (and === undefined ? nameOf(by, row.key) : <><span className={styles.wideOnly}>{nameOf(by, row.key)}</span><span className={styles.phoneOnly}>{name(row)}</span></>) },
    ...(and === undefined ? [] : [{ key: 'second', title: t(`by.${and}`), sortable: true, cell: (row: Group) => nameOf(and, row.second) }]),
    { key: 'counted', title: address.basis === 'closing' ? t('closed') : t('created'), align: 'end', sortable: true, cell: (row) => <Num>{format.number(row.counted)}</Num> },
    { key: 'won', title: t('won'), align: 'end', sortable: true, cell: (row) => <Num>{format.number(row.won)}</Num> },
    { key: 'winRate', title: t('conversion'), align: 'end', sortable: true, phone: 'value', cell: (row) => <Rate row={row} /> },
    { key: 'interval', title: axisTitle, width: '30%', cell: (row) => <Dot row={row} name={name(row)} axis={axis} reference={reference} /> },
    { key: 'note', title: t('intervalShort'), align: 'end', quiet: true, phone: 'note', cell: (row) => <Note row={row} /> },
    { key: 'tag', title: <span className="visually-hidden">{t('compare')}</span>, phone: 'side', cell: (row) => <Compared row={row} /> },
  ];
}

function Rate({ row }: { readonly row: Group }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  if (row.winRate === null) return <Gap>{t('none')}</Gap>;
  const few = row.comparedTo === 'few';
  return <Num quiet={few}>{few ? format.share(row.winRate.share) : <b>{format.share(row.winRate.share)}</b>}</Num>;
}

function Dot({ row, name, axis, reference }: { readonly row: Group; readonly name: string; readonly axis: Scale; readonly reference: number | undefined }) {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { winRate } = row;
  if (winRate === null) return null;
  const words = { name, share: format.share(winRate.share), low: format.number(winRate.low * 100, { digits: 1 }), high: format.number(winRate.high * 100, { digits: 1 }) };
  return <IntervalDot few={row.comparedTo === 'few'} value={winRate.share} low={winRate.low} high={winRate.high} scale={axis} reference={reference} label={t('groupLabel', words)} />;
}

function Note({ row }: { readonly row: Group }) {
  const format = useFormat();
  const phone = usePhone();
  const { winRate } = row;
  if (winRate === null) return null;
  const interval = format.shareInterval(winRate.low, winRate.high);
  return <Num>{phone ? `${format.outOf(row.won, row.counted)} · ${interval}` : interval}</Num>;
}

function Compared({ row }: { readonly row: Group }) {
  const { t } = useTranslation('funnel');
  const whole = useWhole();
  switch (row.comparedTo) {
    case 'above': return <VerdictTag verdict="absent">{t(`above.${whole}`)}</VerdictTag>;
    case 'below': return <VerdictTag verdict="present">{t(`below.${whole}`)}</VerdictTag>;
    case 'few': return <VerdictTag verdict="few">{t('few', { n: row.counted })}</VerdictTag>;
    case 'same': return <span className={styles.same}>{t('same')}</span>;
  }
}
