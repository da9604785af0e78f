import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/locale/use-format.ts';
import styles from './progress.module.css';

interface JobProgressProps {
  /** What is being done: «Загружаем orders.csv». */
  readonly label: string;
  readonly done: number;
  /** Null while it is not known how much there is. */
  readonly total: number | null;
  /** The counted thing in words, with its number: «120 000 из 541 909 строк». */
  readonly counted: ReactNode;
  readonly perSecond?: number | null;
  readonly secondsLeft?: number | null;
  readonly actions?: ReactNode;
}

/** A long piece of work: how far it is, how fast it goes, how long it still takes. It survives a closed page. */
export function JobProgress({ label, done, total, counted, perSecond, secondsLeft, actions }: JobProgressProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  const rate = typeof perSecond === 'number' ? t('perSecond', { rate: format.number(perSecond) }) : null;
  const left = typeof secondsLeft === 'number' ? t('timeLeft', { time: format.duration(secondsLeft) }) : null;
  return (
    <div className={styles.job}>
      <div className={styles.head}>
        <strong>{label}</strong>
        <span className="num">{share === null ? null : format.share(share, { digits: 0 })}</span>
      </div>
      <progress className={styles.bar} aria-label={label} max={1} value={share ?? undefined} />
      <div className={styles.foot}>
        <span>{counted}</span>
        <span>{[rate, left].filter(Boolean).join(' · ')}</span>
        {actions}
      </div>
    </div>
  );
}
