/** Lets what waits have its turn. */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
