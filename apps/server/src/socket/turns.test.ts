import { expect, test } from "vitest";
import { createTurns } from "./turns.ts";

test("one begins when the one before has ended, whether it went well or not", async () => {
  const turns = createTurns();
  const seen: string[] = [];
  let fail = (_error: Error) => {};
  const first = turns(
    () =>
      new Promise((_resolve, reject) => {
        seen.push("first began");
        fail = reject;
      }),
  );
  const second = turns(async () => seen.push("second began"));
  await Promise.resolve();
  await Promise.resolve();
  expect(seen).toEqual(["first began"]);
  fail(new Error("no page"));
  await expect(first).rejects.toThrow("no page");
  await second;
  expect(seen).toEqual(["first began", "second began"]);
});
