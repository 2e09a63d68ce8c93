import type { Log } from "../../log.ts";

const silent = () => {};

/** Says nothing. */
export const silentLog: Log = {
  ...{ fatal: silent, error: silent, warn: silent, info: silent, debug: silent },
};
