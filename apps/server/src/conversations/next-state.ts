import type { ConversationState, ErrorKind, EventBody, Outcome } from "@foyer/protocol";

/** Where a conversation stands; null before a visitor's first act opens it. */
export interface Standing {
  state: ConversationState;
  assigneeId: string | null;
}

/** Everything that can be done to a conversation. `agentId` is who does it. */
export type Act =
  | { type: "visitor_message"; to: "faq" | "person"; assigneeHere: boolean }
  | { type: "ask_person" }
  | { type: "visitor_close"; outcome: Outcome }
  | { type: "visitor_remark" }
  | { type: "agent_message"; agentId: string }
  | { type: "note"; agentId: string }
  | { type: "amend"; agentId: string }
  | { type: "claim"; agentId: string }
  | { type: "release"; agentId: string }
  | { type: "transfer"; agentId: string; toAgentId: string }
  | { type: "hand_to_faq"; agentId: string }
  | { type: "agent_close"; agentId: string; outcome: Outcome };

/** Events that a change of state brings by itself, after what the act said. */
type StateEvent = Extract<EventBody, { type: "queued" | "claimed" | "closed" | "reopened" }>;

export interface Change extends Standing {
  ok: true;
  events: StateEvent[];
}

export interface Denial {
  ok: false;
  kind: Extract<ErrorKind, "already_claimed" | "not_yours" | "wrong_state">;
  why: string;
}

/** The life of a conversation: what an act makes of it, or why it may not. Pure. */
export function nextState(standing: Standing | null, act: Act): Change | Denial {
  switch (act.type) {
    case "visitor_message":
      return visitorMessage(standing, act);
    case "ask_person":
      return askPerson(standing);
    case "visitor_close":
      return visitorClose(standing, act.outcome);
    case "visitor_remark":
    case "note":
    case "amend":
      return standing ? stay(standing) : absent();
    case "claim":
      return claim(standing, act.agentId);
    case "agent_message":
    case "release":
      return byAssignee(standing, act);
    case "transfer":
    case "hand_to_faq":
    case "agent_close":
      return byAgent(standing, act);
  }
}

function visitorMessage(
  standing: Standing | null,
  act: Extract<Act, { type: "visitor_message" }>,
): Change | Denial {
  const wantsPerson = act.to === "person";
  if (standing === null) return wantsPerson ? enqueue("asked") : go("self_service", null);
  if (standing.state === "closed") return reopen(standing, act);
  if (standing.state === "self_service" && wantsPerson) return enqueue("asked");
  return stay(standing);
}

/** The same agent if there, else the queue; one that never met a person goes on in self-service. */
function reopen(standing: Standing, act: Extract<Act, { type: "visitor_message" }>): Change {
  const state =
    standing.assigneeId === null
      ? act.to === "person"
        ? "waiting"
        : "self_service"
      : act.assigneeHere
        ? "active"
        : "waiting";
  const assigneeId = state === "active" ? standing.assigneeId : null;
  return go(state, assigneeId, { type: "reopened", state });
}

function askPerson(standing: Standing | null): Change | Denial {
  if (standing === null || standing.state === "self_service") return enqueue("asked");
  if (standing.state === "closed") return enqueue("reopened");
  return stay(standing);
}

function visitorClose(standing: Standing | null, outcome: Outcome): Change | Denial {
  if (standing === null) return absent();
  if (standing.state === "closed") return stay(standing);
  return go("closed", standing.assigneeId, { type: "closed", outcome });
}

function claim(standing: Standing | null, agentId: string): Change | Denial {
  if (standing === null) return absent();
  if (standing.state === "closed") return deny("wrong_state", "The conversation is closed.");
  if (standing.state !== "active") return go("active", agentId, { type: "claimed" });
  if (standing.assigneeId === agentId) return stay(standing);
  return deny("already_claimed", "Another agent was faster.");
}

function byAssignee(
  standing: Standing | null,
  act: Extract<Act, { type: "agent_message" | "release" }>,
): Change | Denial {
  if (standing === null) return absent();
  if (standing.state !== "active") return deny("wrong_state", "Claim the conversation first.");
  if (standing.assigneeId !== act.agentId) return notYours();
  return act.type === "release" ? enqueue("released") : stay(standing);
}

function byAgent(
  standing: Standing | null,
  act: Extract<Act, { type: "transfer" | "hand_to_faq" | "agent_close" }>,
): Change | Denial {
  if (standing === null) return absent();
  if (standing.state === "closed") return deny("wrong_state", "The conversation is closed.");
  if (act.type === "transfer") return transfer(standing, act.agentId, act.toAgentId);
  if (standing.state === "active" && standing.assigneeId !== act.agentId) return notYours();
  if (act.type === "agent_close") {
    return go("closed", standing.assigneeId, { type: "closed", outcome: act.outcome });
  }
  return go("self_service", null);
}

/** From the queue to anyone; from its agent to anyone; from a colleague only to oneself. */
function transfer(standing: Standing, agentId: string, toAgentId: string): Change | Denial {
  const mayGive = standing.state !== "active" || standing.assigneeId === agentId;
  if (!mayGive && toAgentId !== agentId) return notYours();
  if (standing.assigneeId === toAgentId && standing.state === "active") {
    return deny("wrong_state", "They have the conversation already.");
  }
  return go("active", toAgentId);
}

const go = (
  state: ConversationState,
  assigneeId: string | null,
  ...events: StateEvent[]
): Change => ({ ok: true, state, assigneeId, events });

const stay = (standing: Standing): Change => go(standing.state, standing.assigneeId);

const enqueue = (reason: "asked" | "released" | "reopened"): Change =>
  go("waiting", null, { type: "queued", reason });

const deny = (kind: Denial["kind"], why: string): Denial => ({ ok: false, kind, why });
const notYours = () => deny("not_yours", "A colleague has the conversation.");
const absent = () => deny("wrong_state", "There is no conversation yet.");
