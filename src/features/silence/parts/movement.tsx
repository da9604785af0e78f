import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Explain } from '#web/ui/explain.tsx';
import { Gap } from '#web/ui/figure-text.tsx';
import type { Column } from '#web/ui/table-shape.ts';
import { useSilence, type Report } from './report.ts';
import styles from './silence.module.css';

type Month = Report['movement']['months'][number];

/** Newly lost in each of the last full months, of those who were with us at its start. */
export function Movement() {
  const { t } = useTranslation('silence');
  const format = useFormat();
  const { report } = useSilence();
  const { months, trend, z } = report.movement;
  const columns = useColumns();
  return (
    <section className={styles.block}>
      <h2>{t('movement')} <Explain of={t('movement')} formula={t('rateFormula')} period={t('movementAbout')} counted={t('rateCounted')} /></h2>
      <DataTable label={t('movement')} columns={columns} rows={months} rowKey={(month) => month.from} />
      <p className={styles.note}>{t(`trend.${trend}`, { z: z === null ? '—' : format.number(z, { digits: 2 }) })}</p>
    </section>
  );
}

function useColumns(): readonly Column<Month>[] {
  const { t } = useTranslation('silence');
  const { t: common } = useTranslation('customers');
  const format = useFormat();
  return [
    { key: 'month', title: t('month'), phone: 'title', cell: (month) => <span className={styles.month}>{`${format.shortMonth(month.from)} ${month.from.slice(0, 4)}`}</span> },
    { key: 'lost', title: t('lost'), align: 'end', phone: 'note', cell: (month) => t('lostOf', { lost: format.number(month.lost), living: format.number(month.living) }) },
    {
      key: 'rate', title: t('rate'), align: 'end', phone: 'value',
      cell: ({ rate }) => (rate === null ? <Gap>—</Gap> : <span className={styles.rate}><strong>{format.share(rate.share)}</strong><small>{common('interval', { interval: format.shareInterval(rate.low, rate.high) })}</small></span>),
    },
    { key: 'back', title: t('back'), align: 'end', quiet: true, cell: (month) => format.number(month.cameBack) },
  ];
}
