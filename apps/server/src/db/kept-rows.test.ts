import { expect, test } from "vitest";
import { createKeptRows } from "./kept-rows.ts";

interface Row {
  id: string;
  name: string;
}

test("what is written while the rows are being read is not lost to what was read", async () => {
  const reads: ((rows: Row[]) => void)[] = [];
  const kept = createKeptRows<Row>(
    ({ id }) => id,
    () => new Promise((resolve) => reads.push(resolve)),
  );
  const reading = kept.read();
  kept.put({ id: "a", name: "new" });
  reads[0]?.([{ id: "a", name: "old" }]);
  await new Promise(setImmediate);
  expect(kept.get("a")?.name).toBe("new");
  reads[1]?.([
    { id: "b", name: "other" },
    { id: "a", name: "new" },
  ]);
  await reading;
  expect(kept.all().map(({ name }) => name)).toEqual(["other", "new"]);
});
