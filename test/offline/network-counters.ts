/** What the kernel counts where a packet could go nowhere: no route for it, or nobody listening where a resolver should. */
export interface RefusedByNetwork {
  readonly noRoute: number;
  readonly noRoute6: number;
  /** Questions to a resolver on this machine that is not there. */
  readonly noListener: number;
}

/** Reads the counters of the own network; `read` gives the text of a file of `/proc/net`. */
export function refusedByNetwork(read: (name: 'snmp' | 'snmp6') => string): RefusedByNetwork {
  const lines = read('snmp').split('\n').map((line) => line.split(' '));
  const counter = (kind: string, name: string): number => {
    const [names, values] = lines.filter(([first]) => first === kind);
    return Number(values?.[names?.indexOf(name) ?? -1] ?? Number.NaN);
  };
  return {
    noRoute: counter('Ip:', 'OutNoRoutes'),
    noRoute6: Number(/Ip6OutNoRoutes\s+(\d+)/.exec(read('snmp6'))?.[1] ?? 0),
    noListener: counter('Udp:', 'NoPorts'),
  };
}
