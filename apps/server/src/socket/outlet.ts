import type { Socket } from "node:net";
import type { TextFrame } from "./text-frame.ts";

/** The way out of one connection. */
export interface Outlet {
  write(frame: TextFrame): void;
  /** Bytes that the other side has not taken yet. */
  waiting(): number;
  /** Writes at once what this turn has gathered: before anything that does not go this way. */
  flush(): void;
}

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

  const outlet: Outlet = {
    write(frame) {
      if (frames.length === 0 && touched.push(outlet) === 1) setImmediate(flushTouched);
      frames.push(frame.bytes);
      bytes += frame.bytes.length;
    },
    waiting: () => socket.writableLength + bytes,
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
