import { mapInSteps, type Steps } from "./steps.ts";
import { type Adder, lengthOf } from "./vector.ts";
import type { Vector } from "./vocabulary.ts";

/**
 * How alike the phrasings of each entry are, beside what is usual in this FAQ. The same likeness says
 * more about an entry whose own phrasings differ a lot than about one that says a thing five times:
 * the idea of the local outlier factor (Breunig, Kriegel, Ng and Sander, 2000).
 */
export interface Cohesion {
  readonly usual: number;
  /** Logarithm of an entry's cohesion over the usual one, 0 for an entry of one phrasing. */
  readonly byEntry: Float32Array;
}

/** The usual cohesion weighs as much as this many phrasings of an entry. */
const DOUBT = 2;
/** Keeps the logarithm finite. */
const LEAST = 0.05;

/** Mean cosine between each phrasing and the sum of the others; undefined for fewer than two. */
export function cohesionOf(units: readonly Vector[], adder: Adder): number | undefined {
  if (units.length < 2) return undefined;
  const sum = adder.sum(units);
  const square = lengthOf(sum.values) ** 2;
  let total = 0;
  for (const likeness of adder.dots(sum, units)) {
    const others = Math.sqrt(Math.max(1e-6, square - 2 * likeness + 1));
    total += (likeness - 1) / others;
  }
  return total / units.length;
}

/** The cohesion of one entry as `Cohesion.byEntry` has it. */
export function compareCohesion(own: number | undefined, phrasings: number, usual: number): number {
  if (own === undefined) return 0;
  const trusted = (own * (phrasings - 1) + usual * DOUBT) / (phrasings - 1 + DOUBT);
  return Math.log((LEAST + trusted) / (LEAST + usual));
}

/** Compares all entries, given the unit vectors of the phrasings of each; in steps. */
export function* compareEntries(
  entries: readonly (readonly Vector[])[],
  adder: Adder,
): Steps<Cohesion> {
  const all = yield* mapInSteps(entries, (units) => cohesionOf(units, adder));
  const known = all.filter((own) => own !== undefined);
  const usual = known.reduce((sum, own) => sum + own, 0) / (known.length || 1);
  const byEntry = all.map((own, at) => compareCohesion(own, entries[at]?.length ?? 0, usual));
  return { usual, byEntry: Float32Array.from(byEntry) };
}
