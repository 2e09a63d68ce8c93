import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { me } from "../session/session-state.ts";
import { sampleMe } from "./sample-agent.ts";
import { watchInput } from "./watch-input.ts";

const MINUTE = 60_000;
let said: unknown[] = [];
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  me.value = sampleMe({ awayAfter: 10 });
  vi.stubGlobal("fetch", async (_path: string, { body }: RequestInit) => {
    const patch = JSON.parse(String(body));
    said.push(patch);
    const agent = { ...me.peek()?.agent, ...patch };
    return new Response(JSON.stringify(agent), { headers: { "content-type": "application/json" } });
  });
  stop = watchInput();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const touch = () => window.dispatchEvent(new Event("pointermove"));

it("says once that nobody is there after so many minutes, and at the first touch that they are back", async () => {
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  touch();
  await vi.advanceTimersByTimeAsync(9 * MINUTE);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(20 * MINUTE);
  expect(said).toEqual([{ idle: true }]);
  touch();
  await vi.advanceTimersByTimeAsync(0);
  touch();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(said).toEqual([{ idle: true }, { idle: false }]);
});

it("an agent who wants none of it is never away by itself", async () => {
  me.value = sampleMe({ awayAfter: 0 });
  await vi.advanceTimersByTimeAsync(600 * MINUTE);
  expect(said).toEqual([]);
});

it("while another device is in use this one does not insist", async () => {
  await vi.advanceTimersByTimeAsync(11 * MINUTE);
  me.value = sampleMe({ awayAfter: 10, idle: false });
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(said).toEqual([{ idle: true }]);
});
