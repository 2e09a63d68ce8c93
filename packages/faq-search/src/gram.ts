import type { Vector } from "./vocabulary.ts";

/** The dot products of vectors with each other, row by row: product of a and b at a × count + b. */
export type Gram = Float32Array;

/** Up to this many phrasings all products are kept (1 MB); of more, each question needs but a few. */
const KEPT_PHRASINGS = 512;

function mirror(gram: Gram, count: number): void {
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < row; column++) {
      gram[column * count + row] = gram[row * count + column] ?? 0;
    }
  }
}

/**
 * Multiplies only what is shared: each feature keeps a chain of the vectors seen that hold it, and
 * every next holder walks it. The scratch array has a zero for every feature and is given back so.
 */
export function gramOf(vectors: readonly Vector[], scratch: Int32Array): Gram {
  const count = vectors.length;
  const total = vectors.reduce((sum, { ids }) => sum + ids.length, 0);
  const gram = new Float32Array(count * count);
  const next = new Int32Array(total + 1);
  const holders = new Int32Array(total + 1);
  const held = new Float32Array(total + 1);
  let last = 0;
  for (let row = 0; row < count; row++) {
    const { ids, values } = vectors[row] as Vector;
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] as number;
      const value = values[at] as number;
      next[++last] = scratch[id] as number;
      holders[last] = row;
      held[last] = value;
      scratch[id] = last;
      for (let link = last; link > 0; link = next[link] as number) {
        const cell = row * count + (holders[link] as number);
        gram[cell] = (gram[cell] as number) + value * (held[link] as number);
      }
    }
  }
  for (const { ids } of vectors) for (const id of ids) scratch[id] = 0;
  mirror(gram, count);
  return gram;
}

/** All products of a small FAQ's phrasings; undefined for a large one. */
export function keepGram(phrasings: readonly Vector[], scratch: Int32Array): Gram | undefined {
  return phrasings.length > KEPT_PHRASINGS ? undefined : gramOf(phrasings, scratch);
}

/** The products of some rows among `count` kept ones. */
export function pickGram(kept: Gram, count: number, rows: readonly number[]): Gram {
  const gram = new Float32Array(rows.length * rows.length);
  let cell = 0;
  for (const row of rows) {
    const start = row * count;
    for (const column of rows) gram[cell++] = kept[start + column] ?? 0;
  }
  return gram;
}
