import { createServer } from "node:net";

/**
 * Below what systems hand out to outgoing connections (32768 and up): a server that is stopped and
 * started again must find its port free.
 */
const LOWEST = 18_000;
const HIGHEST = 32_000;
const MOST_TRIES = 50;

/** A port of 127.0.0.1 that nobody listens to now; throws when there seems to be none. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port was found between ${LOWEST} and ${HIGHEST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
