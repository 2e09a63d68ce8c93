/** Hours of a week, Monday 0:00 first. */
export const WEEK_HOURS = 168;

/** Each week counts so much as the one after it: half a year ago says little of now. */
const AGEING = 0.85;

/** A forecast needs so many weeks before it. */
export const WEEKS_BEFORE = 3;

export interface ForecastError {
  /** What all hours were wrong by, too much or too little, as a share of what came. */
  share: number | null;
  /** What whole weeks were wrong by on the whole: above 0, too much was expected. */
  bias: number | null;
  /** How many weeks were forecast to find out. */
  weeks: number;
}

/** How many come in each hour of a week: the mean of the same hour of past weeks (oldest first), newer ones more. */
export function forecast(weeks: readonly (readonly number[])[]): number[] {
  const expected = Array<number>(WEEK_HOURS).fill(0);
  const weights = weeks.map((_, at) => AGEING ** (weeks.length - 1 - at));
  const sum = weights.reduce((all, one) => all + one, 0);
  if (sum === 0) return expected;
  for (const [at, week] of weeks.entries()) {
    const weight = (weights[at] ?? 0) / sum;
    for (let hour = 0; hour < WEEK_HOURS; hour++)
      expected[hour] = (expected[hour] ?? 0) + (week[hour] ?? 0) * weight;
  }
  return expected;
}

/** Forecasts each week from those before it, as if it were still to come, and compares with what came. */
export function backtest(weeks: readonly (readonly number[])[]): {
  error: ForecastError;
  /** What would have been expected of each week; null of those with too few before them. */
  expected: (number | null)[];
} {
  let [wrong, came, more, tested] = [0, 0, 0, 0];
  const expected = weeks.map((week, at) => {
    if (at < WEEKS_BEFORE) return null;
    const guess = forecast(weeks.slice(0, at));
    tested += 1;
    for (let hour = 0; hour < WEEK_HOURS; hour++) {
      const difference = (guess[hour] ?? 0) - (week[hour] ?? 0);
      wrong += Math.abs(difference);
      more += difference;
      came += week[hour] ?? 0;
    }
    return sumOf(guess);
  });
  const share = came === 0 ? null : wrong / came;
  const bias = came === 0 ? null : more / came;
  return { error: { share, bias, weeks: tested }, expected };
}

export const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0);
