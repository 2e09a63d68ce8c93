import { describe, expect, test } from "vitest";
import { readArticle } from "./entry.ts";
import { deriveModel } from "./model.ts";
import { probeWithoutEntry, probeWithoutPhrasing } from "./probe.ts";
import { readQuery } from "./query.ts";
import { rank } from "./rank.ts";
import { SHOP_FAQ } from "./shop-faq.fixture.ts";
import { Vocabulary } from "./vocabulary.ts";

function modelOf(articles: typeof SHOP_FAQ) {
  const vocabulary = new Vocabulary();
  return deriveModel(
    articles.map((article) => readArticle(article, vocabulary)),
    vocabulary,
  );
}

const model = modelOf(SHOP_FAQ);

describe("probing", () => {
  test("never answers with the entry it withholds", () => {
    for (const [phrasing, owner] of model.owners.entries()) {
      const { ranked } = probeWithoutEntry(model, phrasing);
      expect(ranked.every(({ entry }) => entry !== owner)).toBe(true);
    }
  });

  test("sees the other phrasings of an entry as if the one asked had never been written", () => {
    const returns = SHOP_FAQ[0];
    const kept = {
      ...returns,
      id: "returns",
      question: "Returns and refunds",
      alternatives: ["send it back"],
    };
    const asked = "Send back a refund";
    const rest = SHOP_FAQ.slice(1);
    const whole = modelOf([{ ...kept, alternatives: [...kept.alternatives, asked] }, ...rest]);
    const less = modelOf([kept, ...rest]);
    const probe = probeWithoutPhrasing(whole, 2).ranked.find(({ entry }) => entry === 0);
    const query = readQuery(less, asked);
    const honest = query && rank(less, query).find(({ entry }) => entry === 0);
    // Weights still come from the whole FAQ, so the two agree nearly, not exactly.
    for (const part of ["centroid", "best", "mentioned"] as const) {
      expect(Math.abs((probe?.[part] ?? 0) - (honest?.[part] ?? 9))).toBeLessThan(0.2);
    }
  });

  test("leaves the model as it was", () => {
    const again = modelOf(SHOP_FAQ);
    const ask = (one: typeof model) => {
      const query = readQuery(one, "my parcel and my money");
      return query && rank(one, query);
    };
    expect(ask(model)).toEqual(ask(again));
  });
});
