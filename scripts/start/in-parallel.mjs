import { availableParallelism } from "node:os";

/** Runs `act` for each of `list`, as many at a time as there are cores; answers in the list's order. */
export async function inParallel(list, act) {
  const queue = [...list.entries()];
  const answers = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, each] = next;
      answers[index] = await act(each);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), list.length) }, worker));
  return answers;
}
