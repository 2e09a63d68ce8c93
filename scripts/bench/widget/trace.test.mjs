import { expect, test } from "vitest";
import { costOf, longestSince } from "./trace.mjs";

const where = { page: "https://shop.example/", server: "https://chat.example" };
const ours = { data: { url: "https://chat.example/embed/shop.js" } };

/** An event of the main thread; times in microseconds. */
const event = (name, at, lasts, args, tid = 1) => ({
  ...{ name, ph: "X", pid: 7, tid, args },
  ...{ ts: at, dur: lasts * 2, tts: at, tdur: lasts },
});

const parse = event("ParseHTML", 0, 10, { beginData: { url: "https://shop.example/" } });

test("script time is what scripts took themselves, without the layout inside them", () => {
  const events = [
    parse,
    event("EvaluateScript", 1_000, 5_000, ours),
    event("FunctionCall", 1_500, 2_000, ours),
    event("Layout", 1_600, 1_000),
    event("FunctionCall", 9_000, 500, ours),
    event("Layout", 20_000, 9_000),
  ];
  expect(costOf(events, where).script).toBe(4.5);
});

test("other threads and other processes do not count", () => {
  const worker = event("FunctionCall", 2_000, 8_000, ours, 2);
  const gpu = { ...event("FunctionCall", 2_000, 8_000, ours), pid: 8 };
  expect(costOf([parse, worker, gpu], where)).toEqual({ script: 0, longest: 0 });
});

test("the longest task is one of ours, with everything it caused; the page's own do not count", () => {
  const events = [
    parse,
    event("ThreadControllerImpl::RunTask", 1_000, 30_000),
    event("EvaluateScript", 2_000, 1_000, ours),
    event("ThreadControllerImpl::RunTask", 100_000, 70_000),
    event("EvaluateScript", 100_100, 60_000, { data: { url: "https://shop.example/own.js" } }),
  ];
  expect(costOf(events, where).longest).toBe(30);
});

test("from the first script of ours on every task counts, whether it runs a script or draws", () => {
  const script = where.server;
  const events = [
    parse,
    event("ThreadControllerImpl::RunTask", 1_000, 90_000),
    event("ThreadControllerImpl::RunTask", 200_000, 4_000),
    event("EvaluateScript", 200_500, 3_000, ours),
    event("ThreadControllerImpl::RunTask", 210_000, 6_000),
    event("ThreadControllerImpl::RunTask", 220_000, 50_000, undefined, 2),
  ];
  expect(longestSince(events, { page: where.page, script })).toBe(6);
  expect(() => longestSince([parse], { page: where.page, script })).toThrow("No script");
});
