/** Enough digits to compare by, few enough to read. */
const rounded = (value) => Number(value.toPrecision(4));

/** Prints figures of one benchmark, a JSON line each; `n` is how many measurements stand behind it. */
export const createPrinter = (bench, print) => (figure, value, unit, n) =>
  print(JSON.stringify({ bench, figure, value: rounded(value), unit, n }));
