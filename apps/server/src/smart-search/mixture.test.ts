import { expect, test } from "vitest";
import { ASSUMED_MIXTURE, learnMixture, mix, type Probe } from "./mixture.ts";

const CHANCE = { mean: 0.2, spread: 0.1 };
const IDS = Array.from({ length: 12 }, (_, at) => `a${at}`);

/** Numbers from 0 to 1 that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Questions whose vectors tell the answer, and whose words lead astray half of the time. */
function probes(count: number, seed: number): Probe[] {
  const random = numbers(seed);
  return Array.from({ length: count }, (_, at) => {
    const covered = random() < 0.75;
    const right = IDS[at % IDS.length] as string;
    const near = new Map(IDS.map((id) => [id, 0.2 + (random() - 0.5) * 0.3]));
    if (covered) near.set(right, 0.45 + random() * 0.3);
    const said = random() < 0.5 ? right : (IDS[Math.floor(random() * IDS.length)] as string);
    const own = [{ id: said, confidence: 0.3 + random() * 0.5 }];
    return { answer: covered ? right : null, own, near, chance: CHANCE };
  });
}

const rightOf = (all: readonly Probe[], mixture = ASSUMED_MIXTURE): number =>
  all.filter((one) => one.answer !== null && mix(mixture, one)[0]?.id === one.answer).length;

test("both ways of finding count, before anything was learned", () => {
  const near = new Map([
    ["a", 0.7],
    ["b", 0.2],
  ]);
  const own = [{ id: "b", confidence: 0.4 }];
  const [first, second] = mix(ASSUMED_MIXTURE, { own, near, chance: CHANCE });
  expect([first?.id, second?.id]).toEqual(["a", "b"]);
  expect(first?.confidence).toBeGreaterThan(second?.confidence ?? 1);
});

test("what is far from everything, and is not found, is sure of nothing", () => {
  const near = new Map(IDS.map((id) => [id, 0.2]));
  const [best] = mix(ASSUMED_MIXTURE, { own: [], near, chance: CHANCE });
  expect(best?.confidence).toBeLessThan(0.12);
});

test("it learns whom to believe, and says how often it is right", () => {
  const learned = learnMixture(probes(400, 1));
  const asked = probes(400, 2);
  const covered = asked.filter(({ answer }) => answer !== null);
  expect(rightOf(asked, learned) / covered.length).toBeGreaterThan(0.95);
  const best = asked.flatMap((one) => {
    const [first] = mix(learned, one);
    return first ? [{ ...first, right: first.id === one.answer }] : [];
  });
  const stated = best.reduce((sum, { confidence }) => sum + confidence, 0) / best.length;
  const true_ = best.filter(({ right }) => right).length / best.length;
  expect(Math.abs(stated - true_)).toBeLessThan(0.06);
  const mean = (right: boolean) => {
    const some = best.filter((one) => one.right === right);
    return some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
  };
  expect(mean(true)).toBeGreaterThan(mean(false) + 0.4);
});

test("nothing to learn from leaves what was assumed", () => {
  const { weights, line } = learnMixture([]);
  expect(weights).toEqual(ASSUMED_MIXTURE.weights);
  expect(line).toEqual(ASSUMED_MIXTURE.line);
});
