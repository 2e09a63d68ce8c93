import type { Bus } from "../bus.ts";
import { type BusMessage, createDecoder, encodeMessage } from "../bus-message.ts";
import { silentLog } from "./silent-log.ts";

/** A bus in memory that may be cut: what is said then is lost, as it is with Redis. */
export interface FakeBuses {
  /** One node's end of it, up from the start. */
  node(nodeId: string): Bus;
  /** Everything said so far by anybody, cut or not. */
  said: { from: string; message: BusMessage }[];
  cut(): void;
  mend(): void;
}

export function createFakeBuses(): FakeBuses {
  const decode = createDecoder(silentLog);
  const hearers: { nodeId: string; hear: Parameters<Bus["onMessage"]>[0] }[] = [];
  const tellers: (() => void)[] = [];
  const said: FakeBuses["said"] = [];
  let up = true;
  return {
    said,
    cut() {
      up = false;
    },
    mend() {
      up = true;
      for (const tell of tellers) tell();
    },
    node: (nodeId) => ({
      publish(message) {
        said.push({ from: nodeId, message });
        if (!up) return;
        const heard = decode(encodeMessage(message));
        for (const other of hearers) {
          if (heard && other.nodeId !== nodeId) other.hear(heard, nodeId);
        }
      },
      onMessage: (hear) => void hearers.push({ nodeId, hear }),
      onUp: (tell) => void tellers.push(tell),
      state: () => ({ is: up ? "up" : "down", since: 0 }),
      close: async () => {},
    }),
  };
}
