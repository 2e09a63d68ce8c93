/** What is drawn of a list: `from` … `to` (not included). */
export interface Range {
  from: number;
  to: number;
}

/** A stretch of a list, in pixels from the same point as everything else here. */
export interface Stretch {
  top: number;
  bottom: number;
}

/**
 * Of lines with these heights, those that lie within `view`. `at` says where the top of one of them is: all
 * others are counted from there, so that a wrong guess far away moves nothing that is seen.
 */
export function linesWithin(
  heights: readonly number[],
  at: { index: number; top: number },
  view: Stretch,
): Range {
  let { index, top } = at;
  while (index > 0 && top > view.top) top -= heights[--index] ?? 0;
  while (index < heights.length && top + (heights[index] ?? 0) <= view.top)
    top += heights[index++] ?? 0;
  const from = Math.min(index, Math.max(0, heights.length - 1));
  while (index < heights.length && top < view.bottom) top += heights[index++] ?? 0;
  return { from, to: Math.max(index, Math.min(from + 1, heights.length)) };
}

/** The last lines, as many as are `height` pixels high. */
export function lastLines(heights: readonly number[], height: number): Range {
  let from = heights.length;
  for (let room = height; from > 0 && room > 0; ) room -= heights[--from] ?? 0;
  return { from, to: heights.length };
}

/** The pixels of all lines `from` … `to` (not included). */
export function heightOf(heights: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index++) sum += heights[index] ?? 0;
  return sum;
}
