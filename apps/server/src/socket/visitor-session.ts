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
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { ChatForms } from "../forms/chat-forms.ts";
import type { SiteAvailability } from "../hours/availability.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { PresenceNews } from "../presence/presence-news.ts";
import type { QueueNews } from "../queue/queue.ts";
import { Refusal } from "../refusal.ts";
import { panelOptions } from "../sites/panel-options.ts";
import type { Arrival, Greeted, GreetVisitor } from "../visitors/greet-visitor.ts";
import { pathOf } from "../visitors/visit-page.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { Connection, FrameHandler } from "./connection.ts";
import { type Acts, dispatchVisitor } from "./dispatch.ts";
import { parseVisitorFrame } from "./frame-schema.ts";
import { conversationTopic, type Hub, siteTopic, visitorTopic, widgetsTopic } from "./hub.ts";
import type { SiteConnections } from "./site-connections.ts";
import { createTurns } from "./turns.ts";

export interface VisitorSessionDeps {
  db: Db;
  hub: Hub;
  acts: Acts;
  find: FindConversation;
  readEvents: ReadEvents;
  presence: PresenceNews;
  faq: Faq;
  forms: ChatForms;
  greet: GreetVisitor;
  availability: SiteAvailability;
  queue: QueueNews;
  /** Whether this server sends mail. */
  mails: boolean;
  siteConnections: SiteConnections;
}

export type VisitorSession = ReturnType<typeof createVisitorSession>;

/** What one socket of a visitor knows: nothing before `hello`, then who it is. */
export function createVisitorSession(
  deps: VisitorSessionDeps,
  connection: Connection,
  arrival: Arrival,
) {
  const { db, hub, find, readEvents, presence, faq } = deps;
  /** A page each: what many ask for at once must not wait in memory all at once. */
  const inTurn = createTurns();
  let known: VisitorIdentity | undefined;
  let greeting = false;
  let left = false;

  async function hello(frame: VisitorHello): Promise<void> {
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
    // From here on nothing is missed: what happens while the page is read follows it.
    const held = hub.hold(visitorTopic(visitor.id), connection);
    const [row, page, popular, hasForm, availability] = await firstPage(frame, arrived).catch(
      (error: unknown) => {
        held.drop();
        throw error;
      },
    );
    if (left || !connection.isOpen()) return held.drop();
    const pagePath = pathOf(visitor.page?.url ?? "");
    known = { id: visitor.id, siteId: visitor.siteId, name: visitor.name, pagePath };
    // Before anything is sent: who is closed by it leaves, and must have arrived.
    presence.visitorArrived(visitor.id);
    deps.siteConnections.add(site.id, connection);
    hub.subscribe(widgetsTopic, connection);
    hub.subscribe(siteTopic(site.id), connection);
    connection.send({
      type: "welcome",
      ...(token === undefined ? {} : { token }),
      visitor: {
        id: visitor.id,
        name: visitor.name,
        ...(visitor.email === null ? {} : { email: visitor.email }),
        ...(visitor.phone === null ? {} : { phone: visitor.phone }),
      },
      here: presence.here(),
      popular,
      availability,
      options: panelOptions(site, {
        lang: frame.lang,
        name: visitor.name,
        hasForm,
        mails: deps.mails,
      }),
      resumes: row !== undefined,
    });
    if (page) connection.send(page);
    const waits = row && deps.queue.frameOf(row);
    if (waits) connection.send(waits);
    if (left) held.drop();
    else held.open();
    // They have the chat before them: by the time they have typed, the search is ready.
    setImmediate(() => faq.ready(site.id)?.catch(() => undefined));
  }

  /** Their conversation, if there is one, what they lack of it, and what the home shows. */
  async function firstPage(frame: VisitorHello, { site, visitor }: Greeted) {
    const languages = [...(frame.lang ? [frame.lang] : []), ...visitor.languages, site.lang];
    const popular = await faq.popular(site.id, languages);
    const hasForm = await deps.forms.isDue(site, visitor);
    const row = await find.latestOf(visitor.id);
    const page = row && (await readEvents.page("visitor", row, heldOf(frame, row)));
    const availability = await deps.availability.of(site);
    return [row, page, popular, hasForm, availability] as const;
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

  const own = (conversationId: string): Promise<ConversationRow> =>
    find.own(identity().id, conversationId);

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

    watch: ({ conversationId, after }: Watch): Promise<void> =>
      inTurn(async () => {
        await connection.drained();
        await db.writes.synced();
        const held = hub.hold(visitorTopic(identity().id), connection);
        try {
          connection.send(await readEvents.page("visitor", await own(conversationId), after));
        } finally {
          if (left) held.drop();
          else held.open();
        }
      }),

    history: ({ conversationId, before }: HistoryUp): Promise<void> =>
      inTurn(async () => {
        await connection.drained();
        await db.writes.synced();
        const row = await own(conversationId);
        connection.send(await readEvents.history("visitor", row, before));
      }),

    async typing({ conversationId, on }: TypingUp): Promise<void> {
      const { id } = await own(conversationId);
      hub.publish(conversationTopic(id), {
        type: "typing",
        conversationId,
        by: { kind: "visitor" },
        on,
      });
    },

    async pong(): Promise<ToVisitor> {
      const row = await find.latestOf(identity().id);
      return { type: "pong", heads: row ? [{ conversationId: row.id, seq: row.visibleSeq }] : [] };
    },

    leave(): void {
      left = true;
      if (!known) return;
      const visitor = known;
      hub.unsubscribe(visitorTopic(visitor.id), connection);
      hub.unsubscribe(widgetsTopic, connection);
      hub.unsubscribe(siteTopic(visitor.siteId), connection);
      presence.visitorLeft(visitor.id);
      deps.siteConnections.remove(visitor.siteId, connection);
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
