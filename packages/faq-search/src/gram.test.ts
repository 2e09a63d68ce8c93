import { expect, test } from "vitest";
import { gramOf, keepGram, pickGram } from "./gram.ts";

function vector(held: Record<number, number>) {
  return {
    ids: Uint32Array.from(Object.keys(held), Number),
    values: Float32Array.from(Object.values(held)),
  };
}
const vectors = [vector({ 0: 1 }), vector({ 0: 0.5, 1: 2 }), vector({ 1: 1, 2: 3 })];

test("multiplies every vector with every other, both ways round", () => {
  const gram = gramOf(vectors, new Int32Array(3));
  expect([...gram]).toEqual([1, 0.5, 0, 0.5, 4.25, 2, 0, 2, 10]);
});

test("gives the scratch array back zeroed", () => {
  const scratch = new Int32Array(3);
  gramOf(vectors, scratch);
  expect([...scratch]).toEqual([0, 0, 0]);
});

test("picks from the kept products what it would have computed", () => {
  const kept = gramOf(vectors, new Int32Array(3));
  const some = [vectors[2], vectors[0]].flatMap((one) => one ?? []);
  expect(pickGram(kept, 3, [2, 0])).toEqual(gramOf(some, new Int32Array(3)));
});

test("keeps the products of a small FAQ and not those of a large one", () => {
  const many = Array.from({ length: 600 }, () => vector({ 0: 1 }));
  expect(keepGram(many, new Int32Array(1))).toBeUndefined();
  expect(keepGram(many.slice(0, 2), new Int32Array(1))).toEqual(Float32Array.of(1, 1, 1, 1));
});
