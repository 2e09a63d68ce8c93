import { expect, it } from "vitest";
import { dayName, duration, timeIn } from "./time.ts";

const S = 1_000;
const H = 3_600 * S;

it.each([
  [-5 * S, "0:00"],
  [7 * S, "0:07"],
  [161 * S, "2:41"],
  [59 * 60 * S + 59 * S, "59:59"],
  [H + 5 * 60 * S, "1 h 05"],
  [51 * H, "2 d 3 h"],
])("%i ms of waiting read as %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

it("days are told from midnight, not by 24 hours", () => {
  const morning = new Date(2026, 4, 4, 0, 10).getTime();
  expect(dayName(morning - 20 * 60 * S, morning)).toBe("Yesterday");
  expect(dayName(morning, morning + 23 * H)).toBe("Today");
});

it("a zone that nobody knows has no time", () => {
  expect(timeIn("Mars/Olympus", 0)).toBeNull();
  expect(timeIn("Asia/Seoul", 0)).toContain("09:00");
});
