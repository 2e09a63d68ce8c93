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
const ASSUMED = { start: -1.95, slope: 1.15 };
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
 * How many phrasings are probed. More make the line surer, but a visitor may wait for a first build,
 * so small FAQs do with few; large ones take their time anyway.
 */
const PROBES = { least: 48, most: 128, share: 1 / 8 };
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

function sampleOf({ ranked, query, right }: Probe, place: number): Sample[] {
  const signal = signalOf(ranked.slice(place), 0, query);
  return signal === undefined ? [] : [{ signal, right: right && place === 0, weight: 1 }];
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
  const several = [...model.owners.keys()].filter(
    (row) => (model.entries[model.owners[row] ?? 0]?.phrasings.length ?? 0) > 1,
  );
  const probes = Math.max(PROBES.least, Math.min(PROBES.most, several.length * PROBES.share));
  const covered: Sample[] = [];
  for (const at of spread(several.length, probes)) {
    covered.push(...sampleOf(probeWithoutPhrasing(model, several[at] ?? 0), 0));
    yield;
  }
  const uncovered: Probe[] = [];
  for (const at of spread(several.length, probes / 2)) {
    uncovered.push(probeWithoutEntry(model, several[at] ?? 0));
    yield;
  }
  const wrong = UNCOVERED_PLACES.flatMap((place) =>
    weighTo(
      uncovered.flatMap((probe) => sampleOf(probe, place)),
      (covered.length * UNCOVERED) / UNCOVERED_PLACES.length,
    ),
  );
  const unprobed = 1 - several.length / (model.owners.length || 1);
  return fitLine(assumedLine(model.entries.length, unprobed), [
    ...weighTo(covered, covered.length * (1 - UNCOVERED)),
    ...wrong,
  ]);
}
