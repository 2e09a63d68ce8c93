import { CannotWrite } from "../cannot-write.ts";

/** How long a write waits for a database that cannot be reached, in milliseconds; then it is refused. */
const PATIENCE_MS = 2_000;

/** Pause between two attempts, in milliseconds. */
const PAUSE_MS = 100;

/** What `connect` resolves with, asked again for a while. Rejects with CannotWrite. */
export async function connectPatiently<C>(connect: () => Promise<C>): Promise<C> {
  const since = performance.now();
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (performance.now() - since + PAUSE_MS > PATIENCE_MS) {
        const { message } = error as Error;
        throw new CannotWrite(`the database cannot be reached: ${message}`, { cause: error });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
