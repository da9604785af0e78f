import { useElementSize } from '@mantine/hooks';
import { layOutFlows, type Flow, type FlowBand, type FlowNode } from './flow-layout.ts';
import styles from './sankey.module.css';

interface SankeyProps {
  readonly flows: readonly Flow[];
  /** The classes from top to bottom, the same at both sides. */
  readonly order: readonly string[];
  readonly label: string;
  readonly fromTitle: string;
  readonly toTitle: string;
  readonly format: (value: number) => string;
  /** Whether a stream is drawn in the data colour: what moved, not what stayed. */
  readonly marked?: (flow: Flow) => boolean;
  /** Read out, and what focusing a stream tells: «AX → AZ: 3 клиента». */
  readonly describe: (flow: Flow) => string;
  readonly onOpen?: ((flow: Flow) => void) | undefined;
  readonly height?: number;
}

const side = 116;
const bar = 8;
const head = 24;
/** Room for the name of a last node that is lower than its text. */
const foot = 8;

function ribbon(band: FlowBand, width: number): string {
  const x1 = side + bar;
  const x2 = width - side - bar;
  const middle = (x1 + x2) / 2;
  const [a, b, h] = [band.fromY + head, band.toY + head, band.height];
  return `M${x1} ${a}C${middle} ${a} ${middle} ${b} ${x2} ${b}V${b + h}C${middle} ${b + h} ${middle} ${a + h} ${x1} ${a + h}Z`;
}

/** How the members of classes moved between two dates; each stream opens its rows. */
export function Sankey({ flows, order, label, fromTitle, toTitle, format, marked, describe, onOpen, height = 420 }: SankeyProps) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(320, measured);
  const layout = layOutFlows(flows, order, height - head - foot);
  return (
    <div ref={ref} className={styles.sankey}>
      <svg width={width} height={height} role="group" aria-label={label}>
        <text className={styles.title} x={side + bar} y="12" textAnchor="end">{fromTitle}</text>
        <text className={styles.title} x={width - side - bar} y="12">{toTitle}</text>
        {layout.bands.map((band) => (
          <path
            key={`${band.from} ${band.to}`}
            d={ribbon(band, width)}
            className={marked?.(band) ?? band.from !== band.to ? styles.moved : styles.stayed}
            role={onOpen ? 'button' : 'img'}
            tabIndex={onOpen ? 0 : undefined}
            aria-label={describe(band)}
            onClick={() => onOpen?.(band)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ' ') onOpen?.(band);
            }}
          >
            <title>{describe(band)}</title>
          </path>
        ))}
        {layout.left.map((node) => <Node key={node.name} node={node} x={side} text={side - 8} anchor="end" format={format} />)}
        {layout.right.map((node) => <Node key={node.name} node={node} x={width - side - bar} text={width - side + 8} anchor="start" format={format} />)}
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly node: FlowNode;
  readonly x: number;
  readonly text: number;
  readonly anchor: 'start' | 'end';
  readonly format: (value: number) => string;
}

function Node({ node, x, text, anchor, format }: NodeProps) {
  return (
    <g aria-hidden>
      <rect className={styles.node} x={x} y={node.y + head} width={bar} height={Math.max(1, node.height)} rx="2" />
      <text className={styles.name} x={text} y={node.y + head + node.height / 2 + 4} textAnchor={anchor}>
        {node.name}
        <tspan className={styles.value} dx="6">{format(node.value)}</tspan>
      </text>
    </g>
  );
}
