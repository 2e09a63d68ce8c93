import { expect, test } from "vitest";
import { passedUp, passUp, REFUSED_PAUSE_MS } from "./passed-up.ts";

const NOW = 1_700_000_000_000;

test("who refused is left out for a while, and comes after the others from then on", () => {
  const lines = passUp(passUp("", "mara", "missed", NOW), "tom", "refused", NOW);
  expect(passedUp(lines, NOW)).toEqual({ missed: ["mara"], refused: ["tom"] });
  expect(passedUp(lines, NOW + REFUSED_PAUSE_MS - 1).refused).toEqual(["tom"]);
  expect(passedUp(lines, NOW + REFUSED_PAUSE_MS)).toEqual({ missed: ["mara", "tom"], refused: [] });
});

test("who refuses again is left out again, and stands there once", () => {
  const later = NOW + REFUSED_PAUSE_MS;
  const lines = passUp(passUp("", "tom", "refused", NOW), "tom", "refused", later);
  expect(lines.split("\n")).toHaveLength(1);
  expect(passedUp(lines, later)).toEqual({ missed: [], refused: ["tom"] });
});

test("what was stored without a time is over: they may be asked", () => {
  expect(passedUp("mara\n-tom", NOW)).toEqual({ missed: ["mara", "tom"], refused: [] });
  expect(passedUp("", NOW)).toEqual({ missed: [], refused: [] });
});
