import { useTranslation } from 'react-i18next';
import type { Formats } from '#web/locale/formats.ts';
import { useSums } from '#web/domain/use-sums.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { useSession } from '#web/shell/session.ts';
import { Explain } from '#web/ui/explain.tsx';
import { KeyValues, type KeyValue } from '#web/ui/key-values.tsx';
import { useSilence, type Detail } from './report.ts';
import styles from './silence.module.css';

/** How the customer is judged: own median, that of alike customers, what came of both, and when the next state begins. */
export function CustomerFacts({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('silence');
  const rhythm = useRhythmRows(detail);
  const money = useMoneyRows(detail);
  const begins = useBeginsRows(detail);
  return (
    <section className={styles.part}>
      <h3>{t('facts')}</h3>
      {detail.row.ratio === null ? <Once detail={detail} /> : null}
      <KeyValues rows={[...rhythm, ...money]} />
      {begins.length === 0 ? null : <><h3 className={styles.sub}>{t('begins')}</h3><KeyValues rows={begins} /></>}
    </section>
  );
}

const daysOf = (format: Formats, value: number): string => format.number(value, { digits: Number.isInteger(value) ? 0 : 1 });

function Once({ detail }: { readonly detail: Detail }) {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { returnLimit } = detail.row;
  return <p className={styles.note}>{returnLimit === null ? t('onceUnknown') : t('once', { limit: format.days(Math.round(returnLimit)) })}</p>;
}

function useRhythmRows({ row, gaps, segment, level, shrinkage }: Detail): KeyValue[] {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const silent: KeyValue = { key: 'silent', label: t('silent'), value: format.days(row.silence) };
  const closed: KeyValue[] = row.closedDays > 0 ? [{ key: 'closed', label: t('closed'), value: format.days(row.closedDays) }] : [];
  const purchases: KeyValue = { key: 'purchases', label: t('purchases'), value: format.number(row.purchases) };
  if (row.ownMedian === null || row.medianUsed === null || row.ratio === null) return [purchases, silent, ...closed];
  const segmentMedian = segment.medianGap ?? row.ownMedian;
  const used = daysOf(format, row.medianUsed);
  const formula = t('usedFormula', { gaps, own: daysOf(format, row.ownMedian), k: shrinkage, segment: daysOf(format, segmentMedian), used });
  return [
    purchases,
    { key: 'own', label: t('ownMedian'), value: t('ownMedianOf', { days: format.days(row.ownMedian), count: gaps }) },
    { key: 'segment', label: t('segmentMedian'), value: t('segmentOf', { days: format.days(segmentMedian), level: t(`levels.${level}`), count: segment.customers }) },
    { key: 'used', label: <>{t('used')} <Explain of={t('used')} formula={<>{formula}. {t('rho')}</>} /></>, value: format.days(row.medianUsed), strong: true },
    ...(row.expected === null ? [] : [{ key: 'expected', label: t('expected'), value: format.shortDay(row.expected, true) }]),
    silent,
    ...closed,
    { key: 'ratio', label: t('ratioLong'), value: format.number(row.ratio, { digits: 2 }), strong: true },
  ];
}

function useMoneyRows({ row }: Detail): KeyValue[] {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { currency } = useSession().organisation;
  const { note: sums } = useSums();
  const { year } = useSilence().report;
  const alive: KeyValue[] = row.alive === null ? [] : [{ key: 'alive', label: <>{t('aliveAbout')} <Explain of={t('aliveAbout')} formula={t('aliveFormula')} /></>, value: format.share(row.alive, { digits: 0 }) }];
  const abc: KeyValue = { key: 'abc', label: t('abc'), value: row.abc ?? '—' };
  if (row.amount === null) return [abc, ...alive];
  return [
    { key: 'amount', label: <>{t('yearAmount')} <Explain of={t('yearAmount')} formula={t('countedAs', { period: format.period(year.from, year.to) })} note={sums} /></>, value: format.money(row.amount, currency) },
    ...(row.priority === null ? [] : [{ key: 'priority', label: t('priority', { unit: format.moneyUnit(currency) }), value: format.money(row.priority, currency, { unit: false }) }]),
    abc,
    ...alive,
  ];
}

function useBeginsRows({ begins, today }: Detail): KeyValue[] {
  const { t } = useTranslation('silence');
  const format = useFormat();
  if (begins === null) return [];
  return (['quietening', 'atRisk', 'lost'] as const).filter((key) => begins[key] > today).map((key) => ({ key, label: t(`beginsAt.${key}`), value: format.shortDay(begins[key], true) }));
}
