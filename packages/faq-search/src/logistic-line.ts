/** Log odds = start + slope × signal. */
export interface Line {
  readonly start: number;
  readonly slope: number;
}

export interface Sample {
  readonly signal: number;
  readonly right: boolean;
  /** How many samples it stands for. */
  readonly weight: number;
}

/** Probability for log odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** How many samples' worth of evidence it takes to move away from the line assumed at first. */
const FIRMNESS: Line = { start: 10, slope: 20 };
/** Newton's method on two numbers is done long before; a bound for odd data. */
const MOST_STEPS = 20;
const LONGEST_STEP = 1;

function bounded(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
}

function newtonStep(line: Line, assumed: Line, samples: readonly Sample[]): Line {
  let pullStart = FIRMNESS.start * (line.start - assumed.start);
  let pullSlope = FIRMNESS.slope * (line.slope - assumed.slope);
  let bendStart = FIRMNESS.start;
  let bendSlope = FIRMNESS.slope;
  let bendBoth = 0;
  for (const { signal, right, weight } of samples) {
    const chance = sigmoid(line.start + line.slope * signal);
    const miss = weight * (chance - (right ? 1 : 0));
    const bend = weight * chance * (1 - chance);
    pullStart += miss;
    pullSlope += miss * signal;
    bendStart += bend;
    bendSlope += bend * signal * signal;
    bendBoth += bend * signal;
  }
  const area = bendStart * bendSlope - bendBoth * bendBoth;
  return {
    start: line.start - bounded((bendSlope * pullStart - bendBoth * pullSlope) / area),
    slope: line.slope - bounded((bendStart * pullSlope - bendBoth * pullStart) / area),
  };
}

/** The likeliest line for the samples (Platt, 1999), given the one assumed before seeing them. */
export function fitLine(assumed: Line, samples: readonly Sample[]): Line {
  let line = assumed;
  for (let step = 0; step < MOST_STEPS; step++) line = newtonStep(line, assumed, samples);
  // A falling line would call the unlikeliest answers the surest.
  return { start: line.start, slope: Math.max(line.slope, assumed.slope / 4) };
}
