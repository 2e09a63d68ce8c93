import type { Event, EventBody, VisitorConversation } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Doer } from "../agents/doer.ts";
import type { Clock } from "../clock.ts";
import { takeRating, UNRATED } from "../feedback/feedback-row.ts";
import { NO_FOLLOW_UP, takeFollowUp } from "../follow-ups/follow-up-row.ts";
import type { MentionColleagues, Mentioning } from "../mentions/mention-colleagues.ts";
import { type EventLog, isInternal } from "../messages/event-log.ts";
import { forVisitor } from "../messages/for-visitor.ts";
import { lastTextOf } from "../messages/last-text.ts";
import { Refusal } from "../refusal.ts";
import { takeCourse, takeOffer, UNROUTED } from "../routing/offer-row.ts";
import type { Hub } from "../socket/hub.ts";
import { conversationTopic, visitorTopic } from "../socket/topics.ts";
import { NO_TARGETS, takeWaits } from "../standards/take-waits.ts";
import type { VisitorIdentity } from "../visitors/visitor-identity.ts";
import { type ConversationRow, tagsOf } from "./conversation-row.ts";
import type { ConversationLedger } from "./ledger.ts";
import type { ListNews } from "./list-news.ts";
import { type Act, type Denial, nextState } from "./next-state.ts";

/** An act with what it says, in order; the events of its change of state follow. */
export interface Doing {
  act: Act;
  by: Doer;
  /** Names the first event for ever. */
  clientId?: string | undefined;
  says: { body: EventBody; by?: Doer }[];
  /** What lists show of it from now on, where no event says so. */
  lists?: Partial<Pick<ConversationRow, "lastText" | "lastBy">>;
}

/** What one act has stored: to be published once it is on disk. */
export interface Recorded {
  row: ConversationRow;
  events: Event[];
  /** The last seq before these events, for agents and for the visitor. */
  after: number;
  visibleAfter: number;
  /** The notes among them that mention agents. */
  mentioning: Mentioning[];
}

export type ConversationChanges = ReturnType<typeof createConversationChanges>;

/** The one way to change a conversation: row and events in one transaction, then published. */
export function createConversationChanges(deps: {
  clock: Clock;
  hub: Hub;
  listNews: ListNews;
  directory: AgentDirectory;
  ledger: ConversationLedger;
  log: EventLog;
  mentions: Pick<MentionColleagues, "store" | "publish">;
  /** Whether a site is being deleted: on that nothing new is opened. */
  isShut?: (siteId: string) => boolean;
  /** Hears of each change that this process has made, once it is told. */
  onPublished?: (recorded: Recorded) => void;
  /** What a visitor looked for by themselves, where that was read for this write: told once. */
  searched?: (visitorId: string) => EventBody | undefined;
  /** Changes the row as what is promised for it wants it: called for each change, once all else is in the row. */
  reckon?: (row: ConversationRow, before: ConversationRow) => void;
}) {
  const { clock, hub, listNews, directory, ledger, log, mentions, isShut, onPublished } = deps;

  /** Applies an act to an existing row. Call inside a write; throws Refusal when it may not be. */
  function change(row: ConversationRow, doing: Doing): Recorded {
    const next = nextState(row, doing.act);
    if (!next.ok) throw denied(next, row, directory);
    return record(row, doing, next);
  }

  /** Opens a visitor's conversation by their first act. Call inside a write. */
  function open(visitor: VisitorIdentity, doing: Doing): Recorded {
    if (isShut?.(visitor.siteId)) throw new Refusal("unknown_site", "The site was deleted.");
    const next = nextState(null, doing.act);
    if (!next.ok) throw new Refusal(next.kind, next.why);
    // Since hello an agent may have noted the visitor's name.
    const known = { ...visitor, name: ledger.nameOf(visitor.id) };
    const row = emptyRow(known, clock.now(), next.state);
    ledger.insert(row);
    return record(row, doing, next);
  }

  function record(
    row: ConversationRow,
    { by, clientId, says, lists }: Doing,
    next: Extract<ReturnType<typeof nextState>, { ok: true }>,
  ): Recorded {
    const at = clock.now();
    const events = log.append({
      conversationId: row.id,
      visitorId: row.visitorId,
      after: row.seq,
      at,
      by,
      clientId,
      says: [...says, ...next.events.map((body) => ({ body })), ...searchedBefore(row, next)],
    });
    const changed = { ...row, ...lists };
    for (const event of events) takeEvent(changed, event);
    takeState(changed, next, at);
    takeWaits(changed, events, at);
    deps.reckon?.(changed, row);
    ledger.update(changed, row);
    const mentioning = mentions.store(events);
    return { row: changed, events, after: row.seq, visibleAfter: row.visibleSeq, mentioning };
  }

  /** Behind what was said: that bears the client's name for it. */
  function searchedBefore({ seq, state, visitorId }: ConversationRow, next: { state: string }) {
    const body = deps.searched?.(visitorId);
    const wasWithNobody = seq === 0 || state === "self_service" || state === "closed";
    const isWithPerson = next.state === "waiting" || next.state === "active";
    return body && wasWithNobody && isWithPerson ? [{ body, by: { kind: "system" } as const }] : [];
  }

  /** Tells everyone who may see it. Call once the write is on disk. */
  function publish(recorded: Recorded): void {
    const { row, events, after, visibleAfter, mentioning } = recorded;
    const conversationId = row.id;
    if (events.length > 0) {
      hub.publish(conversationTopic(row.id), { type: "events", conversationId, after, events });
    }
    const visible = events.filter((event) => !isInternal(event.body)).map(forVisitor);
    if (visible.length > 0) {
      hub.publish(visitorTopic(row.visitorId), {
        type: "events",
        conversationId,
        after: visibleAfter,
        events: visible,
        conversation: toVisitorConversation(row),
      });
    }
    listNews.publish(row);
    mentions.publish(mentioning, row);
    onPublished?.(recorded);
  }

  function toVisitorConversation(row: ConversationRow): VisitorConversation {
    return {
      id: row.id,
      // That it is put aside is the agents' affair: for the visitor it goes on.
      state: row.state === "snoozed" ? "active" : row.state,
      agent: row.assigneeId === null ? null : directory.card(row.assigneeId),
      seq: row.visibleSeq,
      readByAgent: row.readByAgent,
      readByVisitor: row.readByVisitor,
    };
  }

  return { change, open, publish, toVisitorConversation };
}

function denied(denial: Denial, row: ConversationRow, directory: AgentDirectory): Refusal {
  if (row.assigneeId === null) return new Refusal(denial.kind, denial.why);
  const holder = directory.card(row.assigneeId);
  const winner = denial.kind === "already_claimed" ? holder : undefined;
  const why = denial.kind === "wrong_state" ? denial.why : `${holder.name} has the conversation.`;
  return new Refusal(denial.kind, why, winner);
}

/** Changes the row as one more event of its log does. */
function takeEvent(row: ConversationRow, event: Event): void {
  row.seq = event.seq;
  if (!isInternal(event.body)) row.visibleSeq = event.seq;
  if (event.by.kind === "visitor") row.readByVisitor = event.seq;
  if (event.body.type === "message") said(row, event);
  if (event.body.type === "queued") row.queuedAt ??= event.at;
  if (event.body.type === "contact_left") row.contactLeft = event.body.phone ? "phone" : "email";
  takeRating(row, event);
  takeFollowUp(row, event);
  takeLabel(row, event.body);
  takeOffer(row, event);
}

function takeLabel(row: ConversationRow, body: EventBody): void {
  switch (body.type) {
    case "tagged":
      row.tags = [
        ...tagsOf(row.tags).filter((tag) => !body.removed.includes(tag)),
        ...body.added,
      ].join("\n");
      break;
    case "priority_set":
      row.priority = body.priority;
      break;
    case "stage_set":
      row.stage = body.stage;
      break;
    case "transferred_to_team":
      row.teamId = body.team.id;
      break;
    case "snoozed":
      row.snoozedUntil = body.until;
  }
}

function said(row: ConversationRow, event: Event): void {
  row.lastText = lastTextOf(event.body);
  row.lastAt = event.at;
  row.lastBy = event.by.kind === "agent" ? "agent" : "visitor";
  if (event.by.kind === "visitor") row.unread += 1;
  // Who answers has read what they answer.
  if (event.by.kind === "agent") Object.assign(row, { unread: 0, readByAgent: event.seq });
  if (event.by.kind === "agent" && row.queuedAt !== null) row.answeredAt ??= event.at;
}

/** Changes the row as an act's outcome wants it. */
function takeState(
  row: ConversationRow,
  next: Extract<ReturnType<typeof nextState>, { ok: true }>,
  at: number,
): void {
  const { state } = next;
  const closed = next.events.find((body) => body.type === "closed");
  takeCourse(row, state, at);
  row.state = state;
  row.assigneeId = next.assigneeId;
  row.waitingSince = state === "waiting" ? (row.waitingSince ?? waitsSince(row, next, at)) : null;
  if (state !== "snoozed") row.snoozedUntil = null;
  row.closedAt = state === "closed" ? (row.closedAt ?? at) : null;
  if (state === "closed") row.contactLeft = null;
  row.outcome = state === "closed" ? (closed?.outcome ?? row.outcome) : null;
}

/** Who has lost their agent does not queue up again at the end: they count from their first time. */
function waitsSince(
  { queuedAt }: ConversationRow,
  { events }: Extract<ReturnType<typeof nextState>, { ok: true }>,
  at: number,
): number {
  const lost = events.some((body) => body.type === "queued" && body.reason === "agent_lost");
  return lost ? (queuedAt ?? at) : at;
}

function emptyRow(
  visitor: VisitorIdentity,
  at: number,
  state: ConversationRow["state"],
): ConversationRow {
  return {
    id: nanoid(),
    siteId: visitor.siteId,
    visitorId: visitor.id,
    visitorName: visitor.name,
    state,
    assigneeId: null,
    pagePath: visitor.pagePath,
    lang: visitor.lang ?? "",
    seq: 0,
    visibleSeq: 0,
    readByAgent: 0,
    readByVisitor: 0,
    unread: 0,
    lastText: "",
    lastBy: "visitor",
    lastAt: at,
    openedAt: at,
    waitingSince: null,
    closedAt: null,
    outcome: null,
    ...UNRATED,
    queuedAt: null,
    answeredAt: null,
    contactLeft: null,
    tags: "",
    priority: "normal",
    stage: null,
    teamId: null,
    snoozedUntil: null,
    ...NO_FOLLOW_UP,
    ...NO_TARGETS,
    ...UNROUTED,
    change: 0,
  };
}
