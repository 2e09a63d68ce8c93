import type { ToVisitor, VisitorUp } from "@foyer/protocol";
import { HEARTBEAT_MS } from "@foyer/protocol/limits";
import { PROTOCOL_VERSION } from "@foyer/protocol/version";
import { currentDevice, currentPage } from "../connecting/page.ts";

/** Tries come further and further apart, in milliseconds: nobody waits for this connection. */
const FIRST_MS = 2_000;
const LAST_MS = 120_000;

/** The panel's connection in small: nothing is resumed, and nothing said twice. */
export interface SmallConnection {
  send(frame: VisitorUp): void;
  /** Comes again at once, as somebody else. */
  reopen(): void;
  close(): void;
}

/** Connects, as `token` says or as a guest, and again after a loss, until it is closed or refused. */
export function stayConnected(
  origin: string,
  siteKey: string,
  token: () => string | undefined,
  hear: (frame: ToVisitor) => void,
): SmallConnection {
  let socket: WebSocket | undefined;
  let again: number | undefined;
  let wait = FIRST_MS;
  let ended = false;

  const send = (frame: VisitorUp): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const beat = setInterval(() => send({ type: "ping" }), HEARTBEAT_MS);

  function open(): void {
    clearTimeout(again);
    if (ended) return;
    const mine = new WebSocket(`${origin.replace("http", "ws")}/socket/visitor`);
    socket = mine;
    mine.onopen = () => {
      const known = token();
      const who = known ? { token: known } : { guest: true as const };
      const here = { page: currentPage(), device: currentDevice() };
      send({ type: "hello", version: PROTOCOL_VERSION, siteKey, ...who, ...here });
    };
    mine.onmessage = ({ data }) => {
      const frame = JSON.parse(data) as ToVisitor;
      // Refused: the panel, once it is opened, knows what to do about it.
      if (frame.type === "error") return close();
      if (frame.type === "welcome") wait = FIRST_MS;
      hear(frame);
    };
    mine.onclose = () => {
      if (mine !== socket || ended) return;
      wait = Math.min(LAST_MS, wait * 2);
      again = window.setTimeout(open, wait * (0.5 + Math.random() / 2));
    };
  }

  function part(): void {
    const last = socket;
    socket = undefined;
    clearTimeout(again);
    last?.close();
  }

  function reopen(): void {
    part();
    open();
  }

  const cameBack = ({ persisted }: PageTransitionEvent) => persisted && reopen();

  function close(): void {
    ended = true;
    clearInterval(beat);
    removeEventListener("pagehide", part);
    removeEventListener("pageshow", cameBack);
    part();
  }

  addEventListener("pagehide", part);
  addEventListener("pageshow", cameBack);
  open();
  return { send, reopen, close };
}
