import type { Vector } from "./vocabulary.ts";

/** Euclidean length. */
export function lengthOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at] ?? 0) ** 2;
  return Math.sqrt(sum);
}

/** The same direction with length 1; a zero vector stays zero. */
export function toUnit({ ids, values }: Vector): Vector {
  const length = lengthOf(values) || 1;
  return { ids, values: values.map((value) => value / length) };
}

/** Adds vectors up in one dense array that serves every sum: a Map per sum takes ten times as long. */
export class Adder {
  readonly #sums: Float32Array;
  readonly #touched: Uint8Array;

  constructor(features: number) {
    this.#sums = new Float32Array(features);
    this.#touched = new Uint8Array(features);
  }

  /** The sum of vectors. */
  sum(vectors: readonly Vector[]): Vector {
    const found: number[] = [];
    for (const { ids, values } of vectors) {
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] ?? 0;
        if (this.#touched[id] === 0) found.push(id);
        this.#touched[id] = 1;
        this.#sums[id] = (this.#sums[id] ?? 0) + (values[at] ?? 0);
      }
    }
    return this.#takeOut(new Uint32Array(found));
  }

  /** The dot products of vectors with one other. */
  dots(one: Vector, others: readonly Vector[]): number[] {
    for (let at = 0; at < one.ids.length; at++) this.#sums[one.ids[at] ?? 0] = one.values[at] ?? 0;
    const products = others.map(({ ids, values }) => {
      let sum = 0;
      for (let at = 0; at < ids.length; at++) {
        sum += (values[at] ?? 0) * (this.#sums[ids[at] ?? 0] ?? 0);
      }
      return sum;
    });
    for (const id of one.ids) this.#sums[id] = 0;
    return products;
  }

  #takeOut(ids: Uint32Array): Vector {
    const values = new Float32Array(ids.length);
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      values[at] = this.#sums[id] ?? 0;
      this.#sums[id] = 0;
      this.#touched[id] = 0;
    }
    return { ids, values };
  }
}
