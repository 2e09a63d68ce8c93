/**
 * What `promise` resolves with, or a rejection when that takes longer than `ms` milliseconds. A late
 * rejection is nobody's any more. After a moment in which this process itself stood still, what has
 * arrived meanwhile is read first: an answer that only waited here is not late.
 */
export async function deadline<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`no answer within ${ms} ms`));
    timer = setTimeout(() => setImmediate(giveUp), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
