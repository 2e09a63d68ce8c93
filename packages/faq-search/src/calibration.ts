import { fitLine, type Line, type Sample } from "./logistic-line.ts";
import type { Model } from "./model.ts";
import { type Probe, probeWithoutEntry, probeWithoutPhrasing } from "./probe.ts";
import { signalOf } from "./signal.ts";
import type { Steps } from "./steps.ts";

/**
 * The line before any probing, and all there is for an FAQ with one phrasing per entry. Measured on
 * public sets and on small samples of them: the fewer the entries, the fewer can be mistaken for the
 * right one, and the lower all scores are, since nothing is rare among a few. Where entries can be
 * probed, probing finds that out by itself.
 */
const ASSUMED = { start: -1.85, slope: 1.15 };
const START_PER_SHRINKING = 0.5;
const LARGE_FAQ_ENTRIES = 60;

function assumedLine(entries: number, unprobed: number): Line {
  const shrinking = Math.max(0, Math.log(LARGE_FAQ_ENTRIES / Math.max(1, entries)));
  return {
    start: ASSUMED.start + START_PER_SHRINKING * shrinking * unprobed,
    slope: ASSUMED.slope,
  };
}

/** Visitors ask about this share of things that the FAQ does not cover. */
const UNCOVERED = 0.25;
/** Which of the answers to a probe without its entry are taken, 0 being the first; see calibrate. */
const UNCOVERED_PLACES = [1, 2];
/**
 * How many phrasings are probed, and half as many without their entry. More make the line no surer, and
 * a visitor may wait for a first build.
 */
const PROBES = 128;
/** What one more e-fold of phrasings adds to the log odds of an answer at the same signal; measured on public sets. */
const WORTH_OF_PHRASINGS = 0.4;
/**
 * Signal below which a question has next to nothing in common with its answer. Where a few entries are
 * all there is, such an answer is often right by luck, which says nothing of the ones that are alike.
 */
const BY_LUCK = -2;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Up to `most` numbers below `count`, spread evenly by steps of the golden section: even steps would
 * meet the first phrasing of every entry, if each has equally many, and never the others.
 */
function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, at) => at);
  const chosen = Array.from({ length: Math.floor(most) }, (_, at) =>
    Math.floor(((at * GOLDEN) % 1) * count),
  );
  return [...new Set(chosen)];
}

function sampleOf(
  model: Model,
  { ranked, query, right }: Probe,
  place: number,
  handicap = 0,
): Sample[] {
  const signal = signalOf(ranked.slice(place), 0, query, model.entries.length);
  if (signal === undefined) return [];
  return [{ signal, right: right && place === 0, weight: 1, handicap }];
}

/**
 * Log odds that a withheld phrasing lacks beside a visitor's question: its entry has one phrasing less,
 * of how many in all (2 or more).
 */
export function handicapOf(phrasings: number): number {
  return WORTH_OF_PHRASINGS * Math.log(phrasings / (phrasings - 1));
}

function phrasingsWith(model: Model, phrasing: number): number {
  return model.entries[model.owners[phrasing] ?? 0]?.phrasings.length ?? 0;
}

function weighTo(samples: readonly Sample[], total: number): Sample[] {
  return samples.map((sample) => ({ ...sample, weight: total / samples.length }));
}

/**
 * Lets the FAQ examine itself by leaving one out (Stone, 1974). Each probed phrasing is asked once as if only it were missing: was the
 * first answer its own entry? And once as if its entry were missing: every answer is then wrong.
 * A neighbour in the same FAQ is a harder mistake to see through than what visitors ask beside it, so
 * the answers one and two places further down, first if the FAQ covered still less, are taken.
 * Yields after each probe.
 */
export function* calibrateInSteps(model: Model): Steps<Line> {
  const several = [...model.owners.keys()].filter((row) => phrasingsWith(model, row) > 1);
  const covered: Sample[] = [];
  for (const at of spread(several.length, PROBES)) {
    const phrasing = several[at] ?? 0;
    const handicap = handicapOf(phrasingsWith(model, phrasing));
    const found = sampleOf(model, probeWithoutPhrasing(model, phrasing), 0, handicap);
    covered.push(...found.filter(({ signal }) => signal >= BY_LUCK));
    yield;
  }
  const uncovered: Probe[] = [];
  for (const at of spread(several.length, PROBES / 2)) {
    uncovered.push(probeWithoutEntry(model, several[at] ?? 0));
    yield;
  }
  const wrong = UNCOVERED_PLACES.flatMap((place) =>
    weighTo(
      uncovered.flatMap((probe) => sampleOf(model, probe, place)),
      (covered.length * UNCOVERED) / UNCOVERED_PLACES.length,
    ),
  );
  const unprobed = 1 - several.length / (model.owners.length || 1);
  return fitLine(assumedLine(model.entries.length, unprobed), [
    ...weighTo(covered, covered.length * (1 - UNCOVERED)),
    ...wrong,
  ]);
}
