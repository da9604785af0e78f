/** What makes money flow through a funnel. */
export interface Flow {
  /** Deals entering in the period. */
  readonly inflow: number;
  /** Open deals in work. */
  readonly open: number;
  /** Conversions of the stages in order, the last one into won; fractions of one. */
  readonly conversions: readonly number[];
  /** Average order in minor units. */
  readonly averageOrder: number;
  readonly cycleDays: number;
}

/**
 * Velocity: money a day that the open deals bring, open deals × win rate × average order ÷ length
 * of the cycle in days. In minor units a day; `null` when the cycle has no length.
 */
export function velocity(open: number, winRate: number, averageOrder: number, cycleDays: number): number | null {
  return cycleDays > 0 ? (open * winRate * averageOrder) / cycleDays : null;
}

/** What one would change; what is not named stays. */
export interface FlowChange {
  readonly inflow?: number;
  readonly averageOrder?: number;
  readonly cycleDays?: number;
  /** New conversions by place in the order of stages, from 0. */
  readonly conversions?: ReadonlyMap<number, number>;
}

export interface FlowOutcome {
  readonly winRate: number;
  /** Deals won of the inflow, on average. */
  readonly won: number;
  /** Minor units of the period, rounded. */
  readonly revenue: number;
  /** Minor units a day; `null` without a cycle. */
  readonly velocity: number | null;
}

/**
 * What the funnel gives: win rate is the product of the stage conversions, revenue is
 * inflow × win rate × average order. An estimate: it supposes that the other figures stay.
 */
export function outcomeOfFlow(flow: Flow): FlowOutcome {
  const winRate = flow.conversions.reduce((product, conversion) => product * conversion, 1);
  const won = flow.inflow * winRate;
  return {
    winRate,
    won,
    revenue: Math.round(won * flow.averageOrder),
    velocity: velocity(flow.open, winRate, flow.averageOrder, flow.cycleDays),
  };
}

/** The same funnel with one or more of its figures changed. More inflow means more open deals in the same measure. */
export function changeFlow(flow: Flow, change: FlowChange): Flow {
  const inflow = change.inflow ?? flow.inflow;
  return {
    inflow,
    open: flow.inflow === 0 ? flow.open : (flow.open * inflow) / flow.inflow,
    conversions: flow.conversions.map((conversion, place) => change.conversions?.get(place) ?? conversion),
    averageOrder: change.averageOrder ?? flow.averageOrder,
    cycleDays: change.cycleDays ?? flow.cycleDays,
  };
}

/**
 * Revenue missed because of a stage: won × average order × (raised ÷ present − 1), where the
 * raised win rate has only that stage's conversion lifted. In minor units, an estimate. `null`
 * when nothing was won, so that there is nothing to scale.
 */
export function missedRevenue(won: number, averageOrder: number, present: number, raised: number): number | null {
  return present === 0 ? null : Math.round(won * averageOrder * (Math.max(raised, present) / present - 1));
}
