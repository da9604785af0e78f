import { placeIn } from './scale.ts';
import styles from './sparkline.module.css';

interface SparklineProps {
  /** One value a step; null is a step without data and breaks the line. */
  readonly values: readonly (number | null)[];
  /** The goal or bound, dotted. */
  readonly reference?: number;
  /** The first step after the change: grey before it, blue from it on. */
  readonly changedAt?: number;
  readonly width?: number;
  readonly height?: number;
  readonly label: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs of neighbouring points; a gap ends a run. */
function runsOf(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

function pathOf(run: readonly Point[]): string {
  return run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** The course of one number, small, with its last value marked. */
export function Sparkline({ values, reference, changedAt = 0, width = 120, height = 36, label }: SparklineProps) {
  const known = [...values.filter((value) => value !== null), ...(reference === undefined ? [] : [reference])];
  const scale = { from: Math.min(...known), to: Math.max(...known) };
  const yOf = (value: number) => height - 4 - placeIn(scale, value) * (height - 8);
  const points = values.map((value, index) =>
    value === null ? null : { x: 4 + (index / Math.max(1, values.length - 1)) * (width - 8), y: yOf(value) },
  );
  const last = points.findLast((point) => point !== null);
  return (
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {reference === undefined ? null : <line x1="0" x2={width} y1={yOf(reference)} y2={yOf(reference)} className={styles.reference} />}
      {runsOf(points.slice(0, changedAt + 1)).map((run) => <path key={pathOf(run)} d={pathOf(run)} className={styles.before} />)}
      {runsOf(points.slice(changedAt)).map((run) => <path key={pathOf(run)} d={pathOf(run)} className={styles.line} />)}
      {last ? <circle cx={last.x} cy={last.y} r="3" className={styles.last} /> : null}
    </svg>
  );
}
