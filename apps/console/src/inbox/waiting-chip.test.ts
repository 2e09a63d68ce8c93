import { expect, it } from "vitest";
import { judgeWait } from "./waiting-chip.tsx";

it.each([
  [0, "ok"],
  [59_999, "ok"],
  [60_000, "warn"],
  [119_999, "warn"],
  [120_000, "bad"],
])("a wait of %i ms is %s", (ms, verdict) => {
  expect(judgeWait(ms)).toBe(verdict);
});
