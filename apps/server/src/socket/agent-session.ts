import type {
  AgentHello,
  AgentUp,
  HistoryUp,
  ToAgent,
  TypingUp,
  Unwatch,
  Watch,
  WatchLive,
} from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { SignedIn } from "../agents/sign-in.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { LookingNews } from "../conversations/looking.ts";
import type { Db } from "../db/db.ts";
import type { LiveVisitors } from "../live-visitors/live-visitors.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { Presence } from "../presence/presence.ts";
import type { PresenceNews } from "../presence/presence-news.ts";
import { Refusal } from "../refusal.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import type { Connection, FrameHandler } from "./connection.ts";
import { type Acts, dispatchAgent } from "./dispatch.ts";
import { parseAgentFrame } from "./frame-schema.ts";
import type { Hub } from "./hub.ts";
import { agentsTopic, agentTopic, conversationTopic, liveTopic, visitorTopic } from "./topics.ts";
import { createTurns } from "./turns.ts";
import { checkVersion } from "./visitor-session.ts";

export interface AgentSessionDeps {
  db: Db;
  hub: Hub;
  acts: Acts;
  directory: AgentDirectory;
  agents: ManageAgents;
  teams: ManageTeams;
  looking: LookingNews;
  find: FindConversation;
  readEvents: ReadEvents;
  presence: Presence;
  presenceNews: PresenceNews;
  live: LiveVisitors;
}

export type AgentSession = ReturnType<typeof createAgentSession>;

/** What one console's socket watches. Who it is was settled at the door. */
export function createAgentSession(
  deps: AgentSessionDeps,
  connection: Connection,
  { agent: { id: agentId } }: SignedIn,
) {
  const { db, hub, directory, agents, find, readEvents, presenceNews } = deps;
  const { teams, looking } = deps;
  /** By conversation what asked for it last. */
  const watched = new Map<string, Watch>();
  /** Those of them that the colleagues know of. */
  const lookedAt = new Set<string>();
  /** A page each: what many ask for at once must not wait in memory all at once. */
  const inTurn = createTurns();
  let ready = false;
  let left = false;

  /** Said again, it brings the lists up to date. */
  async function hello({ version, after }: AgentHello): Promise<void> {
    checkVersion(version);
    await db.writes.synced();
    const held = hub.hold(agentsTopic, connection);
    const list = await find.listFrom(after).catch((error: unknown) => {
      // Who listened before goes on: the next beat tells them what they lack.
      if (ready && !left) held.open();
      else held.drop();
      throw error;
    });
    if (left || !connection.isOpen()) return held.drop();
    if (!ready) hub.subscribe(agentTopic(agentId), connection);
    if (!ready) presenceNews.agentArrived(agentId);
    ready = true;
    const all = agents.list();
    const agent = all.find(({ id }) => id === agentId);
    if (!agent) {
      held.drop();
      throw new Refusal("not_signed_in", "This agent is gone.");
    }
    const known = { agents: all, teams: teams.list(), visitorsOnline: presenceNews.visitorsTold() };
    connection.send({ type: "welcome", agent, ...known, ...list });
    // It may have been one frame too many for a slow reader.
    if (left) held.drop();
    else held.open();
  }

  async function page(frame: Watch, again: boolean): Promise<void> {
    const { conversationId, after } = frame;
    await connection.drained();
    await db.writes.synced();
    const topic = conversationTopic(conversationId);
    // From here on nothing is missed: what happens while the page is read follows it.
    const held = hub.hold(topic, connection);
    try {
      const row = await find.existing(conversationId);
      const events = await readEvents.page("agents", row, after);
      if (left || !watched.has(conversationId)) return held.drop();
      connection.send(events);
      if (left) return held.drop();
      held.open();
      look(conversationId);
    } catch (error) {
      // Who watched it before still does: the next beat tells them what they lack.
      if (again && !left && watched.has(conversationId)) held.open();
      else {
        held.drop();
        if (watched.get(conversationId) === frame) watched.delete(conversationId);
      }
      throw error;
    }
  }

  function look(id: string): void {
    if (lookedAt.has(id) || !connection.isOpen()) return;
    lookedAt.add(id);
    for (const frame of looking.began(id, agentId, connection)) connection.send(frame);
  }

  function lookAway(id: string): void {
    if (lookedAt.delete(id)) looking.ended(id, agentId);
  }

  return {
    agentId,
    hello,
    isReady: () => ready,

    watch(frame: Watch): Promise<void> {
      const again = watched.has(frame.conversationId);
      watched.set(frame.conversationId, frame);
      return inTurn(() => page(frame, again));
    },

    unwatch({ conversationId }: Unwatch): void {
      watched.delete(conversationId);
      hub.unsubscribe(conversationTopic(conversationId), connection);
      lookAway(conversationId);
    },

    history: ({ conversationId, before }: HistoryUp): Promise<void> =>
      inTurn(async () => {
        await connection.drained();
        await db.writes.synced();
        const row = await find.existing(conversationId);
        connection.send(await readEvents.history("agents", row, before));
      }),

    async typing({ conversationId, on }: TypingUp): Promise<void> {
      const row = await find.existing(conversationId);
      const by = directory.author({ kind: "agent", id: agentId });
      const frame = { type: "typing", conversationId, by, on } as const;
      // Colleagues see who writes; nobody needs to be told of themselves.
      hub.publish(conversationTopic(row.id), frame, connection);
      if (row.assigneeId === agentId) hub.publish(visitorTopic(row.visitorId), frame);
    },

    /** Shows who is on the sites now, or does so no more. */
    watchLive({ on }: WatchLive): void {
      if (on) hub.subscribe(liveTopic, connection);
      else hub.unsubscribe(liveTopic, connection);
      if (on) deps.live.ask();
    },

    async pong(): Promise<ToAgent> {
      for (const id of lookedAt) looking.goesOn(id, agentId, connection);
      const heads = await find.heads([...watched.keys()]);
      return { type: "pong", heads, change: await find.lastChange() };
    },

    leave(): void {
      left = true;
      hub.unsubscribe(agentsTopic, connection);
      hub.unsubscribe(liveTopic, connection);
      hub.unsubscribe(agentTopic(agentId), connection);
      for (const id of watched.keys()) hub.unsubscribe(conversationTopic(id), connection);
      for (const id of [...lookedAt]) lookAway(id);
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
