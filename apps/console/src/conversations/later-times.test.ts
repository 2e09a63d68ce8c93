import { expect, it } from "vitest";
import { followUpTimes, snoozeTimes, toLocalInput } from "./later-times.ts";
import { untilText } from "./until-text.ts";

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).getTime();
const labels = (times: { label: string }[]) => times.map(({ label }) => label);

/** 24 November 2026 is a Tuesday. */
it("offers what is still to come, soonest first", () => {
  const now = at(24, 10, 20);
  const times = snoozeTimes(now);
  expect(labels(times)).toEqual([
    ...["In an hour", "This evening", "Tomorrow", "In three days", "On Monday"],
  ]);
  expect(times.map((time) => time.at)).toEqual([
    ...[at(24, 11, 20), at(24, 18), at(25, 9), at(27, 9), at(30, 9)],
  ]);
});

it("no evening is offered in the evening", () => {
  expect(labels(snoozeTimes(at(24, 17)))).not.toContain("This evening");
});

it("never offers the same day twice: from Friday and from Sunday Monday is the one after", () => {
  for (const day of [22, 23, 24, 25, 26, 27, 28]) {
    const times = followUpTimes(at(day, 10)).map((time) => time.at);
    expect(new Set(times).size, `day ${day}`).toBe(times.length);
    expect(times.every((time) => time > at(day, 10))).toBe(true);
  }
});

it("says when in few words, and gives inputs their own form", () => {
  const now = at(24, 10);
  expect(untilText(at(24, 18), now)).toMatch(/^0?6:00|^18:00/);
  expect(untilText(at(25, 9), now)).toMatch(/^tomorrow /);
  expect(untilText(at(30, 9), now)).toMatch(/30/);
  expect(toLocalInput(at(5, 9, 7))).toBe("2026-11-05T09:07");
});
