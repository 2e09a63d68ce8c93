import {
  CLOSE_CODES,
  type CloseReason,
  FRAME_MAX,
  HEARTBEAT_MS,
  type ToAgent,
  type ToVisitor,
} from "@foyer/protocol";
import type { RawData, WebSocket } from "ws";
import type { Clock } from "../clock.ts";
import { type CannotWrite, cannotWriteIn } from "../db/cannot-write.ts";
import type { Log } from "../log.ts";
import { Refusal } from "../refusal.ts";
import { ComeAgain } from "../visitors/come-again.ts";
import type { Answer } from "./dispatch.ts";
import { createFrameRate } from "./frame-rate.ts";
import type { ParseFrame } from "./frame-schema.ts";
import type { Listener } from "./hub.ts";
import type { Outlet } from "./outlet.ts";
import { encodeFrame } from "./text-frame.ts";

/** Bytes that may wait for a slow reader; beyond, it is closed and catches up by seq. */
const BUFFER_MAX = 1024 * 1024;

/** Two missed heartbeats and a grace for a slow network. */
const SILENCE_MS = 2 * HEARTBEAT_MS + 5_000;

/** A client says hello at once; who does not is not one of ours. */
const HELLO_MS = 10_000;

/** One open socket of a visitor or an agent. */
export interface Connection extends Listener {
  send(frame: ToAgent | ToVisitor): void;
  close(reason: CloseReason, why?: string): void;
  isOpen(): boolean;
  /** Resolves when a page may be sent: what was asked for must not be what is too much. */
  drained(): Promise<void>;
  /** Closes it when nothing has been heard for too long, or no hello has come. */
  checkSilence(): void;
}

/** What a door does with frames; what it throws is answered by an `error` frame. */
export interface FrameHandler<Up extends { type: string }> {
  parse: ParseFrame<Up>;
  /** Returns the answer to this sender, if there is one. */
  handle(frame: Up): Answer<ToAgent | ToVisitor>;
  /** Whether `hello` was answered. */
  isReady(): boolean;
  onClose(): void;
}

/**
 * Frame in → parse → handle → answer out, with the limits that hold for everyone.
 * The listener is attached before anything is awaited: no early frame is lost.
 */
export function serveConnection<Up extends { type: string }>(
  socket: WebSocket,
  outlet: Outlet,
  deps: { clock: Clock; log: Log; framesPerSecond: number },
  createHandler: (connection: Connection) => FrameHandler<Up>,
): Connection {
  const { clock, log } = deps;
  const rate = createFrameRate(clock, deps.framesPerSecond);
  let openedAt = clock.now();
  let heardAt = openedAt;

  const connection: Connection = {
    deliver(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (outlet.waiting() > BUFFER_MAX) return connection.close("too_slow");
      outlet.write(frame);
    },
    send: (frame) => connection.deliver(encodeFrame(frame)),
    end(frame, text) {
      connection.deliver(frame);
      connection.close(text.includes('"kind":"blocked"') ? "refused" : "restarting");
    },
    close(reason, why = reason) {
      outlet.flush();
      socket.close(CLOSE_CODES[reason], why.slice(0, 100));
      // A reader that does not even answer the close is cut off.
      if (reason === "too_slow" || reason === "silent") socket.terminate();
      leave();
    },
    drained: outlet.drained,
    isOpen: () => socket.readyState === socket.OPEN,
    checkSilence() {
      // After the clock was set back both are counted from now on.
      openedAt = Math.min(openedAt, clock.now());
      heardAt = Math.min(heardAt, clock.now());
      if (!handler.isReady() && clock.now() - openedAt > HELLO_MS) connection.close("no_hello");
      if (clock.now() - heardAt > SILENCE_MS) connection.close("silent");
    },
  };
  const handler = createHandler(connection);
  let left = false;

  /** Once, and as soon as it is being closed: whether and when the other side answers is up to it. */
  function leave(): void {
    if (left) return;
    left = true;
    handler.onClose();
  }

  function refuse(error: unknown, clientId: string | undefined): void {
    const known = error instanceof Refusal;
    if (!known) log.error({ err: error }, "a frame could not be handled");
    connection.send({
      type: "error",
      kind: known ? error.kind : "server_error",
      message: known ? error.message : "The server failed; nothing was stored. Try again.",
      ...(clientId === undefined ? {} : { clientId }),
    });
  }

  /** What was said is not refused: its sender comes back and says it again. */
  function sendBack(error: CannotWrite): void {
    log.error({ err: error }, "a frame could not be stored");
    connection.close("cannot_write");
  }

  async function onFrame(data: RawData, isBinary: boolean): Promise<void> {
    let clientId: string | undefined;
    try {
      const frame = handler.parse(checkSize(data, isBinary));
      clientId = (frame as { clientId?: string }).clientId;
      if (frame.type !== "hello" && !handler.isReady()) throw notReady();
      const answer = await handler.handle(frame);
      if (answer) connection.send(answer);
    } catch (error) {
      const away = cannotWriteIn(error);
      if (error instanceof ComeAgain) connection.close("restarting");
      else if (away) sendBack(away);
      else refuse(error, clientId);
    }
  }

  socket.on("message", (data, isBinary) => {
    // A client may ignore that it was closed and go on: from then on nothing it says counts.
    if (!connection.isOpen()) return;
    heardAt = clock.now();
    const verdict = rate();
    if (verdict === "pass") void onFrame(data, isBinary);
    else if (verdict === "flood") connection.close("flooding");
    else refuse(new Refusal("rate_limited", "Too many frames: slow down."), clientIdOf(data));
  });
  socket.on("close", leave);
  // ws reports protocol errors here and closes by itself; unheard they would crash the process.
  socket.on("error", (error) => log.debug({ err: error }, "socket error"));
  return connection;
}

const notReady = () => new Refusal("not_ready", "Say hello first and wait for the welcome.");

function checkSize(data: RawData, isBinary: boolean): string {
  if (isBinary) throw new Refusal("malformed", "Malformed frame: text is wanted, not binary.");
  const bytes = data as Buffer;
  if (bytes.length > FRAME_MAX) {
    throw new Refusal(
      "frame_too_large",
      `A frame may have ${FRAME_MAX} bytes, not ${bytes.length}.`,
    );
  }
  return bytes.toString("utf8");
}

/** So that a refused line can be found again by its sender; cheap, without parsing. */
function clientIdOf(data: RawData): string | undefined {
  return /"clientId":"([A-Za-z0-9_-]{8,64})"/.exec(String(data))?.[1];
}
