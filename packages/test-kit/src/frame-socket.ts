import { WebSocket } from "ws";

interface Waiter<Down> {
  wants(frame: Down): boolean;
  take(frame: Down): void;
}

/** A raw socket for tests: sends frames, and waits for those that matter. */
export interface FrameSocket<Up, Down extends { type: string }> {
  send(frame: Up): void;
  /** Anything at all, to see what a server does with it. */
  sendRaw(data: string | Buffer): void;
  /**
   * The next frame of this type (and shape) that no earlier call has taken; waits for it at
   * most `patience` milliseconds.
   */
  next<T extends Down["type"]>(
    type: T,
    fits?: (frame: Extract<Down, { type: T }>) => boolean,
    patience?: number,
  ): Promise<Extract<Down, { type: T }>>;
  /** Everything received so far, taken or not. */
  received: Down[];
  closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** Long enough for a busy machine; a frame that is not sent at all still fails the test. */
const PATIENCE_MS = 10_000;

export async function openFrameSocket<Up, Down extends { type: string }>(
  url: string,
  headers: Record<string, string>,
): Promise<FrameSocket<Up, Down>> {
  const socket = new WebSocket(url, { headers });
  const received: Down[] = [];
  const untaken: Down[] = [];
  const waiters = new Set<Waiter<Down>>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: String(reason) }));
  });
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data)) as Down;
    received.push(frame);
    const waiter = [...waiters].find(({ wants }) => wants(frame));
    if (waiter) waiter.take(frame);
    else untaken.push(frame);
  });
  await new Promise((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });

  return {
    received,
    closed,
    send: (frame) => socket.send(JSON.stringify(frame)),
    sendRaw: (data) => socket.send(data),
    close: () => socket.close(),
    next(type, fits = () => true, patience = PATIENCE_MS) {
      type Wanted = Extract<Down, { type: typeof type }>;
      const wants = (frame: Down) => frame.type === type && fits(frame as Wanted);
      const at = untaken.findIndex(wants);
      if (at >= 0) return Promise.resolve(untaken.splice(at, 1)[0] as Wanted);
      return new Promise<Wanted>((resolve, reject) => {
        const tooLate = setTimeout(() => {
          waiters.delete(waiter);
          const got = received.map((frame) => frame.type).join(", ") || "nothing";
          reject(new Error(`no such "${type}" frame came; got: ${got}`));
        }, patience);
        const waiter: Waiter<Down> = {
          wants,
          take(frame) {
            clearTimeout(tooLate);
            waiters.delete(waiter);
            resolve(frame as Wanted);
          },
        };
        waiters.add(waiter);
      });
    },
  };
}
