/** A stream from one class at the start to one at the end. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

export interface FlowNode {
  readonly name: string;
  readonly value: number;
  readonly y: number;
  readonly height: number;
}

export interface FlowBand extends Flow {
  readonly fromY: number;
  readonly toY: number;
  readonly height: number;
}

export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
}

const gap = 10;

function column(flows: readonly Flow[], end: 'from' | 'to', order: readonly string[], unit: number): FlowNode[] {
  let y = 0;
  return order.flatMap((name) => {
    const value = flows.filter((flow) => flow[end] === name).reduce((sum, flow) => sum + flow.value, 0);
    if (value === 0) return [];
    const node = { name, value, y, height: value * unit };
    y += node.height + gap;
    return [node];
  });
}

/**
 * Places two columns of classes and the streams between them in a given height. Both columns share one
 * scale; streams keep the order of the classes, so that they cross as little as that order allows.
 */
export function layOutFlows(flows: readonly Flow[], order: readonly string[], height: number): FlowLayout {
  const total = flows.reduce((sum, flow) => sum + flow.value, 0);
  const kinds = Math.max(new Set(flows.map((flow) => flow.from)).size, new Set(flows.map((flow) => flow.to)).size);
  const unit = total === 0 ? 0 : Math.max(0, height - gap * (kinds - 1)) / total;
  const left = column(flows, 'from', order, unit);
  const right = column(flows, 'to', order, unit);
  const used = new Map<string, number>();
  const take = (side: string, node: FlowNode | undefined, size: number): number => {
    const key = `${side} ${node?.name ?? ''}`;
    const before = used.get(key) ?? 0;
    used.set(key, before + size);
    return (node?.y ?? 0) + before;
  };
  const rank = (name: string) => order.indexOf(name);
  const bands = [...flows]
    .filter((flow) => flow.value > 0)
    .sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to))
    .map((flow) => {
      const size = flow.value * unit;
      const fromY = take('left', left.find((node) => node.name === flow.from), size);
      const toY = take('right', right.find((node) => node.name === flow.to), size);
      return { ...flow, fromY, toY, height: size };
    });
  return { left, right, bands };
}
