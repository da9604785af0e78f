/** A part of a whole as CSS percent. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
