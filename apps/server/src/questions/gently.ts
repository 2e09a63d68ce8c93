import type { Steps } from "@foyer/faq-search";

/** Takes long work a step at a time: what people say meanwhile does not wait for the whole of it. */
export async function gently<T>(steps: Steps<T>): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await new Promise((resolve) => setImmediate(resolve));
    step = steps.next();
  }
  return step.value;
}
