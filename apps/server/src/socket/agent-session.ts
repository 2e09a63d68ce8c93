import type {
  AgentHello,
  AgentUp,
  HistoryUp,
  ToAgent,
  TypingUp,
  Unwatch,
  Watch,
} from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { SignedIn } from "../agents/sign-in.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/open.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { Presence } from "../presence/presence.ts";
import type { PresenceNews } from "../presence/presence-news.ts";
import { Refusal } from "../refusal.ts";
import type { Connection, FrameHandler } from "./connection.ts";
import { type Acts, dispatchAgent } from "./dispatch.ts";
import { parseAgentFrame } from "./frame-schema.ts";
import { agentsTopic, conversationTopic, type Hub, visitorTopic } from "./hub.ts";
import { checkVersion } from "./visitor-session.ts";

export interface AgentSessionDeps {
  db: Db;
  hub: Hub;
  acts: Acts;
  directory: AgentDirectory;
  agents: ManageAgents;
  find: FindConversation;
  readEvents: ReadEvents;
  presence: Presence;
  presenceNews: PresenceNews;
}

export type AgentSession = ReturnType<typeof createAgentSession>;

/** What one console's socket watches. Who it is was settled at the door. */
export function createAgentSession(
  deps: AgentSessionDeps,
  connection: Connection,
  { agent: { id: agentId } }: SignedIn,
) {
  const { db, hub, directory, agents, find, readEvents, presence, presenceNews } = deps;
  const watched = new Set<string>();
  let ready = false;

  /** Said again, it brings the lists up to date. */
  async function hello({ version, after }: AgentHello): Promise<undefined> {
    checkVersion(version);
    await db.writes.synced();
    if (!connection.isOpen()) return;
    hub.subscribe(agentsTopic, connection);
    if (!ready) presenceNews.agentArrived(agentId);
    ready = true;
    const all = agents.list();
    const agent = all.find(({ id }) => id === agentId);
    if (!agent) throw new Refusal("not_signed_in", "This agent is gone.");
    connection.send({
      type: "welcome",
      agent,
      agents: all,
      visitorsOnline: presence.visitorsHere(),
      ...find.listFrom(after),
    });
  }

  return {
    agentId,
    hello,
    isReady: () => ready,

    async watch({ conversationId, after }: Watch): Promise<undefined> {
      find.existing(conversationId);
      await connection.drained();
      await db.writes.synced();
      if (!connection.isOpen()) return;
      // From here nothing is awaited: no event falls between the page and what comes live.
      const row = find.existing(conversationId);
      watched.add(row.id);
      hub.subscribe(conversationTopic(row.id), connection);
      connection.send(readEvents.page("agents", row, after));
    },

    unwatch({ conversationId }: Unwatch): void {
      watched.delete(conversationId);
      hub.unsubscribe(conversationTopic(conversationId), connection);
    },

    async history({ conversationId, before }: HistoryUp): Promise<ToAgent> {
      await connection.drained();
      await db.writes.synced();
      return readEvents.history("agents", find.existing(conversationId), before);
    },

    typing({ conversationId, on }: TypingUp): void {
      const row = find.existing(conversationId);
      const by = directory.author({ kind: "agent", id: agentId });
      const frame = { type: "typing", conversationId, by, on } as const;
      // Colleagues see who writes; nobody needs to be told of themselves.
      hub.publish(conversationTopic(row.id), frame, connection);
      if (row.assigneeId === agentId) hub.publish(visitorTopic(row.visitorId), frame);
    },

    pong(): ToAgent {
      const heads = [...watched].map((conversationId) => {
        const { seq } = find.existing(conversationId);
        return { conversationId, seq };
      });
      return { type: "pong", heads, change: find.lastChange() };
    },

    leave(): void {
      hub.unsubscribe(agentsTopic, connection);
      for (const id of watched) hub.unsubscribe(conversationTopic(id), connection);
      if (ready) presenceNews.agentLeft(agentId);
    },
  };
}

/** Handles the frames of one console's socket. */
export function agentHandler(
  deps: AgentSessionDeps,
  connection: Connection,
  signedIn: SignedIn,
): FrameHandler<AgentUp> {
  const session = createAgentSession(deps, connection, signedIn);
  return {
    parse: parseAgentFrame,
    handle: (frame) =>
      frame.type === "hello" ? session.hello(frame) : dispatchAgent(deps.acts, session, frame),
    isReady: session.isReady,
    onClose: session.leave,
  };
}
