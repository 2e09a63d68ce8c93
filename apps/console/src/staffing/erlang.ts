/** What comes in an hour or so, and who is there for it. Times in seconds. */
export interface Load {
  /** How many come each second. */
  rate: number;
  /** How long one takes. */
  handling: number;
}

/** What those who come meet with so many places to be served. */
export interface Service {
  /** Of all that come, how many are served within the time that is aimed at, from 0 to 1. */
  within: number;
  /** Mean wait of all that come, in seconds; Infinity when the queue grows for ever. */
  wait: number;
  /** How many leave before they are served, from 0 to 1. */
  leave: number;
  /** How much of their time the servers are at it, from 0 to 1. */
  busy: number;
}

/** Erlang B: how many find all `servers` at it when nobody waits. `load` is in erlangs: rate × handling. */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Erlang C: how many have to wait when all who come wait for as long as it takes; 1 when there are too few servers. */
export function erlangC(servers: number, load: number): number {
  if (servers <= load) return 1;
  const blocked = erlangB(servers, load);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

/** Service of `servers` when nobody ever leaves (M/M/n). `within`: the time that is aimed at, in seconds. */
export function patientService({ rate, handling }: Load, servers: number, within: number): Service {
  const load = rate * handling;
  if (load === 0) return { within: 1, wait: 0, leave: 0, busy: 0 };
  if (servers <= load) return { within: 0, wait: Number.POSITIVE_INFINITY, leave: 0, busy: 1 };
  const waits = erlangC(servers, load);
  const free = (servers - load) / handling;
  return {
    within: 1 - waits * Math.exp(-free * within),
    ...{ wait: waits / free, leave: 0, busy: load / servers },
  };
}

/** Chances below it are left out. */
const NEGLIGIBLE = 1e-12;

/**
 * Erlang A: service of `servers` when those who wait leave after an exponential patience of mean `patience` seconds
 * (M/M/n+M). Served within the time means: served at all, and that soon.
 */
export function impatientService(
  { rate, handling }: Load,
  servers: number,
  { within, patience }: { within: number; patience: number },
): Service {
  const load = rate * handling;
  if (load === 0) return { within: 1, wait: 0, leave: 0, busy: 0 };
  if (servers === 0) return { within: 0, wait: patience, leave: 1, busy: 0 };
  // The chance of each number of people, relative to that of all servers being at it and nobody waiting.
  let below = 0;
  for (let n = servers, chance = 1; n > 0 && chance > NEGLIGIBLE; n--) {
    chance *= n / load;
    below += chance;
  }
  const [serve, leave] = [servers / handling, 1 / patience];
  let [above, waiting, soon] = [0, 0, 0];
  const servedSoon = createServedSoon(serve / leave, Math.exp(-leave * within));
  for (let queue = 0, chance = 1; chance > NEGLIGIBLE * (1 + below + above); queue++) {
    above += chance;
    waiting += queue * chance;
    soon += chance * servedSoon(queue);
    chance *= rate / (serve + (queue + 1) * leave);
  }
  const all = below + above;
  const left = (waiting / all) * (leave / rate);
  return {
    within: (below + soon) / all,
    ...{
      wait: waiting / all / rate,
      leave: left,
      busy: Math.min(1, (load * (1 - left)) / servers),
    },
  };
}

/**
 * For somebody who finds `queue` people waiting: the chance to be served before patience and time are over. Those
 * ahead go by being served or by leaving; what is left of an exponential patience then is a beta-distributed number.
 */
function createServedSoon(ratio: number, until: number): (queue: number) => number {
  return (queue) => (ratio / (ratio + queue + 1)) * (1 - betaBelow(until, ratio + 1, queue + 1));
}

/** The regularised incomplete beta function, by its continued fraction. */
function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

const TINY = 1e-300;
const STEPS = 10_000;

/** Lentz's way of evaluating it. */
function betaFraction(x: number, a: number, b: number): number {
  const kept = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return fraction;
}

/** Stirling's series, after shifting to where it is exact to the last digits. */
function logGamma(x: number): number {
  let [shifted, logs] = [x, 0];
  while (shifted < 12) {
    logs += Math.log(shifted);
    shifted += 1;
  }
  const inverse = 1 / (shifted * shifted);
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) /
    shifted;
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - logs
  );
}
