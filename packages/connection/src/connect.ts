import { type CLOSE_CODES, isRetryable } from "@foyer/protocol/close-codes";
import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { type Link, openLink } from "./link.ts";
import type { SocketLike } from "./socket-like.ts";
import type { Status } from "./status.ts";

/** A connection that lasted this long was a good one; a shorter one belongs to the absence before it. */
const STEADY_MS = 5_000;

/**
 * A server that stops in good order has been a good one, however short: where there are several,
 * they are restarted one after the other, and whoever is sent on twice must not wait for long.
 */
const RESTARTING: (typeof CLOSE_CODES)["restarting"] = 4000;

export interface ConnectOptions<Up, Down> {
  url: string;
  openSocket(url: string): SocketLike;
  clock: Clock;
  /** 0 ≤ x < 1. */
  random(): number;
  /** The first frame, asked for afresh at every open. */
  hello(): Up;
  onFrame(frame: Down): void;
  onStatus(status: Status): void;
  /** Calls `wake` when it is worth trying now (focus, online, pageshow); returns how to stop that. */
  onWake?(wake: () => void): () => void;
}

export interface Connection<Up> {
  readonly status: Status;
  /** False when it is not open: nothing was sent. */
  send(frame: Up): boolean;
  /** Tries at once if it is waiting or stopped. */
  retryNow(): void;
  /** Drops what there is and opens anew at once, with a new `hello`. */
  reopen(): void;
  /** For good: no further callback. */
  close(): void;
}

/** Keeps one socket to `url` open for as long as the page lives. Starts at once. */
export function connect<Up extends { type: string }, Down extends { type: string }>(
  options: ConnectOptions<Up, Down>,
): Connection<Up> {
  const { clock } = options;
  let status: Status = { name: "connecting" };
  let link: Link | undefined;
  let retry: unknown;
  let awaySince = clock.now();
  let openedAt = Number.POSITIVE_INFINITY;

  function become(next: Status): void {
    status = next;
    options.onStatus(next);
  }

  function open(): void {
    clock.clearTimeout(retry);
    link?.drop();
    openedAt = Number.POSITIVE_INFINITY;
    become({ name: "connecting" });
    link = openLink(options, { onFrame, onLost });
  }

  function onFrame(frame: Down): void {
    if (frame.type === "welcome" && status.name === "connecting") {
      openedAt = clock.now();
      become({ name: "open" });
    }
    options.onFrame(frame);
  }

  function onLost(code: number, reason: string): void {
    link = undefined;
    if (isRetryable(code)) comeBack(code === RESTARTING ? 0 : STEADY_MS);
    else become({ name: "stopped", code, reason });
  }

  /** What has lasted for `steadyMs` was a good connection: a new absence begins. */
  function comeBack(steadyMs: number): void {
    const now = clock.now();
    if (now - openedAt >= steadyMs) awaySince = now;
    const wait = backoff(now - awaySince, options.random);
    retry = clock.setTimeout(open, wait);
    become({ name: "waiting", until: now + wait });
  }

  function retryNow(): void {
    if (!link) open();
  }

  function wake(): void {
    if (status.name === "waiting") open();
    else link?.probe();
  }

  const unwake = options.onWake?.(wake);
  open();

  return {
    get status() {
      return status;
    },
    send: (frame) => status.name === "open" && !!link?.send(frame),
    retryNow,
    reopen: open,
    close() {
      unwake?.();
      clock.clearTimeout(retry);
      link?.drop();
      link = undefined;
      status = { name: "stopped", code: 1000, reason: "" };
    },
  };
}
