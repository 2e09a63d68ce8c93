/** Work that may be taken up step by step, and what it comes to. */
export type Steps<T> = Generator<undefined, T>;

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Items that are worked on in one step: with the longest phrasings about a millisecond. */
const AT_ONCE = 32;

/** As `items.map(work)`, in steps. */
export function* mapInSteps<A, B>(
  items: readonly A[],
  work: (item: A, at: number) => B,
  atOnce: number = AT_ONCE,
): Steps<B[]> {
  const made: B[] = [];
  for (const [at, item] of items.entries()) {
    made.push(work(item, at));
    if (at % atOnce === atOnce - 1) yield;
  }
  return made;
}

/** Numbers that are gone through in one step: a millisecond or two. */
const NUMBERS_AT_ONCE = 8_192;

/** Calls `work` for every number below `count`, in steps. */
export function* countInSteps(count: number, work: (at: number) => void): Steps<void> {
  for (let at = 0; at < count; at++) {
    work(at);
    if (at % NUMBERS_AT_ONCE === NUMBERS_AT_ONCE - 1) yield;
  }
}
