import { expect, test } from "vitest";
import { saidConsent } from "./consent.ts";
import { type Facts, fits, isMet } from "./match-rule.ts";
import type { Rule } from "./site-rules.ts";

const FACTS: Facts = {
  path: "/cart",
  seconds: 30,
  scroll: 50,
  exit: true,
  returning: true,
  langs: ["en-GB", "de"],
};

const met = (when: Rule["when"], facts: Partial<Facts> = {}) =>
  isMet({ when }, { ...FACTS, ...facts });

test.each([
  ["/cart", "/cart", true],
  ["/cart", "/cart/2", false],
  ["/cart*", "/cart/2", true],
  ["*", "", true],
  ["*/cart", "/de/cart", true],
  ["*/cart", "/cart/2", false],
  ["/a*b*c", "/a-b-c", true],
  ["/a*b*c", "/a-c-b", false],
  ["/a*a", "/a", false],
  ["/a**a", "/aa", true],
  ["/a.c", "/abc", false],
])("pattern %s on %s: %s", (pattern, path, fitting) => {
  expect(fits(pattern, path)).toBe(fitting);
});

test("a pattern of stars alone does not hold a long address up", () => {
  expect(fits(`${"*a".repeat(100)}*b`, "a".repeat(100_000))).toBe(false);
});

test.each<[Rule["when"], Partial<Facts>]>([
  [{ url: "/cart" }, { path: "/" }],
  [{ seconds: 30 }, { seconds: 29.9 }],
  [{ scroll: 50 }, { scroll: 49 }],
  [{ exit: true }, { exit: false }],
  [{ returning: true }, { returning: false }],
  [{ returning: true }, { returning: undefined }],
  [{ returning: false }, { returning: undefined }],
  [{ langs: ["en"] }, { langs: ["fr", "eng"] }],
])("%j holds, but not with %j", (when, other) => {
  const returning = when.returning === false ? { returning: false } : {};
  expect(met(when, returning)).toBe(true);
  expect(met(when, other)).toBe(false);
});

test("all of it must hold, and nothing asked for always does", () => {
  expect(met({ url: "/cart", seconds: 5, langs: ["de"] })).toBe(true);
  expect(met({ url: "/cart", seconds: 5, langs: ["fr"] })).toBe(false);
  expect(met({}, { seconds: 0, scroll: 0, exit: false, langs: [] })).toBe(true);
});

test("consent is what the page called last, else what the script carries, else unknown", () => {
  const script = document.createElement("script");
  expect(saidConsent([], script)).toBeUndefined();
  script.setAttribute("data-foyer-consent", "");
  expect(saidConsent([], script)).toBe(true);
  script.setAttribute("data-foyer-consent", "false");
  expect(saidConsent([["open"]], script)).toBe(false);
  const calls = [["consent", false], ["open"], ["consent", true]];
  expect(saidConsent(calls, script)).toBe(true);
  expect(saidConsent([["consent", "yes"]], null)).toBe(false);
});
