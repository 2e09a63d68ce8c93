import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOwnLocks } from "../db/locks.ts";
import type { Log } from "../log.ts";
import { startSweeps } from "./sweeps.ts";

const warnings: unknown[] = [];
const log = { warn: (about: unknown) => void warnings.push(about) } as unknown as Log;

beforeEach(() => {
  vi.useFakeTimers();
  warnings.length = 0;
});
afterEach(() => void vi.useRealTimers());

test("a sweep that fails is tried again, and the others go on", async () => {
  const ran = { weak: 0, well: 0 };
  const weak = async () => {
    ran.weak += 1;
    throw new Error("away");
  };
  const well = async () => {
    ran.well += 1;
  };
  const sweeps = startSweeps(
    [
      { name: "weak", everyMs: 1000, run: weak },
      { name: "well", everyMs: 1000, run: well },
    ],
    { locks: createOwnLocks(), log },
  );
  await vi.advanceTimersByTimeAsync(4000);
  expect(ran.weak).toBeGreaterThanOrEqual(3);
  expect(ran.well).toBeGreaterThanOrEqual(3);
  expect(warnings).toHaveLength(ran.weak);
  await sweeps.stop();
});

test("what runs on another node is left out, unless every node does it for itself", async () => {
  const locks = createOwnLocks();
  let letGo = () => {};
  const elsewhere = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const busy = ["shared", "own"].map((name) => locks.onlyOne(name, () => elsewhere));
  const ran = { shared: 0, own: 0 };
  const shared = async () => {
    ran.shared += 1;
  };
  const own = async () => {
    ran.own += 1;
  };
  const sweeps = startSweeps(
    [
      { name: "shared", everyMs: 1000, run: shared },
      { name: "own", everyMs: 1000, everywhere: true, run: own },
    ],
    { locks, log },
  );
  await vi.advanceTimersByTimeAsync(4000);
  expect(ran.shared).toBe(0);
  expect(ran.own).toBeGreaterThanOrEqual(3);
  letGo();
  await Promise.all(busy);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ran.shared).toBeGreaterThanOrEqual(1);
  await sweeps.stop();
});

test("stopping waits for the run that is under way, and begins no other", async () => {
  let letGo = () => {};
  let began = 0;
  const sweeps = startSweeps(
    [
      {
        name: "slow",
        everyMs: 1000,
        run() {
          began += 1;
          return new Promise<void>((resolve) => {
            letGo = resolve;
          });
        },
      },
    ],
    { locks: createOwnLocks(), log },
  );
  await vi.advanceTimersByTimeAsync(2000);
  expect(began).toBe(1);
  let stopped = false;
  const stopping = sweeps.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(5000);
  expect(stopped).toBe(false);
  letGo();
  await stopping;
  await vi.advanceTimersByTimeAsync(5000);
  expect(began).toBe(1);
});
