import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#core/shared/day.ts';
import { useFormat } from '#web/locale/use-format.ts';
import styles from './history-chart.module.css';

interface Point {
  readonly day: string;
  readonly value: number;
  readonly isFound: boolean;
}

interface HistoryChartProps {
  readonly label: string;
  /** In order of days; at least two. */
  readonly points: readonly Point[];
  readonly startedOn: string | null;
  readonly startedWord: (day: string) => string;
}

const edge = { left: 34, right: 10, top: 8, bottom: 24 } as const;
const height = 168;

/** A score from 0 to 1 over time on the bands of its verdicts; hollow points were computed later for their day. */
export function HistoryChart({ label, points, startedOn, startedWord }: HistoryChartProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const [first, last] = [points[0]?.day ?? '', points.at(-1)?.day ?? ''];
  const span = Math.max(1, daysBetween(first, last));
  const x = (day: string): number => edge.left + (daysBetween(first, day) / span) * Math.max(0, width - edge.left - edge.right);
  const y = (value: number): number => edge.top + (1 - value) * (height - edge.top - edge.bottom);
  const line = (of: readonly Point[]): string => of.map(({ day, value }) => `${x(day).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const after = startedOn === null ? [] : points.filter(({ day }) => day >= startedOn);
  const before = startedOn === null ? points : points.filter(({ day }) => day <= startedOn);
  const marks = points.length > 7 ? points.filter((_, at) => at % Math.ceil(points.length / 6) === 0) : points;
  return (
    <div ref={ref}>
      <svg width="100%" height={height} role="img" aria-label={label} className={styles.chart}>
        {width === 0 ? null : (
          <>
            <rect x={edge.left} y={y(1)} width={width - edge.left - edge.right} height={y(0.6) - y(1)} className={styles.present} />
            <rect x={edge.left} y={y(0.6)} width={width - edge.left - edge.right} height={y(0.3) - y(0.6)} className={styles.risk} />
            {[0, 0.3, 0.6, 1].map((value) => (
              <g key={value}>
                <line x1={edge.left} x2={width - edge.right} y1={y(value)} y2={y(value)} className={styles.rule} />
                <text x={edge.left - 7} y={y(value) + 4} textAnchor="end">{format.number(value, { digits: Number.isInteger(value) ? 0 : 1 })}</text>
              </g>
            ))}
            <text x={width - edge.right - 4} y={y(1) + 14} textAnchor="end" className={styles.presentWord}>{t('verdict.present')}</text>
            <text x={width - edge.right - 4} y={y(0.3) - 5} textAnchor="end" className={styles.riskWord}>{t('verdict.risk')}</text>
            {startedOn === null || startedOn < first ? null : (
              <>
                <line x1={x(startedOn)} x2={x(startedOn)} y1={edge.top} y2={y(0)} className={styles.start} />
                <text x={x(startedOn) + 5} y={y(0) - 6} className={styles.startWord}>{startedWord(format.shortDay(startedOn))}</text>
              </>
            )}
            <polyline points={line(before)} className={startedOn === null ? styles.line : styles.before} />
            <polyline points={line(after)} className={styles.line} />
            {points.map((point) => <circle key={point.day} cx={x(point.day)} cy={y(point.value)} r={3.2} className={point.isFound ? styles.found : styles.recomputed}><title>{`${format.shortDay(point.day, true)}: ${format.number(point.value, { digits: 2 })}`}</title></circle>)}
            {marks.map(({ day }) => <text key={day} x={x(day)} y={height - 6} textAnchor={day === first ? 'start' : day === last ? 'end' : 'middle'}>{format.shortDay(day)}</text>)}
          </>
        )}
      </svg>
    </div>
  );
}
