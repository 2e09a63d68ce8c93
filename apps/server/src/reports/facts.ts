import type { ConversationState, EventBody } from "@foyer/protocol";
import type { Tables } from "../db/tables.ts";

/** What became of one conversation, as far as its log was read. */
export type Facts = Tables["conversationFacts"]["$inferSelect"];

/** One event of a log, as it is stored. */
export interface LoggedEvent {
  seq: number;
  at: number;
  byKind: "visitor" | "agent" | "faq" | "system";
  byId: string | null;
  body: EventBody;
}

/** How much of the time from one moment to another a site was open, in ms. */
export type OpenTime = (from: number, to: number) => number;

/** A conversation of which nothing was read yet. */
export function noFacts(of: Pick<Facts, "conversationId" | "openedAt">): Facts {
  return {
    ...{ siteId: "", visitorId: "", lang: "", tags: "", teamId: "", agentId: "" },
    ...of,
    ...{ seq: 0, state: "self_service", since: of.openedAt, selfService: false },
    ...{ cameAt: null, queued: false, answeredAt: null, answeredBy: null },
    ...{ answerMs: null, answerOpenMs: null, solveMs: null, solveOpenMs: null },
    ...{ waitMs: 0, waitOpenMs: 0, handleMs: 0, handleOpenMs: 0 },
    ...{ holders: 0, closes: 0, reopens: 0, closedAt: null, outcome: null },
    ...{
      abandoned: false,
      contactLeft: false,
      hasTarget: false,
      missed: false,
      rating: null,
      nps: null,
    },
    ...{ helped: 0, notHelped: 0, nextCameAt: null, step: 0 },
  };
}

/** Changes the facts as one more event of the log does; events come in their order, each once. */
export function takeEvent(facts: Facts, event: LoggedEvent, open: OpenTime): void {
  facts.seq = event.seq;
  const { body, at } = event;
  switch (body.type) {
    case "answered":
      if (facts.cameAt === null) facts.selfService = true;
      break;
    case "message":
      if (event.byKind === "agent") answered(facts, event, open);
      break;
    case "closed":
      close(facts, event, body.outcome, open);
      break;
    case "contact_left":
      facts.contactLeft = true;
      break;
    case "target_missed":
      facts.missed = true;
      break;
    case "rated":
      Object.assign(facts, { rating: body.score ?? null, nps: body.nps ?? null });
      break;
    case "article_judged":
      facts[body.helped ? "helped" : "notHelped"] += 1;
      break;
    default: {
      const state = stateAfter(body);
      hold(facts, holderBy(event));
      if (state !== null) enter(facts, state, at, open);
    }
  }
}

/** The state that an event leaves behind; null where it changes none. */
function stateAfter(body: EventBody): ConversationState | null {
  switch (body.type) {
    case "queued":
      return "waiting";
    case "claimed":
    case "invited":
    case "transferred":
    case "woken":
      return "active";
    case "reopened":
      return body.state;
    case "handed_to_faq":
      return "self_service";
    case "snoozed":
      return "snoozed";
    default:
      return null;
  }
}

/** The agent who has it from an event on; null where nobody new has. */
function holderBy({ body, byId }: LoggedEvent): string | null {
  if (body.type === "claimed" || body.type === "invited") return byId;
  if (body.type === "transferred") return body.to.id;
  // Whoever reopens it has it; after a visitor's message it is whose it was.
  return body.type === "reopened" && body.state === "active" ? byId : null;
}

function hold(facts: Facts, agentId: string | null): void {
  if (agentId === null || agentId === facts.agentId) return;
  facts.agentId = agentId;
  facts.holders += 1;
}

/** Leaves one state for another: the time in it is counted now that it is over. */
function enter(facts: Facts, state: ConversationState, at: number, open: OpenTime): void {
  const { state: before, since } = facts;
  if (before === "waiting") {
    facts.waitMs += span(since, at);
    facts.waitOpenMs += open(since, at);
  }
  if (before === "active") {
    facts.handleMs += span(since, at);
    facts.handleOpenMs += open(since, at);
  }
  if (before === "closed" && state !== "closed") {
    facts.reopens += 1;
    Object.assign(facts, { closedAt: null, outcome: null, abandoned: false });
    Object.assign(facts, { solveMs: null, solveOpenMs: null });
  }
  if (facts.cameAt === null && (state === "waiting" || state === "active")) {
    Object.assign(facts, { cameAt: at, queued: state === "waiting" });
  }
  Object.assign(facts, { state, since: at });
}

function answered(facts: Facts, { at, byId }: LoggedEvent, open: OpenTime): void {
  if (facts.answeredAt !== null || facts.cameAt === null) return;
  Object.assign(facts, { answeredAt: at, answeredBy: byId });
  // Who was spoken to first has waited for nobody.
  if (!facts.queued) return;
  facts.answerMs = span(facts.cameAt, at);
  facts.answerOpenMs = open(facts.cameAt, at);
}

function close(
  facts: Facts,
  { at, byKind }: LoggedEvent,
  outcome: Facts["outcome"],
  open: OpenTime,
): void {
  const left = facts.state === "waiting" && byKind === "visitor" && facts.answeredAt === null;
  enter(facts, "closed", at, open);
  facts.closes += 1;
  Object.assign(facts, { closedAt: at, outcome, abandoned: left });
  if (facts.cameAt === null) return;
  facts.solveMs = span(facts.cameAt, at);
  facts.solveOpenMs = open(facts.cameAt, at);
}

/** Clocks of machines differ: nothing takes less than no time. */
const span = (from: number, to: number): number => Math.max(0, to - from);
