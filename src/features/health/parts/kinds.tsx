import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MonthBars } from '#web/charts/month-bars.tsx';
import { addDays, dayOf } from '#web/locale/dates.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Num } from '#web/ui/figure-text.tsx';
import { Section } from '#web/ui/page-header.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import { drawerOf, openKind } from './address.ts';
import styles from './health.module.css';
import { useHealth, type Kind } from './report.ts';
import { useNames } from './use-words.ts';

/** A column counts as filled from this share on. */
const fullShare = 0.95;
/** The most months that are drawn. */
const drawnMonths = 36;

/** Every kind that came in: how much, from when to when, how old, how full. */
export function Kinds() {
  const { t } = useTranslation('health');
  const { report, address, change } = useHealth();
  const names = useNames();
  const columns = useColumns();
  const open = drawerOf(address.open);
  const loaded = report.kinds.filter(({ rows }) => rows > 0);
  const absent = report.kinds.filter(({ rows }) => rows === 0).map(({ kind }) => names.kind(kind).toLowerCase());
  return (
    <Section title={t('kinds')} note={t('kindsNote')}>
      <DataTable
        label={t('kinds')}
        columns={columns}
        rows={loaded}
        rowKey={({ kind }) => kind}
        openKey={open?.show === 'kind' ? open.kind : null}
        onOpen={({ kind }) => change(openKind(kind))}
      />
      {absent.length > 0 ? <p className={styles.absent}>{t('absent', { kinds: absent.join(', ') })}</p> : null}
    </Section>
  );
}

function useColumns(): readonly Column<Kind>[] {
  const { t } = useTranslation('health');
  const format = useFormat();
  const names = useNames();
  const { organisation } = useSession();
  const { report } = useHealth();
  const day = (at: string | null) => (at === null ? '' : <Num>{format.shortDay(dayOf(at, organisation.zone), true)}</Num>);
  const full = ({ columns }: Kind) => columns.filter(({ filled, of, assumed }) => !assumed && filled !== null && of > 0 && filled / of >= fullShare).length;
  const known = ({ columns }: Kind) => columns.filter(({ filled, of, assumed }) => !assumed && filled !== null && of > 0).length;
  const files: Column<Kind> = { key: 'files', title: t('files'), align: 'end', cell: (kind) => <Files kind={kind} /> };
  return [
    { key: 'kind', title: t('kind'), lead: true, phone: 'title', cell: ({ kind }) => names.kind(kind) },
    { key: 'rows', title: t('rows'), align: 'end', phone: 'value', cell: ({ rows }) => format.number(rows) },
    ...(report.kinds.some(({ loads }) => loads !== null) ? [files] : []),
    { key: 'from', title: t('from'), align: 'end', quiet: true, cell: ({ firstAt }) => day(firstAt) },
    { key: 'till', title: t('till'), align: 'end', phone: 'side', cell: ({ lastAt }) => day(lastAt) },
    { key: 'months', title: t('byMonth'), cell: (kind) => <Months kind={kind} /> },
    { key: 'age', title: t('age'), align: 'end', phone: 'note', cell: (kind) => <Age kind={kind} /> },
    { key: 'full', title: <span title={t('fullTitle')}>{t('full')}</span>, align: 'end', cell: (kind) => <Num>{format.outOf(full(kind), known(kind))}</Num> },
  ];
}

function Files({ kind: { kind, loads } }: { readonly kind: Kind }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  if (loads === null) return null;
  if (loads === 0) return <span className={styles.quiet}>{t('byHand')}</span>;
  return <Link to="/data/import" search={{ kind }} title={t('filesOpen')}>{format.number(loads)}<span className="visually-hidden">, {t('filesOpen')}</span></Link>;
}

/** Every month from the first to the last, the empty ones too. */
function everyMonth(months: Kind['months']): { key: string; value: number }[] {
  const rows = new Map(months.map(({ month, rows: count }) => [month, count]));
  const last = months.at(-1)?.month ?? '';
  const all: { key: string; value: number }[] = [];
  for (let month = months[0]?.month ?? ''; month !== '' && month <= last; month = addDays(`${month}-28`, 4).slice(0, 7)) all.push({ key: month, value: rows.get(month) ?? 0 });
  return all.slice(-drawnMonths);
}

function Months({ kind }: { readonly kind: Kind }) {
  const { t } = useTranslation('health');
  const values = everyMonth(kind.months);
  if (values.length === 0) return null;
  return <MonthBars values={values} label={t('byMonthRead', { months: values.length, empty: values.filter(({ value }) => value === 0).length })} />;
}

function Age({ kind: { ageDays, isStale } }: { readonly kind: Kind }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  if (ageDays === null) return null;
  const age = ageDays === 0 ? t('today') : format.days(ageDays);
  if (!isStale) return <Num>{age}</Num>;
  return <span className={styles.stale} title={t('stale')}><VerdictShape verdict="risk" size={13} /><Num>{age}</Num><span className="visually-hidden">, {t('stale')}</span></span>;
}
