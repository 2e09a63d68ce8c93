import {
  type AgentUp,
  HEARTBEAT_MS,
  PROTOCOL_VERSION,
  type ToAgent,
  type ToVisitor,
  type VisitorUp,
} from "@foyer/protocol";
import { type FrameSocket, openFrameSocket } from "@foyer/test-kit/frame-socket";
import { type ConsoleApi, signInToApi } from "../console-api.ts";

export const PASSWORD = "a long enough password";

type Desk = FrameSocket<AgentUp, ToAgent>;

/** An agent whose console is made of frames and calls. */
export interface AgentDesk {
  api: ConsoleApi;
  /** At the desk, or away from it. */
  sit(here: boolean): Promise<void>;
  send(frame: AgentUp): void;
  /** Says it in a conversation that they have, and waits until it is kept. Returns its place in the log. */
  say(conversationId: string, text: string, more?: object): Promise<number>;
}

export async function openDesk(origin: string, email: string): Promise<AgentDesk> {
  return deskOf(origin, email, await signInToApi(origin, email, PASSWORD));
}

/** The same for somebody who has signed in. */
export function deskOf(origin: string, email: string, api: ConsoleApi): AgentDesk {
  let socket: Desk | undefined;
  let beat: NodeJS.Timeout | undefined;
  let count = 0;
  const now = (): Desk => {
    if (!socket) throw new Error(`${email} is not at the desk`);
    return socket;
  };
  return {
    api,
    async sit(here) {
      if (here === !!socket) return;
      clearInterval(beat);
      if (!here) {
        socket?.close();
        await socket?.closed;
        socket = undefined;
        return;
      }
      const url = `${origin.replace("http", "ws")}/socket/agent`;
      socket = await openFrameSocket<AgentUp, ToAgent>(url, { origin, cookie: api.cookie });
      socket.send({ type: "hello", version: PROTOCOL_VERSION, after: 0 });
      await socket.next("welcome");
      // Whoever says nothing for long is taken for gone.
      beat = setInterval(() => socket?.send({ type: "ping" }), HEARTBEAT_MS);
    },
    send: (frame) => now().send(frame),
    async say(conversationId, text, more = {}) {
      const clientId = `said-${email.slice(0, 4)}-${Date.now()}-${++count}`.replace(/[^\w-]/g, "");
      now().send({ type: "send_message", clientId, conversationId, text, ...more });
      const { seq } = await now().next("ack", (ack) => ack.clientId === clientId);
      return seq;
    },
  };
}

/** Somebody else who waits on the same site; resolves once they are in the queue. */
export async function letWait(origin: string, siteKey: string): Promise<() => void> {
  const url = `${origin.replace("http", "ws")}/socket/visitor`;
  const socket = await openFrameSocket<VisitorUp, ToVisitor>(url, { origin });
  socket.send({
    ...{ type: "hello", version: PROTOCOL_VERSION, siteKey },
    page: { url: `${origin}/`, title: "A page" },
    device: { languages: ["en"], timeZone: "Europe/Berlin" },
  });
  await socket.next("welcome");
  const clientId = `waits-${Date.now()}-${Math.random().toString(36).slice(2)}`;
  socket.send({
    type: "send_message",
    clientId,
    text: "I would like to ask something.",
    to: "person",
  });
  await socket.next("ack");
  return socket.close;
}
