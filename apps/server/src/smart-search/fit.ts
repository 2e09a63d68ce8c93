/** What was seen: features, whether it was right, and how many such it stands for. */
export interface Sample {
  x: readonly number[];
  right: boolean;
  weight: number;
}

/** Newton's method is done long before; a bound for odd data. */
const MOST_STEPS = 25;
const LONGEST_STEP = 2;

export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

export const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);

/**
 * The likeliest weights of a logistic regression, given those that were assumed before seeing any sample; `firmness` says how
 * many samples' worth of evidence it takes to move each away from that.
 */
export function fitWeights(
  assumed: readonly number[],
  firmness: readonly number[],
  samples: readonly Sample[],
): number[] {
  const size = assumed.length;
  let weights = [...assumed];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const pull = weights.map((one, at) => (firmness[at] ?? 1) * (one - (assumed[at] ?? 0)));
    const bend = assumed.map((_, row) =>
      assumed.map((_, column) => (row === column ? (firmness[row] ?? 1) : 0)),
    );
    for (const { x, right, weight } of samples) {
      const chance = sigmoid(product(weights, x));
      for (let row = 0; row < size; row += 1) {
        pull[row] = (pull[row] ?? 0) + weight * (chance - Number(right)) * (x[row] ?? 0);
        const line = bend[row] as number[];
        for (let column = 0; column < size; column += 1)
          line[column] =
            (line[column] ?? 0) + weight * chance * (1 - chance) * (x[row] ?? 0) * (x[column] ?? 0);
      }
    }
    const move = solve(bend, pull);
    weights = weights.map((one, at) => one - bounded(move[at] ?? 0));
  }
  return weights;
}

const bounded = (step: number): number =>
  Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, Number.isFinite(step) ? step : 0));

/** Solves `matrix · x = right` by Gauss' elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (let pivot = 0; pivot < rows.length; pivot += 1) {
    const best = rows
      .slice(pivot)
      .reduce(
        (top, row, at) => (big(row, pivot) > big(rows[top], pivot) ? pivot + at : top),
        pivot,
      );
    [rows[pivot], rows[best]] = [rows[best] as number[], rows[pivot] as number[]];
    const head = rows[pivot] as number[];
    for (const row of rows) {
      if (row === head) continue;
      const share = (row[pivot] ?? 0) / (head[pivot] || 1);
      for (let at = pivot; at < row.length; at += 1)
        row[at] = (row[at] ?? 0) - share * (head[at] ?? 0);
    }
  }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] || 1));
}

const big = (row: readonly number[] | undefined, at: number): number => Math.abs(row?.[at] ?? 0);
