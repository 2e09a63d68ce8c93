/** The value below which the share `q` (0 … 1) of the values lies. Does not change `values`. */
export function quantile(values, q) {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/** Of an even count the mean of the middle two: rounds are few, and half of them must not be lost. */
export function median(values) {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of a / b of the same round: what disturbs a round disturbs both sides of it. */
export const pairedRatio = (a, b) => median(a.map((value, round) => value / b[round]));
