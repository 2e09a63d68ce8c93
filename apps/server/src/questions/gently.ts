import type { Steps } from "@foyer/faq-search";

/** So long, in milliseconds, work goes on before others may do theirs. */
const HELD_MS = 6;

/** Takes long work a step at a time: what people say meanwhile does not wait for the whole of it. */
export async function gently<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (performance.now() - since >= HELD_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
    step = steps.next();
  }
  return step.value;
}
