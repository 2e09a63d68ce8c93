import {
  type HistoryUp,
  PROTOCOL_VERSION,
  type ToVisitor,
  type TypingUp,
  type VisitorHello,
  type VisitorUp,
  type VisitPage,
  type Watch,
} from "@foyer/protocol";
import type { ConversationRow, FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/open.ts";
import type { Faq } from "../faq/faq.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { PresenceNews } from "../presence/presence-news.ts";
import { Refusal } from "../refusal.ts";
import type { Arrival, Greeted, GreetVisitor } from "../visitors/greet-visitor.ts";
import { pathOf } from "../visitors/visit-page.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { Connection, FrameHandler } from "./connection.ts";
import { type Acts, dispatchVisitor } from "./dispatch.ts";
import { parseVisitorFrame } from "./frame-schema.ts";
import { conversationTopic, type Hub, visitorTopic, widgetsTopic } from "./hub.ts";

export interface VisitorSessionDeps {
  db: Db;
  hub: Hub;
  acts: Acts;
  find: FindConversation;
  readEvents: ReadEvents;
  presence: PresenceNews;
  faq: Faq;
  greet: GreetVisitor;
}

export type VisitorSession = ReturnType<typeof createVisitorSession>;

/** What one socket of a visitor knows: nothing before `hello`, then who it is. */
export function createVisitorSession(
  deps: VisitorSessionDeps,
  connection: Connection,
  arrival: Arrival,
) {
  const { db, hub, find, readEvents, presence, faq } = deps;
  let known: VisitorIdentity | undefined;
  let greeting = false;

  async function hello(frame: VisitorHello): Promise<undefined> {
    if (known || greeting) {
      throw new Refusal("malformed", "Malformed frame: hello was said already.");
    }
    checkVersion(frame.version);
    greeting = true;
    const arrived = await arrive(frame).finally(() => {
      greeting = false;
    });
    if (!arrived || !connection.isOpen()) return;
    const { site, visitor, token } = arrived;
    const pagePath = pathOf(visitor.page?.url ?? "");
    known = { id: visitor.id, siteId: visitor.siteId, name: visitor.name, pagePath };
    // From here to the last send nothing is awaited: no event falls between page and live.
    hub.subscribe(visitorTopic(visitor.id), connection);
    hub.subscribe(widgetsTopic, connection);
    const row = find.latestOf(visitor.id);
    connection.send({
      type: "welcome",
      ...(token === undefined ? {} : { token }),
      visitor: { id: visitor.id, name: visitor.name },
      here: presence.here(),
      popular: faq.popular(site.id, [
        ...(frame.lang ? [frame.lang] : []),
        ...visitor.languages,
        site.lang,
      ]),
      resumes: row !== undefined,
    });
    if (row) connection.send(readEvents.page("visitor", row, heldOf(frame, row)));
    // They have the chat before them: by the time they have typed, the search is ready.
    setImmediate(() => faq.prepare(site.id));
    presence.visitorArrived(visitor.id);
  }

  async function arrive(frame: VisitorHello): Promise<Greeted | undefined> {
    const arrived = await deps.greet(frame, arrival).catch(closeWhenHopeless);
    // What is read must be on disk before it is shown: a power cut could take its seq back.
    await db.writes.synced();
    return arrived;
  }

  /** Coming back will not help: say why, then close for good. */
  function closeWhenHopeless(error: unknown): undefined {
    const kind = error instanceof Refusal ? error.kind : undefined;
    if (kind !== "unknown_site" && kind !== "origin_not_allowed") throw error;
    connection.send({ type: "error", kind, message: (error as Refusal).message });
    connection.close("refused", kind);
  }

  const own = (conversationId: string): ConversationRow => find.own(identity().id, conversationId);

  function identity(): VisitorIdentity {
    if (!known) throw new Refusal("not_ready", "Say hello first and wait for the welcome.");
    return known;
  }

  return {
    hello,
    identity,
    isReady: () => known !== undefined,

    /** The page they went to: a conversation is opened from where its visitor is. */
    visit({ page }: VisitPage): void {
      if (known) known = { ...known, pagePath: pathOf(page.url) };
    },

    async watch({ conversationId, after }: Watch): Promise<undefined> {
      await connection.drained();
      await db.writes.synced();
      connection.send(readEvents.page("visitor", own(conversationId), after));
    },

    async history({ conversationId, before }: HistoryUp): Promise<ToVisitor> {
      await connection.drained();
      await db.writes.synced();
      return readEvents.history("visitor", own(conversationId), before);
    },

    typing({ conversationId, on }: TypingUp): void {
      const { id } = own(conversationId);
      hub.publish(conversationTopic(id), {
        type: "typing",
        conversationId,
        by: { kind: "visitor" },
        on,
      });
    },

    pong(): ToVisitor {
      const row = find.latestOf(identity().id);
      return { type: "pong", heads: row ? [{ conversationId: row.id, seq: row.visibleSeq }] : [] };
    },

    leave(): void {
      if (!known) return;
      const visitor = known;
      hub.unsubscribe(visitorTopic(visitor.id), connection);
      hub.unsubscribe(widgetsTopic, connection);
      presence.visitorLeft(visitor.id);
    },
  };
}

/** Handles the frames of one visitor's socket. */
export function visitorHandler(
  deps: VisitorSessionDeps,
  connection: Connection,
  arrival: Arrival,
): FrameHandler<VisitorUp> {
  const session = createVisitorSession(deps, connection, arrival);
  return {
    parse: parseVisitorFrame,
    handle: (frame) =>
      frame.type === "hello" ? session.hello(frame) : dispatchVisitor(deps.acts, session, frame),
    isReady: session.isReady,
    onClose: session.leave,
  };
}

/** Refuses a client that is newer than this server: it would speak of things unknown here. */
export function checkVersion(version: number): void {
  if (version <= PROTOCOL_VERSION) return;
  throw new Refusal(
    "malformed",
    `Malformed frame: this server speaks version ${PROTOCOL_VERSION}.`,
  );
}

const heldOf = ({ holds }: VisitorHello, row: ConversationRow): number =>
  holds?.conversationId === row.id ? holds.after : 0;
