import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { comparisonKinds, type ComparisonKind } from '#core/shared/comparison.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { ChoiceMenu } from '#web/ui/choice-menu.tsx';
import { Toolbar } from '#web/ui/page-header.tsx';
import { PeriodPicker } from '#web/ui/period-picker.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { anew } from './address.ts';
import { useFunnel } from './report.ts';
import styles from './toolbar.module.css';
import { useConditionWords } from './use-words.ts';

/** What the figures are over: basis, period, comparison, pipeline; and what is left out of them. */
export function FunnelToolbar() {
  const { t } = useTranslation('funnel');
  const { report, address, change } = useFunnel();
  const { frame } = report;
  return (
    <>
      <Toolbar note={<WhatCounts />}>
        <Segmented
          label={t('basis')}
          value={address.basis}
          choices={[{ value: 'closing', label: t('byClosing') }, { value: 'creation', label: t('byCohort') }]}
          onChange={(basis) => change({ ...anew, basis })}
        />
        <PeriodPicker value={frame.period} today={frame.today} whole={frame.wholeHistory} onChange={({ from, to }) => change({ ...anew, from, to })} />
        <CompareMenu />
        <PipelineMenu />
      </Toolbar>
      <Filters />
    </>
  );
}

function CompareMenu() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report, address, change } = useFunnel();
  const { comparison } = report;
  const earlier = comparison === null ? undefined : format.shortPeriod(comparison.earlier.period.from, comparison.earlier.period.to);
  const names: Record<ComparisonKind, string> = { 'previous': t('comparePrevious'), 'year-before': t('compareYear') };
  return (
    <ChoiceMenu
      label={t('compare')}
      prefix={address.compare === 'none' ? '' : t('comparePrefix')}
      value={address.compare}
      choices={[
        ...comparisonKinds.map((kind) => ({ value: kind, label: names[kind], note: kind === address.compare ? earlier : undefined })),
        { value: 'none', label: t('compareNone') },
      ]}
      onChange={(compare) => change({ compare })}
    />
  );
}

function PipelineMenu() {
  const { t } = useTranslation('funnel');
  const { report, change } = useFunnel();
  const { pipelines, pipelineId } = report.frame;
  if (pipelines.length < 2) return null;
  return (
    <ChoiceMenu
      label={t('pipeline')}
      value={String(pipelineId)}
      choices={pipelines.map(({ id, name }) => ({ value: String(id), label: name === '' ? t('pipelineNameless') : name }))}
      onChange={(id) => change({ ...anew, pipeline: Number(id) })}
    />
  );
}

function WhatCounts() {
  const { t } = useTranslation('funnel');
  const format = useFormat();
  const { report, address } = useFunnel();
  const { counted, excluded } = report.figures;
  const note = address.basis === 'closing' ? 'closedNote' : 'cohortNote';
  const words: string[] = [t(note, { count: counted, number: format.number(counted) })];
  const left = Object.entries(excluded).map(([reason, count]) => `${t(`leftOutCount.${reason as 'test-deal'}`, { defaultValue: reason })} — ${format.number(count)}`);
  if (left.length > 0) words.push(t('excludedNote', { what: left.join(', ') }));
  words.push(t('skippedNote'));
  return <>{words.join('; ')}</>;
}

function Filters() {
  const { t } = useTranslation('funnel');
  const { address, change } = useFunnel();
  const wordsOf = useConditionWords();
  if (address.where.length === 0) return null;
  const drop = (condition: string) => {
    const left = address.where.filter((other) => other !== condition);
    change({ ...anew, where: left.length === 0 ? undefined : left });
  };
  return (
    <ul className={styles.filters} aria-label={t('filters')}>
      {address.where.map((condition) => (
        <li key={condition}>
          <button type="button" className={styles.filter} onClick={() => drop(condition)} aria-label={t('dropFilter', { filter: wordsOf(condition) })}>
            {wordsOf(condition)}
            <IconX size={14} stroke={1.8} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
