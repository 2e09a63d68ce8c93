/** A spreadsheet would run a cell that begins so as a formula, also behind marks that make it text. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** The cell as a spreadsheet shows it without running it; `fromCell` gives the value back. */
export const toCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

/** What a cell that `toCell` made stands for. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
