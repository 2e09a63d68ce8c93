/**
 * How the connection stands. `open` only after `welcome`. `waiting` comes back by itself at
 * `until` (the given clock's time); `stopped` does not: the server said that it is of no use.
 */
export type Status =
  | { name: "connecting" }
  | { name: "open" }
  | { name: "waiting"; until: number }
  | { name: "stopped"; code: number; reason: string };
