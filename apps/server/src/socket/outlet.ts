import type { Socket } from "node:net";
import type { TextFrame } from "./text-frame.ts";

/** The way out of one connection. */
export interface Outlet {
  write(frame: TextFrame): void;
  /** Bytes that the other side has not taken yet. */
  waiting(): number;
  /** Resolves when little is waiting: then a page that somebody asked for may follow. */
  drained(): Promise<void>;
  /** Writes at once what this turn has gathered: before anything that does not go this way. */
  flush(): void;
}

/** Bytes that may still be on their way when a page is sent after them. */
const PAGE_MAY_FOLLOW = 64 * 1024;

/** Outlets that have something to write when this turn of the event loop ends. */
let touched: Outlet[] = [];

function flushTouched(): void {
  const outlets = touched;
  touched = [];
  for (const outlet of outlets) outlet.flush();
}

/**
 * Gathers what one turn has for a socket and writes it in one go: an ack, the event it stands for
 * and a colleague's typing cost one system call. ws would make two writes of each frame. Only whole
 * frames are written here, so that those of ws itself (pong, close) may stand between them; no
 * extension may be negotiated.
 */
export function createOutlet(socket: Socket): Outlet {
  let frames: Buffer[] = [];
  let bytes = 0;
  /** One for all who wait. */
  let emptied: Promise<void> | undefined;

  const outlet: Outlet = {
    write(frame) {
      if (frames.length === 0 && touched.push(outlet) === 1) setImmediate(flushTouched);
      frames.push(frame.bytes);
      bytes += frame.bytes.length;
    },
    waiting: () => socket.writableLength + bytes,
    async drained() {
      while (outlet.waiting() > PAGE_MAY_FOLLOW) {
        outlet.flush();
        if (socket.destroyed || socket.writableLength === 0) return;
        emptied ??= untilEmptied(socket).finally(() => {
          emptied = undefined;
        });
        await emptied;
      }
    },
    flush() {
      const [first] = frames;
      if (first === undefined) return;
      const all = frames.length === 1 ? first : Buffer.concat(frames, bytes);
      frames = [];
      bytes = 0;
      if (socket.writable) socket.write(all);
    },
  };
  return outlet;
}

function untilEmptied(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}
