/**
 * Why the server closes a socket. 4000–4999 are ours (RFC 6455 §7.4.2).
 * `retry` tells the client whether to come back by itself.
 */
export const CLOSE_CODES = {
  /** The server is stopping; another start is expected. */
  restarting: { code: 4000, retry: true },
  /** Nothing was heard for more than two heartbeats. */
  silent: { code: 4001, retry: true },
  /** The reader was too slow: it catches up by `seq` on a new connection. */
  too_slow: { code: 4002, retry: true },
  /** No `hello` came in time. */
  no_hello: { code: 4003, retry: true },
  /** The client went on sending far above its rate. */
  flooding: { code: 4008, retry: true },
  /** Unknown site or origin that the site does not list. */
  refused: { code: 4403, retry: false },
  /** The session or token has ended. */
  signed_out: { code: 4401, retry: false },
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** Whether a client that was closed with `code` should reconnect by itself. */
export function isRetryable(code: number): boolean {
  for (const reason of Object.values(CLOSE_CODES)) if (reason.code === code) return reason.retry;
  return true;
}
