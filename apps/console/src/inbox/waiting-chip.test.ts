import { expect, it } from "vitest";
import { judgeWait } from "./waiting-chip.tsx";

it.each([
  [0, "ok"],
  [59_999, "ok"],
  [60_000, "warn"],
  [179_999, "warn"],
  [180_000, "bad"],
])("a wait of %i ms is %s", (ms, verdict) => {
  expect(judgeWait(ms)).toBe(verdict);
});
