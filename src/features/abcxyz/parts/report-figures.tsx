import { useTranslation } from 'react-i18next';
import type { Selection } from '#core/customers/selection.ts';
import { useFormat } from '#web/locale/use-format.ts';
import { Button } from '#web/ui/button.tsx';
import { FigureStrip, type Figure } from '#web/ui/figure-strip.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { VerdictShape } from '#web/ui/verdict.tsx';
import styles from './report-figures.module.css';
import type { Report } from './report.ts';
import { useColumnMeaning, useMoney } from './use-words.ts';

interface ReportFiguresProps {
  readonly report: Report;
  readonly onChoose: (selection: Selection) => void;
}

/** What stands beside the matrix: outside ABC, bought once, and whether the regular become more. */
export function ReportFigures({ report, onChoose }: ReportFiguresProps) {
  const { t } = useTranslation('abcxyz');
  const format = useFormat();
  const phone = usePhone();
  const money = useMoney(report.total ?? 0);
  const meaningOf = useColumnMeaning(report.frame);
  const { outside, oneTime, regular } = report;
  const young = report.columns.find(({ key }) => key === 'new');
  const opener = (selection: Selection, count: number, name: string) => <Button kind="text" className={styles.count} aria-label={`${name}: ${t('customers', { count })}`} onClick={() => onChoose(selection)}>{format.number(count)}</Button>;
  const change = regular.before === null ? null : regular.now - regular.before;
  const regularNote = regular.before === null || change === null
    ? t('regularNoBefore')
    : regular.verdict === null
      ? t('regularNoteShort', { before: regular.before })
      : t('regularNote', { before: regular.before, change: format.share(change / regular.before, { signed: true }) });
  const figures: Figure[] = [
    ...(phone && young !== undefined ? [{ key: 'new', label: `${t('newName')}, ${meaningOf('new')}`, value: opener('new', young.customers, t('newName')), note: young.amount === null ? undefined : money.text(young.amount) }] : []),
    { key: 'outside', label: t('outside'), value: opener('outside', outside.customers, t('outside')), note: t('outsideNote') },
    { key: 'one-time', label: t('oneTime'), value: opener('one-time', oneTime.customers, t('oneTime')), note: oneTime.amount === null ? t('oneTimeNote') : `${t('oneTimeNote')}, ${money.text(oneTime.amount)}` },
    { key: 'regular', label: <span className={styles.label}>{regular.verdict === null ? null : <VerdictShape verdict={regular.verdict} size={13} />} {t('regular')}</span>, value: format.number(regular.now), note: regularNote },
  ];
  return <div className={styles.figures}><FigureStrip label={t('figures')} figures={figures} /></div>;
}
