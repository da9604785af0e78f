import { useElementSize } from '@mantine/hooks';
import styles from './ladder.module.css';
import { placeIn, rulesTo } from './scale.ts';

export interface LadderStep {
  readonly key: string;
  /** The step under the axis; empty where there is no room. */
  readonly name: string;
  /** Cumulative actual; null for steps still to come. */
  readonly actual: number | null;
  /** Cumulative plan; null where no plan is set. */
  readonly plan: number | null;
  /** The ideal line: the plan spread evenly over working days. */
  readonly ideal: number | null;
}

interface LadderProps {
  readonly steps: readonly LadderStep[];
  readonly label: string;
  readonly format: (value: number) => string;
  readonly names: { readonly actual: string; readonly plan: string; readonly ideal: string };
  /** Words for the distance between actual and ideal at the last known step, drawn there. */
  readonly gap?: string | undefined;
  readonly height?: number;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

const left = 56;
const right = 76;
const bottom = 24;

function xOf(frame: Frame, index: number, count: number): number {
  return left + (index / Math.max(1, count)) * (frame.width - left - right);
}

function yOf(frame: Frame, value: number): number {
  return frame.height - bottom - placeIn({ from: 0, to: frame.top }, value) * (frame.height - bottom - 12);
}

/** A staircase: each step is level over its own span. */
function stairs(frame: Frame, values: readonly (number | null)[]): string {
  return values
    .flatMap((value, index) => (value === null ? [] : [`${xOf(frame, index, values.length).toFixed(1)},${yOf(frame, value).toFixed(1)}`, `${xOf(frame, index + 1, values.length).toFixed(1)},${yOf(frame, value).toFixed(1)}`]))
    .join(' ');
}

function slope(frame: Frame, values: readonly (number | null)[]): string {
  const points = values.flatMap((value, index) => (value === null ? [] : [`${xOf(frame, index + 1, values.length).toFixed(1)},${yOf(frame, value).toFixed(1)}`]));
  return [`${left},${yOf(frame, 0).toFixed(1)}`, ...points].join(' ');
}

/** Plan and actual as they add up over the period, with the ideal even line. */
export function Ladder({ steps, label, format, names, gap, height = 260 }: LadderProps) {
  const { ref, width } = useElementSize();
  const rules = rulesTo(Math.max(0, ...steps.flatMap((step) => [step.actual ?? 0, step.plan ?? 0, step.ideal ?? 0])));
  const frame: Frame = { width: Math.max(320, width), height, top: rules.at(-1) ?? 1 };
  return (
    <div ref={ref} className={styles.ladder}>
      <svg width={frame.width} height={height} role="img" aria-label={label}>
        {rules.map((rule) => (
          <g key={rule}>
            <line className={styles.rule} x1={left} x2={frame.width - right} y1={yOf(frame, rule)} y2={yOf(frame, rule)} />
            <text className={styles.tick} x={left - 8} y={yOf(frame, rule) + 4} textAnchor="end">{format(rule)}</text>
          </g>
        ))}
        <polyline className={styles.ideal} points={slope(frame, steps.map((step) => step.ideal))} />
        <polyline className={styles.plan} points={stairs(frame, steps.map((step) => step.plan))} />
        <polyline className={styles.actual} points={stairs(frame, steps.map((step) => step.actual))} />
        {gap === undefined ? null : <GapMark frame={frame} steps={steps} words={gap} />}
        <EndLabels frame={frame} steps={steps} names={names} />
        {steps.map((step, index) => (
          <text key={step.key} className={styles.tick} x={xOf(frame, index + 0.5, steps.length)} y={height - 6} textAnchor="middle">{step.name}</text>
        ))}
      </svg>
    </div>
  );
}

/** How far the actual is from the ideal now: the upright between them, with its words. */
function GapMark({ frame, steps, words }: { readonly frame: Frame; readonly steps: readonly LadderStep[]; readonly words: string }) {
  const index = steps.findLastIndex(({ actual }) => actual !== null);
  const { actual, ideal } = steps[index] ?? {};
  if (actual == null || ideal == null) return null;
  const x = xOf(frame, index + 1, steps.length);
  const atEnd = index > steps.length * 0.6;
  return (
    <>
      <line className={styles.gap} x1={x} x2={x} y1={yOf(frame, actual)} y2={yOf(frame, ideal)} />
      <text className={styles.gapWords} x={x + (atEnd ? -8 : 8)} y={(yOf(frame, actual) + yOf(frame, ideal)) / 2 + 4} textAnchor={atEnd ? 'end' : 'start'}>{words}</text>
    </>
  );
}

interface EndLabelsProps {
  readonly frame: Frame;
  readonly steps: readonly LadderStep[];
  readonly names: LadderProps['names'];
}

/** Each line is named at its end, so that no legend is needed; names that would touch are spread. */
function EndLabels({ frame, steps, names }: EndLabelsProps) {
  const ends = (['plan', 'ideal', 'actual'] as const).flatMap((line) => {
    const index = steps.findLastIndex((step) => step[line] !== null);
    const value = steps[index]?.[line];
    return value === null || value === undefined ? [] : [{ line, x: xOf(frame, index + 1, steps.length) + 6, y: yOf(frame, value) + 4 }];
  });
  ends.sort((a, b) => a.y - b.y);
  let above = -Infinity;
  return ends.map(({ line, x, y }) => {
    above = Math.max(y, above + 15);
    return <text key={line} className={styles[`${line}Name`]} x={x} y={above}>{names[line]}</text>;
  });
}
