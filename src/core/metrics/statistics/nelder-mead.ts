export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** False when the steps ran out before the simplex closed up. */
  readonly converged: boolean;
}

type Vertex = { readonly point: readonly number[]; readonly value: number };

export interface NelderMeadOptions {
  /** Size of the first simplex along each axis. */
  readonly size?: number;
  readonly tolerance?: number;
  readonly maximumSteps?: number;
}

function along(from: readonly number[], to: readonly number[], factor: number): number[] {
  return from.map((value, index) => value + factor * ((to[index] ?? 0) - value));
}

function centroid(vertices: readonly Vertex[], dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, axis) => {
    let sum = 0;
    for (const vertex of vertices) sum += vertex.point[axis] ?? 0;
    return sum / vertices.length;
  });
}

/**
 * A minimum of a function by the downhill simplex of Nelder and Mead (1965): no derivatives, fit
 * for a handful of parameters. Deterministic. Stops when the values of the simplex differ by less
 * than `tolerance` relative to the best.
 */
export function minimise(
  score: (point: readonly number[]) => number,
  start: readonly number[],
  options: NelderMeadOptions = {},
): Minimum {
  const { size = 0.5, tolerance = 1e-10, maximumSteps = 2000 } = options;
  const measure = (point: readonly number[]): Vertex => ({ point, value: score(point) });
  let simplex = [measure(start)];
  for (let axis = 0; axis < start.length; axis += 1) {
    simplex.push(measure(start.map((value, index) => (index === axis ? value + size : value))));
  }
  for (let step = 0; step < maximumSteps; step += 1) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0] as Vertex;
    const worst = simplex[simplex.length - 1] as Vertex;
    if (Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)) {
      return { ...best, converged: true };
    }
    simplex = improve(simplex, measure);
  }
  simplex.sort((a, b) => a.value - b.value);
  return { ...(simplex[0] as Vertex), converged: false };
}

/** One move of a simplex sorted by value: reflect the worst, stretch or contract, else shrink to the best. */
function improve(simplex: readonly Vertex[], measure: (point: readonly number[]) => Vertex): Vertex[] {
  const best = simplex[0] as Vertex;
  const worst = simplex[simplex.length - 1] as Vertex;
  const rest = simplex.slice(0, -1);
  const second = rest[rest.length - 1] as Vertex;
  const middle = centroid(rest, best.point.length);
  const reflected = measure(along(middle, worst.point, -1));
  if (reflected.value < best.value) {
    const stretched = measure(along(middle, worst.point, -2));
    return [...rest, stretched.value < reflected.value ? stretched : reflected];
  }
  if (reflected.value < second.value) return [...rest, reflected];
  const contracted = measure(along(middle, worst.point, reflected.value < worst.value ? -0.5 : 0.5));
  if (contracted.value < Math.min(reflected.value, worst.value)) return [...rest, contracted];
  return [best, ...simplex.slice(1).map((vertex) => measure(along(best.point, vertex.point, 0.5)))];
}
