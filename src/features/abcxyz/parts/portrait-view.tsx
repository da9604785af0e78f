import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { IntervalAxis, IntervalDot } from '#web/charts/interval-dot.tsx';
import { useFailure } from '#web/locale/failure.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { queries } from '#web/queries.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Loaded } from '#web/ui/loaded.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { PageHeader, Section, Toolbar } from '#web/ui/page-header.tsx';
import { Empty, Skeleton } from '#web/ui/states.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { VerdictTag } from '#web/ui/verdict.tsx';
import { questionOf, type AbcXyzAddress, type ChangeAddress } from '../address.ts';
import { BackToMatrix } from './back-to-matrix.tsx';
import styles from './portrait-view.module.css';
import type { Portrait } from './report.ts';
import { RunSettings } from './run-settings.tsx';

interface PortraitViewProps {
  readonly address: AbcXyzAddress;
  readonly change: ChangeAddress;
}

type Trait = Portrait['traits'][number];

/** What the customers of AX and BX have more often than the base. */
export function PortraitView({ address, change }: PortraitViewProps) {
  const { t } = useTranslation('abcxyz');
  const failure = useFailure();
  const portrait = useQuery({ ...queries.abcxyz.portrait.queryOptions({ input: questionOf(address) }), placeholderData: keepPreviousData });
  return <Loaded query={portrait} failure={failure} head={<PageHeader title={t('titlePortrait')} />} skeleton={<Skeleton rows={8} strip />}>{(data) => <Drawn portrait={data} address={address} change={change} />}</Loaded>;
}

function Drawn({ portrait, address, change }: PortraitViewProps & { readonly portrait: Portrait }) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const { frame, core, base } = portrait;
  const about = t('portraitAbout', { core: t('customers', { count: core }), base: format.number(base), period: format.period(frame.window.from, frame.window.to) });
  return (
    <>
      <PageHeader title={t('titlePortrait')} about={about} trail={<BackToMatrix change={change} />} />
      <Toolbar note={t('portraitNote')}><RunSettings frame={frame} address={address} change={change} /></Toolbar>
      <Finding portrait={portrait} />
    </>
  );
}

/** The sentence that settles it, then the traits it stands on. */
function Finding({ portrait }: { readonly portrait: Portrait }) {
  const { t } = useTranslation('abcxyz');
  const { core, minimum, attributes, traits } = portrait;
  if (core === 0) return <Empty why={t('portraitNoCore')} />;
  if (traits.length === 0) return <Empty why={t('portraitEmpty')} />;
  const found = traits.filter(({ distinctive, few }) => distinctive && !few);
  const missing = attributes.filter(({ baseKnown }) => baseKnown === 0).map(({ attribute }) => t(`attributes.${attribute as 'region'}`));
  const sentence = found.length === 0 ? t('portraitNothing') : t('portraitSentence', { traits: found.map(({ attribute, value }) => `${t(`attributes.${attribute as 'region'}`)} «${value}»`).join(', ') });
  return (
    <>
      <p className={styles.sentence}>{core < minimum ? t('portraitFew', { core: t('customers', { count: core }), minimum }) : sentence}</p>
      {missing.length > 0 ? <div className={styles.missing}><Notice verdict="none">{t('portraitMissing', { names: missing.join(', ') })}</Notice></div> : null}
      {attributes.filter(({ baseKnown }) => baseKnown > 0).map(({ attribute, baseKnown }) => (
        <Attribute key={attribute} attribute={attribute} baseKnown={baseKnown} portrait={portrait} />
      ))}
    </>
  );
}

interface AttributeProps {
  readonly attribute: string;
  readonly baseKnown: number;
  readonly portrait: Portrait;
}

function Attribute({ attribute, baseKnown, portrait }: AttributeProps) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const name = t(`attributes.${attribute as 'region'}`);
  const rows = portrait.traits.filter((trait) => trait.attribute === attribute);
  const largest = Math.min(10, Math.max(2, ...rows.map(({ high }) => Math.ceil(high))));
  const columns = useTraitColumns(largest);
  return (
    <Section title={`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`} note={t('known', { known: format.outOf(baseKnown, portrait.base) })}>
      <DataTable label={`${t('traits')}: ${name}`} columns={columns} rows={rows} rowKey={(row) => row.value} empty={<p>{t('portraitNothing')}</p>} />
    </Section>
  );
}

function useTraitColumns(largest: number): readonly Column<Trait>[] {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const scale = { from: 0, to: largest };
  const counted = (part: number, whole: number) => `${format.share(whole === 0 ? 0 : part / whole)} · ${format.outOf(part, whole)}`;
  const lift = (value: number) => format.number(value, { digits: 1 });
  return [
    { key: 'value', title: t('value'), lead: true, width: '22%', phone: 'title', cell: (row) => row.value },
    { key: 'core', title: t('inCore'), align: 'end', width: '15%', phone: 'note', cell: (row) => counted(row.inCore, row.coreKnown) },
    { key: 'base', title: t('inBase'), align: 'end', quiet: true, width: '15%', cell: (row) => counted(row.inBase, row.baseKnown) },
    { key: 'lift', title: t('lift'), align: 'end', width: '14%', phone: 'value', cell: (row) => <span className={styles.lift}>{lift(row.lift)} <small>{format.interval(row.low, row.high)}</small></span> },
    {
      key: 'dot',
      title: <IntervalAxis from={t('scaleFrom')} to={t('scaleTo', { to: format.number(largest) })} reference={{ label: t('reference'), value: 1 }} scale={scale} />,
      phone: 'wide',
      cell: (row) => <IntervalDot value={Math.min(row.lift, largest)} low={row.low} high={Math.min(row.high, largest)} scale={scale} reference={1} few={row.few} label={`${row.value}: ${lift(row.lift)}, ${format.interval(row.low, row.high)}`} />,
    },
    { key: 'reading', title: t('reading'), width: '16%', phone: 'side', cell: (row) => <Reading row={row} /> },
  ];
}

function Reading({ row }: { readonly row: Trait }) {
  const { t } = useTranslation(['abcxyz', 'ui']);
  if (row.few) return <VerdictTag verdict="few">{t('ui:fewData', { n: row.coreKnown })}</VerdictTag>;
  if (row.distinctive) return <VerdictTag verdict="absent">{t('distinctive')}</VerdictTag>;
  return <span className={styles.quiet}>{row.high < 1 ? t('rarer') : t('notProven')}</span>;
}
