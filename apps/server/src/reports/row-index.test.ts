import { expect, test } from "vitest";
import { createRowIndex } from "./row-index.ts";

test("each of many ids is found at its own row, and one that is not there at none", () => {
  const index = createRowIndex();
  const ids = Array.from({ length: 5_000 }, (_, row) => `id-${row.toString(36)}`);
  for (const [row, id] of ids.entries()) index.add(id, row);
  expect(ids.map((id) => index.find(id, () => true))).toEqual(ids.map((_, row) => row));
  expect(index.find("id-none", () => true)).toBeUndefined();
  expect(index.find("id-1", () => false)).toBeUndefined();
});
