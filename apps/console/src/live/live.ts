import { type Connection, connect, newClientId, type Status } from "@foyer/connection";
import type { AgentUp, AgentWelcome, Pong, ToAgent } from "@foyer/protocol";
import { CLOSE_CODES } from "@foyer/protocol/close-codes";
import { PROTOCOL_VERSION } from "@foyer/protocol/version";
import { batch, signal } from "@preact/signals";
import { createAgents } from "../agents/agents-state.ts";
import { articlesChanged } from "../articles/articles-state.ts";
import { foldersChanged } from "../articles/folders-state.ts";
import { cannedRepliesChanged } from "../canned-replies/canned-replies-state.ts";
import { coachChanged } from "../coach/coach-state.ts";
import { complaintsChanged } from "../complaints/complaints-state.ts";
import { createLooking } from "../conversations/looking-state.ts";
import { loadDrafts, onDraftFrame } from "../drafts/keep-drafts.ts";
import { loadFollowUps } from "../follow-ups/follow-ups-state.ts";
import { createInbox } from "../inbox/inbox-state.ts";
import { loadViews } from "../inbox/views-state.ts";
import { createLiveVisitors } from "../live-visitors/live-state.ts";
import { loadMentions, mentionsChanged, onMention } from "../mentions/mentions-state.ts";
import { createMessages } from "../messages/messages-state.ts";
import { createOutboxStore, OUTBOX_PREFIX } from "../messages/outbox-store.ts";
import { createTyping } from "../messages/typing-state.ts";
import { onCalled } from "../notifications/called.ts";
import { loadNotifications } from "../notifications/notification-state.ts";
import { loadRouting } from "../routing/routing-state.ts";
import { leave, myId, renew } from "../session/session-state.ts";
import { standardsChanged } from "../standards/standards-state.ts";
import { suggestionsChanged } from "../suggestions/suggestions-state.ts";
import { createTeams } from "../teams/teams-state.ts";
import { createVisitors } from "../visitors/visitors-state.ts";
import { browserClock, onWake } from "./browser-clock.ts";

/** How the connection stands. */
export const status = signal<Status>({ name: "connecting" });

export const inbox = createInbox();
export const agents = createAgents();
export const teams = createTeams();
export const visitors = createVisitors();
export const liveVisitors = createLiveVisitors({ send, now: Date.now });
export const messages = createMessages({
  send,
  store: createOutboxStore(localStorage, () => myId.value),
  clock: browserClock,
  newClientId: () => newClientId((count) => crypto.getRandomValues(new Uint8Array(count))),
});
export const typing = createTyping({ send, clock: browserClock });
export const looking = createLooking({ clock: browserClock, myId: () => myId.peek() });

let connection: Connection<AgentUp> | undefined;

/** False when there is no connection: nothing was sent. */
export function send(frame: AgentUp): boolean {
  return connection?.send(frame) ?? false;
}

/** Opens the socket for whoever is signed in; returns how to end it. */
export function goLive(): () => void {
  inbox.forget();
  messages.reload();
  connection = connect<AgentUp, ToAgent>({
    url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket/agent`,
    openSocket: (url) => new WebSocket(url),
    clock: browserClock,
    random: Math.random,
    hello: () => ({ type: "hello", version: PROTOCOL_VERSION, after: inbox.change() }),
    onFrame,
    onStatus,
    onWake,
  });
  window.addEventListener("storage", onStorage);
  return () => {
    window.removeEventListener("storage", onStorage);
    connection?.close();
    connection = undefined;
  };
}

/** Tries at once instead of waiting. */
export function retryNow(): void {
  connection?.retryNow();
}

/** Each frame goes to the one state that it concerns. */
function onFrame(frame: ToAgent): void {
  switch (frame.type) {
    case "welcome":
      onWelcome(frame);
      break;
    case "events":
      if (frame.events.some(({ body }) => body.type === "message"))
        typing.onMessage(frame.conversationId);
      messages.onEvents(frame);
      break;
    case "history":
      messages.onHistory(frame);
      break;
    case "ack":
      messages.onAck(frame);
      break;
    case "error":
      messages.onError(frame);
      break;
    case "conversations":
      inbox.live(frame.conversations);
      break;
    case "typing":
      typing.onTyping(frame);
      break;
    case "looking":
      looking.onLooking(frame);
      break;
    case "teams":
      teams.replace(frame.teams);
      break;
    case "agent":
      agents.put(frame.agent);
      if (frame.agent.id === myId.value) renew({ agent: frame.agent });
      break;
    case "visitor":
      visitors.setOnline(frame.visitorId, frame.online);
      break;
    case "visitor_changed":
      visitors.changed(frame.visitorId);
      break;
    case "live":
      liveVisitors.onLive(frame);
      break;
    case "routing":
      void loadRouting();
      break;
    case "coach":
      coachChanged();
      break;
    case "suggestions":
      suggestionsChanged();
      break;
    case "complaints":
      complaintsChanged();
      break;
    case "mention":
      onMention(frame.mention);
      break;
    case "mentions":
      mentionsChanged();
      break;
    case "draft":
      onDraftFrame(frame.draft);
      break;
    case "standards":
      standardsChanged();
      break;
    case "views":
      void loadViews();
      break;
    case "called":
      onCalled(frame.call);
      break;
    case "canned_replies":
      cannedRepliesChanged();
      break;
    case "articles_changed":
      articlesChanged();
      foldersChanged();
      break;
    case "pong":
      onPong(frame);
      break;
  }
}

function onWelcome(frame: AgentWelcome): void {
  if (frame.change < inbox.change()) {
    // An older backup was restored: what is held here did not happen.
    inbox.forget();
    connection?.reopen();
    return;
  }
  batch(() => {
    inbox.welcome(frame);
    agents.replace(frame.agents);
    teams.replace(frame.teams);
    visitors.replaceOnline(frame.visitorsOnline);
    renew({ agent: frame.agent });
  });
  if (frame.more) sayHelloAgain();
  else void loadDrafts();
  messages.resume();
  liveVisitors.resume();
  void loadViews();
  void loadRouting();
  articlesChanged();
  foldersChanged();
  cannedRepliesChanged();
  standardsChanged();
  coachChanged();
  suggestionsChanged();
  complaintsChanged();
  void loadMentions();
  void loadFollowUps();
  void loadNotifications();
}

/** Asks for what the lists lack. */
function sayHelloAgain(): void {
  send({ type: "hello", version: PROTOCOL_VERSION, after: inbox.change() });
}

function onPong(frame: Pong): void {
  messages.onPong(frame);
  if ((frame.change ?? 0) > inbox.change()) sayHelloAgain();
}

function onStatus(next: Status): void {
  status.value = next;
  if (next.name !== "open") messages.hold();
  if (next.name === "stopped" && next.code === CLOSE_CODES.signed_out) leave(true);
}

/** Another tab sent or wrote something. */
function onStorage(event: StorageEvent): void {
  if (event.key?.startsWith(OUTBOX_PREFIX)) messages.reload();
}
