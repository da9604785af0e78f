import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { Gap, Num } from '#web/ui/figure-text.tsx';
import { KeyValues } from '#web/ui/key-values.tsx';
import { NumberButton } from '#web/ui/number-button.tsx';
import { usePlan, type Report } from './plan-context.ts';
import styles from './side.module.css';
import { useAmounts } from './use-amount.ts';

/** New and current customers apart, where plans tell them apart. */
export function SegmentsPart() {
  const { t } = useTranslation('plan');
  const { report } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { segments, unassigned } = report;
  if (segments.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('segments')}>
      <div className={styles.head}><h2>{t('segments')}</h2></div>
      <p className={styles.note}>{segments.every(({ isSplit }) => isSplit) ? t('segmentNote') : t('notSplit')}</p>
      {segments.map((segment) => <SegmentRows key={segment.segment} segment={segment} />)}
      {unassigned === null || unassigned === 0 ? null : <KeyValues rows={[{ key: 'unassigned', label: t('unassigned'), value: amounts.short(unassigned) }]} />}
    </section>
  );
}

function SegmentRows({ segment }: { readonly segment: Report['segments'][number] }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { report, change } = usePlan();
  const amounts = useAmounts(report.frame.metric.unit);
  const { plan, actual, attainment, isSplit, state } = segment;
  const name = t(`segment.${segment.segment}`);
  const shown = actual === null ? <Gap>{isSplit && state === 'ahead' ? t('ahead') : t('noData')}</Gap> : <Num>{amounts.short(actual)}</Num>;
  const opened = report.frame.seesRows && actual !== null ? <NumberButton label={t('openRows')} onClick={() => change({ open: `rows.${segment.segment}` })}>{shown}</NumberButton> : shown;
  const rows = [
    { key: 'plan', label: `${name}: ${t('plan').toLowerCase()}`, value: plan === null ? <Gap>{t('noPlan')}</Gap> : amounts.short(plan) },
    ...(isSplit ? [{ key: 'actual', label: `${name}: ${t('actual').toLowerCase()}`, value: opened, aside: attainment === null ? t('none') : format.shareBelow(attainment, 1) }] : []),
  ];
  return <KeyValues label={name} rows={rows} />;
}
