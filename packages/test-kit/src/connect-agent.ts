import {
  type AgentUp,
  type AgentWelcome,
  type Conversation,
  PROTOCOL_VERSION,
  type ToAgent,
} from "@foyer/protocol";
import { onTestFinished } from "vitest";
import { type FrameSocket, openFrameSocket } from "./frame-socket.ts";

/** An agent's socket after its welcome. */
export interface AgentClient extends FrameSocket<AgentUp, ToAgent> {
  welcome: AgentWelcome;
  /** The next row of `conversations` that is wanted. */
  nextRow(isWanted?: (row: Conversation) => boolean): Promise<Conversation>;
}

/** Opens an agent's socket without saying anything. */
export function openAgentSocket(
  server: { origin: string },
  cookie: string,
  origin = server.origin,
): Promise<FrameSocket<AgentUp, ToAgent>> {
  const url = `${server.origin.replace("http", "ws")}/socket/agent`;
  return openFrameSocket(url, { origin, cookie });
}

/** An agent's console, connected and welcomed; leaves when the test ends. `after` resumes lists. */
export async function connectAgent(
  server: { origin: string },
  agent: { cookie: string },
  after = 0,
): Promise<AgentClient> {
  const socket = await openAgentSocket(server, agent.cookie);
  onTestFinished(socket.close);
  socket.send({ type: "hello", version: PROTOCOL_VERSION, after });
  const welcome = await socket.next("welcome");
  return Object.assign(socket, {
    welcome,
    async nextRow(isWanted: (row: Conversation) => boolean = () => true) {
      const frame = await socket.next("conversations", ({ conversations }) =>
        conversations.some(isWanted),
      );
      return frame.conversations.find(isWanted) as Conversation;
    },
  });
}
