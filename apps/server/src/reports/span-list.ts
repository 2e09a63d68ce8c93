import type { Spans } from "@foyer/protocol";

const FIRST_ROOM = 16;

/** So often a part is halved on the way to a place before all that is left of it is sorted. */
const ROUNDS_MAX = 64;

/** Spans in ms, of which the middle, nine of ten and the mean are asked; it need not keep their order. */
export function createSpanList() {
  let spans = new Float64Array(FIRST_ROOM);
  let count = 0;

  return {
    push(ms: number): void {
      if (count === spans.length) {
        const wider = new Float64Array(2 * count);
        wider.set(spans);
        spans = wider;
      }
      spans[count++] = ms;
    },
    figures: (): Spans => spansOf(spans.subarray(0, count)),
  };
}

/**
 * The middle, nine of ten (the nearest that was measured) and the mean of spans in ms, each rounded. Puts them into
 * another order.
 */
export function spansOf(spans: Float64Array): Spans {
  const count = spans.length;
  if (count === 0) return { count, median: null, ninth: null, mean: null };
  const [low, high] = [Math.ceil(count / 2) - 1, Math.floor(count / 2)];
  const middle = place(spans, low, 0) + place(spans, high, low);
  const ninth = place(spans, Math.ceil(count * 0.9) - 1, high);
  let sum = 0;
  for (const span of spans) sum += span;
  return { count, median: Math.round(middle / 2), ninth, mean: Math.round(sum / count) };
}

/**
 * What would stand at `at` if all were sorted; afterwards nothing before `at` is greater, and nothing behind it less.
 * `from`: a place of which the same is true already. Quickselect: sorting all takes several times as long.
 */
function place(values: Float64Array, at: number, from: number): number {
  let [left, right] = [from, values.length - 1];
  for (let round = 0; left < right; round++) {
    if (round === ROUNDS_MAX) {
      values.subarray(left, right + 1).sort();
      break;
    }
    const pivot = middleOf(values, left, right);
    let [i, j] = [left, right];
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i > j) break;
      const swapped = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = swapped;
    }
    if (at <= j) right = j;
    else if (at >= i) left = i;
    else break;
  }
  return values[at] as number;
}

/** The second of the first, the middle one and the last. */
function middleOf(values: Float64Array, left: number, right: number): number {
  const [a, b] = [values[left] as number, values[(left + right) >> 1] as number];
  const c = values[right] as number;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
