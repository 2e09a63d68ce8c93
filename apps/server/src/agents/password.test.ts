import { expect, test } from "vitest";
import { fitsPassword, hashPassword } from "./password.ts";

const ROUNDS = 7;

/** Milliseconds that the middle one of some tries takes. */
async function timeOf(passwordHash: string | undefined): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await fitsPassword(passwordHash, "a guess");
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

test("only the password itself fits, and nothing fits where there is no hash", async () => {
  const hash = await hashPassword("a long enough password");
  expect(await fitsPassword(hash, "a long enough password")).toBe(true);
  expect(await fitsPassword(hash, "a long enough Password")).toBe(false);
  expect(await fitsPassword(undefined, "nobody's password")).toBe(false);
});

test("an address that nobody has takes as long as one that somebody has", async () => {
  const hash = await hashPassword("a long enough password");
  // The first time without a hash makes the one that is compared with.
  await fitsPassword(undefined, "a guess");
  const [known, unknown] = [await timeOf(hash), await timeOf(undefined)];
  // Far from equal on a busy machine, farther still from no hashing at all.
  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});
