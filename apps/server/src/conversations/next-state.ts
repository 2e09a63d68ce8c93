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
  | { type: "label"; agentId: string }
  | { type: "route" }
  | { type: "claim"; agentId: string }
  | { type: "release"; agentId: string }
  | { type: "transfer"; agentId: string; toAgentId: string }
  | { type: "transfer_to_team"; agentId: string }
  | { type: "hand_to_faq"; agentId: string }
  | { type: "snooze"; agentId: string; until: number | null }
  | { type: "wake"; agentId: string }
  | { type: "wake_in_time"; assigneeHere: boolean }
  | { type: "lose_agent"; agentId: string }
  | { type: "escalate"; toTeam: boolean }
  | { type: "agent_close"; agentId: string; outcome: Outcome }
  | { type: "agent_reopen"; agentId: string }
  | { type: "invite"; agentId: string };

/** Events that a change of state brings by itself, after what the act said. */
type StateEvent = Extract<
  EventBody,
  { type: "queued" | "claimed" | "closed" | "reopened" | "snoozed" | "woken" }
>;

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
    case "label":
      return standing ? stay(standing) : absent();
    case "route":
      return standing?.state === "waiting"
        ? stay(standing)
        : deny("wrong_state", "It does not wait any more.");
    case "claim":
      return claim(standing, act.agentId);
    case "agent_message":
    case "release":
      return byAssignee(standing, act);
    case "snooze":
    case "wake":
      return aside(standing, act);
    case "wake_in_time":
      return wakeInTime(standing, act.assigneeHere);
    case "lose_agent":
      return loseAgent(standing, act.agentId);
    case "escalate":
      return escalate(standing, act.toTeam);
    case "transfer":
    case "transfer_to_team":
    case "hand_to_faq":
    case "agent_close":
      return byAgent(standing, act);
    case "agent_reopen":
      return agentReopen(standing, act.agentId);
    case "invite":
      return standing
        ? deny("wrong_state", "They are talking already.")
        : go("active", act.agentId);
  }
}

function visitorMessage(
  standing: Standing | null,
  act: Extract<Act, { type: "visitor_message" }>,
): Change | Denial {
  const wantsPerson = act.to === "person";
  if (standing === null) return wantsPerson ? enqueue("asked") : go("self_service", null);
  if (standing.state === "closed") return reopen(standing, act);
  if (standing.state === "snoozed") return wake(standing, "reply", act.assigneeHere);
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
  // Whoever is away for long loses it by themselves.
  if (standing.state === "snoozed") return wake(standing, "reply", true);
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
  if (!isHeld(standing)) return go("active", agentId, { type: "claimed" });
  if (standing.assigneeId === agentId) return unlessSnoozed(standing);
  return deny("already_claimed", "Another agent was faster.");
}

function byAssignee(
  standing: Standing | null,
  act: Extract<Act, { type: "agent_message" | "release" }>,
): Change | Denial {
  if (standing === null) return absent();
  if (!isHeld(standing)) return deny("wrong_state", "Claim the conversation first.");
  if (standing.assigneeId !== act.agentId) return notYours();
  return act.type === "release" ? enqueue("released") : unlessSnoozed(standing);
}

/** Who has it puts it aside, again for another time if they like, or takes it up again. */
function aside(
  standing: Standing | null,
  act: Extract<Act, { type: "snooze" | "wake" }>,
): Change | Denial {
  if (standing === null) return absent();
  if (!isHeld(standing)) return deny("wrong_state", "Claim the conversation first.");
  if (standing.assigneeId !== act.agentId) return notYours();
  if (act.type === "wake") return unlessSnoozed(standing);
  return go("snoozed", act.agentId, { type: "snoozed", until: act.until });
}

function wakeInTime(standing: Standing | null, assigneeHere: boolean): Change | Denial {
  if (standing?.state !== "snoozed") return deny("wrong_state", "It is not snoozed.");
  return wake(standing, "time", assigneeHere);
}

/** For its agent; when they are not there, somebody else takes it from the queue. */
function wake(standing: Standing, why: "time" | "reply" | "agent", assigneeHere: boolean): Change {
  const woken = { type: "woken", why } as const;
  if (assigneeHere) return go("active", standing.assigneeId, woken);
  return go("waiting", null, woken, { type: "queued", reason: "woken" });
}

/** What its own agent does with it wakes it. */
const unlessSnoozed = (standing: Standing): Change =>
  standing.state === "snoozed" ? wake(standing, "agent", true) : stay(standing);

function loseAgent(standing: Standing | null, agentId: string): Change | Denial {
  const has = standing?.state === "active" && standing.assigneeId === agentId;
  return has ? enqueue("agent_lost") : deny("wrong_state", "They do not have it any more.");
}

/** A target was missed, or nearly: whoever has it may keep it, or a team gets it. */
function escalate(standing: Standing | null, passOn: boolean): Change | Denial {
  if (standing === null) return absent();
  if (standing.state === "closed") return deny("wrong_state", "The conversation is closed.");
  return passOn ? toTeam(standing) : stay(standing);
}

function agentReopen(standing: Standing | null, agentId: string): Change | Denial {
  if (standing === null) return absent();
  if (standing.state !== "closed") return deny("wrong_state", "The conversation is open.");
  return go("active", agentId, { type: "reopened", state: "active" });
}

function byAgent(
  standing: Standing | null,
  act: Extract<Act, { type: "transfer" | "transfer_to_team" | "hand_to_faq" | "agent_close" }>,
): Change | Denial {
  if (standing === null) return absent();
  if (standing.state === "closed") return deny("wrong_state", "The conversation is closed.");
  if (act.type === "transfer") return transfer(standing, act.agentId, act.toAgentId);
  if (isHeld(standing) && standing.assigneeId !== act.agentId) return notYours();
  if (act.type === "transfer_to_team") return toTeam(standing);
  if (act.type === "agent_close") {
    return go("closed", standing.assigneeId, { type: "closed", outcome: act.outcome });
  }
  return go("self_service", null);
}

/** From the queue to anyone; from its agent to anyone; from a colleague only to oneself. */
function transfer(standing: Standing, agentId: string, toAgentId: string): Change | Denial {
  const mayGive = !isHeld(standing) || standing.assigneeId === agentId;
  if (!mayGive && toAgentId !== agentId) return notYours();
  if (standing.assigneeId === toAgentId && standing.state === "active") {
    return deny("wrong_state", "They have the conversation already.");
  }
  // Passed to oneself it is simply taken up again.
  if (standing.assigneeId === toAgentId && standing.state === "snoozed") {
    return wake(standing, "agent", true);
  }
  return go("active", toAgentId);
}

/** Back in the queue, as the team's; what waits there already goes on waiting. */
const toTeam = (standing: Standing): Change =>
  standing.state === "waiting" ? stay(standing) : enqueue("transferred");

/** Whether it is with an agent now. */
const isHeld = ({ state }: Standing): boolean => state === "active" || state === "snoozed";

const go = (
  state: ConversationState,
  assigneeId: string | null,
  ...events: StateEvent[]
): Change => ({ ok: true, state, assigneeId, events });

const stay = (standing: Standing): Change => go(standing.state, standing.assigneeId);

type Reason = Extract<EventBody, { type: "queued" }>["reason"];

const enqueue = (reason: Reason): Change => go("waiting", null, { type: "queued", reason });

const deny = (kind: Denial["kind"], why: string): Denial => ({ ok: false, kind, why });
const notYours = () => deny("not_yours", "A colleague has the conversation.");
const absent = () => deny("wrong_state", "There is no conversation yet.");
