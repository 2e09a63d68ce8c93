/** Enough digits to compare by, few enough to read; counts stay whole. */
const rounded = (value) => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));

/** Prints figures of one torture, a JSON line each; `n` is how many observations stand behind it. */
export const createPrinter = (torture, print) => (figure, value, unit, n) =>
  print(JSON.stringify({ torture, figure, value: rounded(value), unit, n }));

/** The value that this share of `values` does not exceed. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Enough of the ledger to see what went wrong; the count tells how much more there is. */
const LINES = 50;

/** The lines of the ledger that break a promise, where people look for errors. */
export function printOffences(offences) {
  for (const { kind, line } of offences.slice(0, LINES)) console.error(`${kind}: ${line}`);
  if (offences.length > LINES) console.error(`… and ${offences.length - LINES} more`);
}
