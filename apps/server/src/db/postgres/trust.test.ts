import { expect, test } from "vitest";
import { createTrust } from "./trust.ts";

const asked = (trust: ReturnType<typeof createTrust>, times: number) =>
  Array.from({ length: times }, () => trust.isWorthIt()).filter(Boolean).length;

test("guesses that hold are always worth it", () => {
  const trust = createTrust();
  for (let i = 0; i < 100; i++) {
    expect(trust.isWorthIt()).toBe(true);
    trust.learn(9, 10);
  }
});

test("where most do not hold one of sixteen is tried, until they hold again", () => {
  const trust = createTrust();
  for (let i = 0; i < 10; i++) trust.learn(1, 10);
  expect(asked(trust, 64)).toBe(4);
  for (let i = 0; i < 10; i++) trust.learn(10, 10);
  expect(asked(trust, 64)).toBe(64);
});

test("a batch in which nothing could be guessed says nothing", () => {
  const trust = createTrust();
  for (let i = 0; i < 100; i++) trust.learn(0, 0);
  expect(trust.isWorthIt()).toBe(true);
});
