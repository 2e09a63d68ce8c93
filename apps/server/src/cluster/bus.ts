import type { BusMessage } from "./bus-message.ts";

export interface BusState {
  is: "up" | "down";
  /** Milliseconds since 1970. */
  since: number;
}

/**
 * How nodes hear of each other at once. It may lose anything at any moment and says so to nobody:
 * whoever depends on a message has a slower way to the same by the database.
 */
export interface Bus {
  /** Told to all other nodes soon, or never. Does not throw and does not wait. */
  publish(message: BusMessage): void;
  /** Everything that other nodes say, in the order in which each said it. */
  onMessage(hear: (message: BusMessage, nodeId: string) => void): void;
  /** Called whenever something may have been missed, and others are to be told everything anew. */
  onUp(tell: () => void): void;
  state(): BusState;
  /** Sends what was published and lets go. */
  close(): Promise<void>;
}

/** For nodes without REDIS_URL: nobody hears, nobody is heard. */
export function createSilentBus(): Bus {
  const since = Date.now();
  return {
    publish: () => {},
    onMessage: () => {},
    onUp: () => {},
    state: () => ({ is: "down", since }),
    close: async () => {},
  };
}
