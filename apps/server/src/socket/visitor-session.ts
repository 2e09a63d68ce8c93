import {
  type ErrorKind,
  type HistoryUp,
  PROTOCOL_VERSION,
  type ToVisitor,
  type VisitorHello,
  type VisitorTyping,
  type VisitorUp,
  type VisitPage,
  type Watch,
} from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationRow, FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { ChatForms } from "../forms/chat-forms.ts";
import type { SiteAvailability } from "../hours/availability.ts";
import { knownArriving, pageOf } from "../live-visitors/arriving.ts";
import type { LiveVisitors } from "../live-visitors/live-visitors.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { PresenceNews } from "../presence/presence-news.ts";
import type { QueueNews } from "../queue/queue.ts";
import { Refusal } from "../refusal.ts";
import { optionsOf, panelOptions } from "../sites/panel-options.ts";
import { baseLangOf } from "../visitors/base-lang.ts";
import type { Blocks } from "../visitors/blocks.ts";
import { ComeAgain } from "../visitors/come-again.ts";
import type { Arrival, Greeted, GreetVisitor } from "../visitors/greet-visitor.ts";
import { pathOf } from "../visitors/visit-page.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import type { Connection, FrameHandler } from "./connection.ts";
import { type Acts, type Answer, dispatchVisitor } from "./dispatch.ts";
import { parseVisitorFrame } from "./frame-schema.ts";
import { createGuestSession, type GuestSession } from "./guest-session.ts";
import type { Hub } from "./hub.ts";
import type { SiteConnections } from "./site-connections.ts";
import { conversationTopic, siteTopic, visitorTopic, widgetsTopic } from "./topics.ts";
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
  /** Whether agents of a site see what is typed before it is sent. */
  previews: (siteId: string) => boolean;
  siteConnections: SiteConnections;
  clock: Clock;
  live: LiveVisitors;
  blocks: Blocks;
  isMerged(visitorId: string): Promise<boolean>;
}

/** Coming again will not help. */
const HOPELESS: readonly ErrorKind[] = ["unknown_site", "origin_not_allowed", "blocked"];

/** How acts refuse somebody whose conversations are another visitor's now. */
const LOST: readonly ErrorKind[] = ["not_found", "wrong_state"];

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
  let guest: GuestSession | undefined;
  /** Whether agents see that they are on the site. */
  let isLive = false;

  async function hello(frame: VisitorHello): Promise<void> {
    if (known || greeting) {
      throw new Refusal("malformed", "Malformed frame: hello was said already.");
    }
    checkVersion(frame.version);
    if (frame.guest && frame.token === undefined && !frame.identity) return helloAsGuest(frame);
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
    const lang = baseLangOf(visitor.languages);
    known = { id: visitor.id, siteId: visitor.siteId, name: visitor.name, pagePath, lang };
    // Before anything is sent: who is closed by it leaves, and must have arrived.
    presence.visitorArrived(visitor.id);
    isLive = optionsOf(site).presence;
    if (isLive) deps.live.arrive(knownArriving(visitor, frame, deps.clock.now()));
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

  async function helloAsGuest(frame: VisitorHello): Promise<void> {
    if (guest) throw new Refusal("malformed", "Malformed frame: hello was said already.");
    greeting = true;
    try {
      const came = await deps.greet.guest(frame, arrival).catch(closeWhenHopeless);
      if (came) guest = await createGuestSession(deps, connection, came, frame);
    } finally {
      greeting = false;
    }
    if (left || !connection.isOpen()) guest?.leave();
    else guest?.welcome();
  }

  /** Their conversation, if there is one, what they lack of it, and what the home shows. */
  async function firstPage(frame: VisitorHello, { site, visitor }: Greeted) {
    const languages = [...(frame.lang ? [frame.lang] : []), ...visitor.languages, site.lang];
    const popular = await faq.popular(site.id, languages);
    const hasForm = await deps.forms.isDue(site, visitor);
    const row = await find.latestOf(visitor.id);
    const page = row && (await readEvents.page("visitor", row, heldOf(frame, row)));
    const availability = await deps.availability.of(site, visitor.id);
    return [row, page, popular, hasForm, availability] as const;
  }

  async function arrive(frame: VisitorHello): Promise<Greeted | undefined> {
    const arrived = await deps.greet.visitor(frame, arrival).catch(closeWhenHopeless);
    // What is read must be on disk before it is shown: a power cut could take its seq back.
    await db.writes.synced();
    return arrived;
  }

  /** Coming back will not help: say why, then close for good. */
  function closeWhenHopeless(error: unknown): undefined {
    if (!(error instanceof Refusal) || !HOPELESS.includes(error.kind)) throw error;
    const { kind, message } = error;
    connection.send({ type: "error", kind, message });
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
    guest: () => guest,
    isReady: () => (known ?? guest) !== undefined,

    /**
     * Does what a frame asks for, unless they are blocked. What is refused because they are part of another visitor
     * since a moment ago is not refused: they come again.
     */
    async carryOut(act: () => Answer<ToVisitor>): Promise<ToVisitor | undefined> {
      const { id } = identity();
      deps.blocks.check(id);
      try {
        return (await act()) ?? undefined;
      } catch (error) {
        const isLost = error instanceof Refusal && LOST.includes(error.kind);
        if (isLost && (await deps.isMerged(id))) throw new ComeAgain();
        throw error;
      }
    },

    /** The page they went to: a conversation is opened from where its visitor is. */
    visit({ page }: VisitPage): void {
      if (known) known = { ...known, pagePath: pathOf(page.url) };
      if (known && isLive) deps.live.visit(known.id, pageOf(page));
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

    async typing({ conversationId, on, text }: VisitorTyping): Promise<void> {
      const { id } = await own(conversationId);
      const isShown = text !== undefined && deps.previews(identity().siteId);
      hub.publish(conversationTopic(id), {
        type: "typing",
        conversationId,
        by: { kind: "visitor" },
        on,
        ...(isShown ? { text: text.toWellFormed() } : {}),
      });
    },

    async pong(): Promise<ToVisitor> {
      const row = await find.latestOf(identity().id);
      return { type: "pong", heads: row ? [{ conversationId: row.id, seq: row.visibleSeq }] : [] };
    },

    leave(): void {
      left = true;
      guest?.leave();
      if (!known) return;
      if (isLive) deps.live.leave(known.id);
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
    handle(frame) {
      const guest = session.guest();
      if (frame.type === "hello") return session.hello(frame);
      if (guest) return guest.handle(frame);
      return session.carryOut(() => dispatchVisitor(deps.acts, session, frame));
    },
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
