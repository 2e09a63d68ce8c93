import type { IncomingMessage } from "node:http";

/** Bytes of a refused body that are read: what a little too large an upload has beyond what is taken. */
const READ_ON_BYTES = 48 * 1024 * 1024;

/** How long they may take, in milliseconds. */
const READ_ON_MS = 15_000;

/**
 * Reads the rest of a body that was refused, and drops it; resolves with whether it has ended. Who still
 * sends does not listen: a connection that is closed meanwhile takes the answer with it, and a proxy in
 * between tells of a broken server instead.
 */
export function readOn(request: IncomingMessage): Promise<boolean> {
  if (!hasBody(request) || request.complete) return Promise.resolve(true);
  if (request.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    let bytes = 0;
    const stop = () => {
      clearTimeout(timer);
      request.off("data", count).off("end", stop).off("close", stop).off("error", stop);
      resolve(request.complete);
    };
    const count = (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > READ_ON_BYTES) stop();
    };
    const timer = setTimeout(stop, READ_ON_MS);
    request.on("data", count).on("end", stop).on("close", stop).on("error", stop);
    request.resume();
  });
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
