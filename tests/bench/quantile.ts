// Order statistics for the benchmarks: a value that occurred, never an interpolation.

/** The smallest value that at least `share` (0 to 1) of all values don't exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The middle and the worse end, as the tables show them: `133 / 150 / 150`. */
export function spread(values: readonly number[]): string {
  return [0.5, 0.95, 0.99].map((share) => Math.round(quantile(values, share))).join(' / ');
}
