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
  /** Log odds that it lacks beside the questions the line is for; 0 when left out. */
  readonly handicap?: number | undefined;
}

/** Probability for log odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Signal of a usual question. Lines that differ a lot at signal 0 meet here, so what is assumed of the
 * log odds here and of the slope can be held apart: a steep line is not held down for starting low.
 */
const CENTRE = 2;
/** How many samples' worth of evidence it takes to move away from the line assumed at first. */
const FIRMNESS = { level: 3, slope: 8 };
/** Newton's method on two numbers is done long before; a bound for odd data. */
const MOST_STEPS = 20;
const LONGEST_STEP = 1;

/** A line by its log odds at the centre. */
interface Centred {
  readonly level: number;
  readonly slope: number;
}

function bounded(step: number): number {
  return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
}

/** First (pull) and second (bend) derivatives of how unlikely the samples and the line are. */
interface Slant {
  pullLevel: number;
  pullSlope: number;
  bendLevel: number;
  bendSlope: number;
  bendBoth: number;
}

function slantAt(line: Centred, assumed: Centred, samples: readonly Sample[]): Slant {
  const slant = {
    pullLevel: FIRMNESS.level * (line.level - assumed.level),
    pullSlope: FIRMNESS.slope * (line.slope - assumed.slope),
    bendLevel: FIRMNESS.level,
    bendSlope: FIRMNESS.slope,
    bendBoth: 0,
  };
  for (const { signal, right, weight, handicap = 0 } of samples) {
    const away = signal - CENTRE;
    const chance = sigmoid(line.level + line.slope * away - handicap);
    const miss = weight * (chance - (right ? 1 : 0));
    const bend = weight * chance * (1 - chance);
    slant.pullLevel += miss;
    slant.pullSlope += miss * away;
    slant.bendLevel += bend;
    slant.bendSlope += bend * away * away;
    slant.bendBoth += bend * away;
  }
  return slant;
}

function stepBoth(line: Centred, slant: Slant): Centred {
  const { pullLevel, pullSlope, bendLevel, bendSlope, bendBoth } = slant;
  const area = bendLevel * bendSlope - bendBoth * bendBoth;
  return {
    level: line.level - bounded((bendSlope * pullLevel - bendBoth * pullSlope) / area),
    slope: line.slope - bounded((bendLevel * pullSlope - bendBoth * pullLevel) / area),
  };
}

function stepLevel(line: Centred, { pullLevel, bendLevel }: Slant): Centred {
  return { level: line.level - bounded(pullLevel / bendLevel), slope: line.slope };
}

/** The likeliest line for the samples (Platt, 1999), given the one assumed before seeing them. */
export function fitLine(assumed: Line, samples: readonly Sample[]): Line {
  const first = { level: assumed.start + assumed.slope * CENTRE, slope: assumed.slope };
  const descend = (from: Centred, step: typeof stepBoth): Centred => {
    let line = from;
    for (let at = 0; at < MOST_STEPS; at++) line = step(line, slantAt(line, first, samples));
    return line;
  };
  const free = descend(first, stepBoth);
  // A falling line would call the unlikeliest answers the surest.
  const least = assumed.slope / 4;
  const line = free.slope >= least ? free : descend({ level: free.level, slope: least }, stepLevel);
  return { start: line.level - line.slope * CENTRE, slope: line.slope };
}
