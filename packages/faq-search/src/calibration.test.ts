import { expect, test } from "vitest";
import type { Article } from "./article.ts";
import { calibrateInSteps, handicapOf } from "./calibration.ts";
import { readArticle } from "./entry.ts";
import { sigmoid } from "./logistic-line.ts";
import { deriveModel } from "./model.ts";
import { Vocabulary } from "./vocabulary.ts";

const THINGS =
  "invoice delivery password refund voucher warranty allergy parking breakfast luggage";
const ASKED = ["how about the", "tell me of the", "a question on the", "what of the"];

function faq(phrase: (thing: string, at: number, way: number) => string): Article[] {
  return THINGS.split(" ").map((thing, at) => {
    const [question = "", ...alternatives] = ASKED.map(
      (ask, way) => `${ask} ${phrase(thing, at, way)}`,
    );
    return { id: thing, question, alternatives };
  });
}

function lineOf(articles: Article[]) {
  const vocabulary = new Vocabulary();
  const entries = articles.map((article) => readArticle(article, vocabulary));
  const steps = calibrateInSteps(deriveModel(entries, vocabulary));
  let step = steps.next();
  let probes = 0;
  for (; !step.done; probes++) step = steps.next();
  return { line: step.value, probes };
}

test("trusts an FAQ whose phrasings find each other more than one whose phrasings do not", () => {
  const clear = lineOf(faq((thing) => thing)).line;
  const words = THINGS.split(" ");
  // Every entry mixes all things, so no phrasing tells which entry it is of.
  const mixed = lineOf(faq((_, at, way) => words[(at + 3 * way) % words.length] ?? "")).line;
  const sure = ({ start, slope }: typeof clear): number => sigmoid(start + 2 * slope);
  expect(sure(mixed)).toBeLessThan(sure(clear) - 0.2);
});

test("keeps to the line assumed at first where no entry can be probed", () => {
  const single = faq((thing) => thing).map(({ id, question }) => ({ id, question }));
  const { line, probes } = lineOf(single);
  expect(probes).toBe(0);
  expect(line.slope).toBeGreaterThan(0);
});

test("probes a small FAQ whole and a large one in part", () => {
  expect(lineOf(faq((thing) => thing)).probes).toBe(40 + 40);
  const large = Array.from({ length: 20 }, (_, copy) =>
    faq((thing) => `${thing}${copy}`).map((article) => ({ ...article, id: article.id + copy })),
  );
  expect(lineOf(large.flat()).probes).toBe(128 + 64);
});

test("makes the more allowance for a withheld phrasing, the fewer are left beside it", () => {
  expect(handicapOf(2)).toBeGreaterThan(handicapOf(3));
  expect(handicapOf(3)).toBeGreaterThan(handicapOf(10));
  expect(handicapOf(10)).toBeGreaterThan(0);
});

test("learns nothing from answers that are right by luck, as in an FAQ of two entries", () => {
  const unlike = [
    { id: "parcel", question: "where is my parcel", alternatives: ["delivery"] },
    { id: "money", question: "how to be refunded", alternatives: ["bucks"] },
  ];
  const single = unlike.map(({ id, question }) => ({ id, question }));
  const { line } = lineOf(unlike);
  expect(line.slope).toBeCloseTo(lineOf(single).line.slope, 1);
});
