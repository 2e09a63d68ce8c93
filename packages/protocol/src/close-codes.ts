/** Why the server closes a socket. 4000–4999 are ours (RFC 6455 §7.4.2). */
export const CLOSE_CODES = {
  /** The server is stopping; another start is expected. */
  restarting: 4000,
  /** Nothing was heard for more than two heartbeats. */
  silent: 4001,
  /** The reader was too slow: it catches up by `seq` on a new connection. */
  too_slow: 4002,
  /** No `hello` came in time. */
  no_hello: 4003,
  /** The database takes no writes now: full, locked or broken. What was said is said again later. */
  cannot_write: 4004,
  /** The client went on sending far above its rate. */
  flooding: 4008,
  /** The session or token has ended. */
  signed_out: 4401,
  /** Unknown site or origin that the site does not list. */
  refused: 4403,
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** Whether a client that was closed with `code` should reconnect by itself: not after our 44xx. */
export const isRetryable = (code: number): boolean => code < 4400 || code > 4499;
