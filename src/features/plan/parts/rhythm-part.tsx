import { useTranslation } from 'react-i18next';
import { fewestEventsPerWeek, fulfilledBound, monthEndBound, placeOf, rhythmBound, variationBound, type Place } from '#core/plan/bounds.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Explain } from '#web/ui/explain.tsx';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { KeyValues, type KeyValue } from '#web/ui/key-values.tsx';
import { VerdictShape, VerdictTag, type Verdict } from '#web/ui/verdict.tsx';
import { usePlan, type Report } from './plan-context.ts';
import styles from './side.module.css';
import { useAmounts } from './use-amount.ts';

const verdicts: Readonly<Record<Place, Verdict>> = { good: 'absent', between: 'risk', bad: 'present' };

/** How evenly the plan is fulfilled: rhythm with its bound, and the figures beside it, each by its own name. */
export function RhythmPart() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { rhythm } = usePlan().report;
  return (
    <section className={styles.part} aria-label={t('rhythm')}>
      <div className={styles.head}>
        <h2>{t('rhythm')} <RhythmExplain /></h2>
      </div>
      <p className={styles.note}>{t('rhythmAbout', { period: format.period(rhythm.period.from, rhythm.period.to) })}</p>
      <Rhythm />
      <Evenness />
    </section>
  );
}

function RhythmExplain() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const { rhythm } = report;
  const amounts = useAmounts(report.frame.metric.unit);
  const leftOut = [
    ...(rhythm.withoutPlan > 0 ? [{ reason: t('weeksWithoutPlan'), count: rhythm.withoutPlan }] : []),
    ...(rhythm.idle > 0 ? [{ reason: t('weeksIdle'), count: rhythm.idle }] : []),
  ];
  const counted = rhythm.refunds < 0 ? `${t('rhythmCounted')}; ${t('refunds', { refunds: amounts.short(rhythm.refunds) })}` : t('rhythmCounted');
  return <Explain of={t('rhythm')} formula={t('rhythmFormula')} period={format.period(rhythm.period.from, rhythm.period.to)} counted={counted} leftOut={leftOut} />;
}

/** Whether so few events stand behind it that its evenness is chance. */
export function isChance({ eventsPerWeek }: Report['rhythm']): boolean {
  return eventsPerWeek !== null && eventsPerWeek < fewestEventsPerWeek;
}

function Rhythm() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report } = usePlan();
  const { rhythm } = report;
  if (rhythm.rhythm === null) return <p className={styles.figure}><Gap>{rhythm.reason === 'no-plan' ? t('noPlan') : rhythm.reason === 'zero-plan' ? t('zeroPlan') : t('noData')}</Gap></p>;
  const few = isChance(rhythm);
  const place = placeOf(rhythm.rhythm, rhythmBound);
  const events = t(`events.${report.frame.metric.fact as 'call'}`);
  return (
    <>
      <p className={styles.figure}>
        <Num quiet={few}>{format.shareBelow(rhythm.rhythm, rhythmBound.good)}</Num>
        {few ? <VerdictTag verdict="few">{t('fewEvents', { count: Math.round((rhythm.eventsPerWeek ?? 0) * 10) / 10, events })}</VerdictTag> : <VerdictTag verdict={verdicts[place]}>{t(`place.${place}`)}</VerdictTag>}
      </p>
      <p className={styles.note}>{few ? t('fewEventsHelp') : t('bound')}</p>
    </>
  );
}

function Evenness() {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { rhythm, monthEnd, regularity } = usePlan().report;
  const few = isChance(rhythm);
  const share = (key: 'arrhythmia' | 'variation' | 'spread'): KeyValue[] => {
    const value = rhythm[key];
    return value === null ? [] : [{ key, label: <Named name={t(key)} help={t(`${key}Help`)} />, value: format.share(value) }];
  };
  const judged = (place: Place, words: string) => <span className={styles.judged}>{few ? null : <VerdictShape verdict={verdicts[place]} size={14} />}<span className="visually-hidden">{few ? '' : `${t(`place.${place}`)}: `}</span>{words}</span>;
  const rows: KeyValue[] = [...share('arrhythmia'), ...share('variation'), ...share('spread')];
  if (monthEnd !== null) {
    const help = t('monthEndHelp', { share: format.share(monthEnd.share, { digits: 0 }), days: format.share(monthEnd.days, { digits: 0 }) });
    rows.push({ key: 'monthEnd', label: <Named name={t('monthEnd')} help={help} />, value: judged(placeOf(monthEnd.ratio, monthEndBound), t('times', { ratio: format.number(monthEnd.ratio, { digits: 1 }) })) });
  }
  if (regularity !== null) rows.push(...regularRows());
  return <KeyValues label={t('rhythm')} rows={rows} />;

  function regularRows(): KeyValue[] {
    if (regularity === null) return [];
    const { months, fulfilled, variation } = regularity;
    const count = format.outOf(fulfilled, months);
    const regular = { key: 'regular', label: <Named name={t('regular')} help={t('regularHelp')} />, value: months < 6 ? count : judged(placeOf(fulfilled, fulfilledBound), count) };
    if (variation === null) return [regular];
    return [regular, { key: 'monthVariation', label: <Named name={t('monthVariation')} help={t('monthVariationHelp')} />, value: judged(placeOf(variation, variationBound), format.share(variation)) }];
  }
}

function Named({ name, help }: { readonly name: string; readonly help: string }) {
  return <span className={styles.named}>{name}<small>{help}</small></span>;
}
