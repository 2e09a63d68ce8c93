import { CannotWrite } from "../cannot-write.ts";
import { isCollision } from "./trouble.ts";

/** Attempts at a transaction that others stand in the way of. */
const ATTEMPTS = 5;

/** Longest pause between two, in milliseconds: of any length, so that the two do not meet again. */
const PAUSE_MS = 40;

/** Runs a transaction again when it collided with another one; CannotWrite when it always does. */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (!isCollision(error)) throw error;
      if (left === 0) throw new CannotWrite("others were always in the way", { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS));
  }
}
