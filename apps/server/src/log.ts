import type { Logger } from "pino";

/** The process's log; pino's interface, so that tests can pass a silent one. */
export type Log = Pick<Logger, "fatal" | "error" | "warn" | "info" | "debug">;
