import type { SocketLike } from "../socket-like.ts";

interface Frame {
  type: string;
}

/** The server's end of a socket that exists only in the test. */
export interface FakeSocket extends SocketLike {
  readonly url: string;
  readonly sent: Frame[];
  readonly closed: boolean;
  opens(): void;
  says(frame: object | string): void;
  breaks(code?: number, reason?: string): void;
}

/** Makes sockets and remembers them: `sockets.at(-1)` is the one in use. */
export function fakeSockets(): { open(url: string): FakeSocket; sockets: FakeSocket[] } {
  const sockets: FakeSocket[] = [];
  return {
    sockets,
    open(url) {
      const socket = fakeSocket(url);
      sockets.push(socket);
      return socket;
    },
  };
}

function fakeSocket(url: string): FakeSocket {
  const listeners = new Map<string, (event: never) => void>();
  const sent: Frame[] = [];
  let closed = false;
  const tell = (type: string, event: object) => listeners.get(type)?.(event as never);

  return {
    url,
    sent,
    get closed() {
      return closed;
    },
    send(text) {
      sent.push(JSON.parse(text) as Frame);
    },
    close() {
      closed = true;
    },
    addEventListener(type: string, listener: (event: never) => void) {
      listeners.set(type, listener);
    },
    opens: () => tell("open", {}),
    says: (frame) =>
      tell("message", { data: typeof frame === "string" ? frame : JSON.stringify(frame) }),
    breaks(code = 1006, reason = "") {
      closed = true;
      tell("close", { code, reason });
    },
  };
}
