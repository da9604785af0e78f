/** A linear way from values to pixels or percent. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Where a value stands in the domain, 0..1, held inside it. */
export function placeIn({ from, to }: Scale, value: number): number {
  if (to === from) return 0;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** The smallest step of 1, 2, 2.5 or 5 times a power of ten that needs at most `count` rules. */
export function niceStep(span: number, count: number): number {
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10;
  return step * power;
}

/** The values of at most `count` + 1 horizontal rules from zero to the top. */
export function rulesTo(top: number, count = 4): readonly number[] {
  if (top <= 0) return [0];
  const step = niceStep(top, count);
  return Array.from({ length: Math.ceil(top / step - 1e-9) + 1 }, (_, index) => index * step);
}
