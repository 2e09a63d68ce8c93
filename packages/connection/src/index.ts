export { backoff, RETRY_BASE_MS, RETRY_CAP_MS } from "./backoff.ts";
export { newClientId } from "./client-id.ts";
export type { Clock } from "./clock.ts";
export { type Connection, type ConnectOptions, connect } from "./connect.ts";
export { createEventLog, type EventLog } from "./event-log.ts";
export { createOutbox, type Outbox, type OutboxEntry, type OutboxStore } from "./outbox.ts";
export type { SocketLike } from "./socket-like.ts";
export type { Status } from "./status.ts";
