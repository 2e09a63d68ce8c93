import { mapInSteps, type Steps } from "./steps.ts";
import type { Vector } from "./vocabulary.ts";

/**
 * How much more often an entry uses a feature than the whole FAQ does, as a log ratio that is never
 * negative: log(1 + FOCUS × share in the entry ÷ share in the FAQ). This is the smoothed language
 * model of Hiemstra (1998), FOCUS being λ ÷ (1 − λ).
 */
const FOCUS = 2;

/** Share of each feature in all phrasings, indexed by feature number; in steps. */
export function* sharesOf(phrasings: readonly Vector[], features: number): Steps<Float32Array> {
  const shares = new Float32Array(features);
  let total = 0;
  yield* mapInSteps(phrasings, ({ ids, values }) => {
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const mass = values[at] ?? 0;
      shares[id] = (shares[id] ?? 0) + mass;
      total += mass;
    }
  });
  return shares.map((mass) => mass / (total || 1));
}

/** The log ratios of an entry whose phrasings add up to these masses. */
export function logRatios({ ids, values }: Vector, shares: Float32Array): Vector {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at] ?? 0;
  const focus = FOCUS / (total || 1);
  const ratio = (mass: number, at: number): number =>
    Math.log(1 + (focus * mass) / (shares[ids[at] ?? 0] || 1));
  return { ids, values: values.map(ratio) };
}
