/** Likeness lies between 0 and 1; this many steps tell the nearest apart well enough to cut. */
const STEPS = 512;

function stepOf(likeness: number): number {
  return Math.min(STEPS - 1, Math.floor(likeness * STEPS));
}

function cutFor(likeness: Float32Array, most: number): number {
  const counts = new Uint32Array(STEPS);
  for (const value of likeness)
    if (value > 0) counts[stepOf(value)] = (counts[stepOf(value)] ?? 0) + 1;
  let found = 0;
  let step = STEPS;
  while (step > 0 && found < most) found += counts[--step] ?? 0;
  return step;
}

/** The rows of the `most` largest positive likenesses, largest first, without sorting them all. */
export function nearest(likeness: Float32Array, most: number): number[] {
  const cut = cutFor(likeness, most);
  const rows: number[] = [];
  for (let row = 0; row < likeness.length; row++) {
    const value = likeness[row] ?? 0;
    if (value > 0 && stepOf(value) >= cut) rows.push(row);
  }
  return rows.sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b).slice(0, most);
}
