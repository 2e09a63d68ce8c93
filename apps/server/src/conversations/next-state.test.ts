import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Act, type Change, type Denial, nextState, type Standing } from "./next-state.ts";

/** Where a conversation can stand, as Ann sees it; Ben is a colleague. */
const STANDINGS = {
  none: null,
  self_service: { state: "self_service", assigneeId: null },
  waiting: { state: "waiting", assigneeId: null },
  mine: { state: "active", assigneeId: "ann" },
  colleagues: { state: "active", assigneeId: "ben" },
  snoozed: { state: "snoozed", assigneeId: "ann" },
  snoozed_by_ben: { state: "snoozed", assigneeId: "ben" },
  closed: { state: "closed", assigneeId: null },
  closed_after_ann: { state: "closed", assigneeId: "ann" },
} satisfies Record<string, Standing | null>;

/** Every act, with each value that makes a difference. Where an agent acts, it is Ann. */
const ACTS = {
  message: { type: "visitor_message", to: "faq", assigneeHere: false },
  message_assignee_here: { type: "visitor_message", to: "faq", assigneeHere: true },
  message_to_person: { type: "visitor_message", to: "person", assigneeHere: false },
  message_to_person_here: { type: "visitor_message", to: "person", assigneeHere: true },
  ask_person: { type: "ask_person" },
  visitor_close: { type: "visitor_close", outcome: "solved" },
  visitor_remark: { type: "visitor_remark" },
  agent_message: { type: "agent_message", agentId: "ann" },
  note: { type: "note", agentId: "ann" },
  amend: { type: "amend", agentId: "ann" },
  claim: { type: "claim", agentId: "ann" },
  release: { type: "release", agentId: "ann" },
  transfer_to_self: { type: "transfer", agentId: "ann", toAgentId: "ann" },
  transfer_to_ben: { type: "transfer", agentId: "ann", toAgentId: "ben" },
  transfer_to_cid: { type: "transfer", agentId: "ann", toAgentId: "cid" },
  hand_to_faq: { type: "hand_to_faq", agentId: "ann" },
  agent_close: { type: "agent_close", agentId: "ann", outcome: "spam" },
  label: { type: "label", agentId: "ann" },
  route: { type: "route" },
  transfer_to_team: { type: "transfer_to_team", agentId: "ann" },
  snooze: { type: "snooze", agentId: "ann", until: 77 },
  wake: { type: "wake", agentId: "ann" },
  wake_in_time: { type: "wake_in_time", assigneeHere: false },
  wake_in_time_here: { type: "wake_in_time", assigneeHere: true },
  lose_ann: { type: "lose_agent", agentId: "ann" },
  escalate: { type: "escalate", toTeam: false },
  escalate_to_team: { type: "escalate", toTeam: true },
  agent_reopen: { type: "agent_reopen", agentId: "ann" },
  invite: { type: "invite", agentId: "ann" },
} satisfies Record<string, Act>;

type Result = "wrong_state" | "not_yours" | "already_claimed" | `${string} ${string}`;

/**
 * What comes out: a refusal's kind, or "state assignee events", where events are written
 * as they are stored: queued:asked, claimed, closed:solved, reopened:active.
 */
const LIFE: Record<keyof typeof STANDINGS, Record<keyof typeof ACTS, Result>> = {
  none: {
    message: "self_service -",
    message_assignee_here: "self_service -",
    message_to_person: "waiting - queued:asked",
    message_to_person_here: "waiting - queued:asked",
    ask_person: "waiting - queued:asked",
    visitor_close: "wrong_state",
    visitor_remark: "wrong_state",
    agent_message: "wrong_state",
    note: "wrong_state",
    amend: "wrong_state",
    claim: "wrong_state",
    release: "wrong_state",
    transfer_to_self: "wrong_state",
    transfer_to_ben: "wrong_state",
    transfer_to_cid: "wrong_state",
    hand_to_faq: "wrong_state",
    agent_close: "wrong_state",
    label: "wrong_state",
    route: "wrong_state",
    transfer_to_team: "wrong_state",
    snooze: "wrong_state",
    wake: "wrong_state",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "wrong_state",
    escalate: "wrong_state",
    escalate_to_team: "wrong_state",
    agent_reopen: "wrong_state",
    invite: "active ann",
  },
  self_service: {
    message: "self_service -",
    message_assignee_here: "self_service -",
    message_to_person: "waiting - queued:asked",
    message_to_person_here: "waiting - queued:asked",
    ask_person: "waiting - queued:asked",
    visitor_close: "closed - closed:solved",
    visitor_remark: "self_service -",
    agent_message: "wrong_state",
    note: "self_service -",
    amend: "self_service -",
    claim: "active ann claimed",
    release: "wrong_state",
    transfer_to_self: "active ann",
    transfer_to_ben: "active ben",
    transfer_to_cid: "active cid",
    hand_to_faq: "self_service -",
    agent_close: "closed - closed:spam",
    label: "self_service -",
    route: "wrong_state",
    transfer_to_team: "waiting - queued:transferred",
    snooze: "wrong_state",
    wake: "wrong_state",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "wrong_state",
    escalate: "self_service -",
    escalate_to_team: "waiting - queued:transferred",
    agent_reopen: "wrong_state",
    invite: "wrong_state",
  },
  waiting: {
    message: "waiting -",
    message_assignee_here: "waiting -",
    message_to_person: "waiting -",
    message_to_person_here: "waiting -",
    ask_person: "waiting -",
    visitor_close: "closed - closed:solved",
    visitor_remark: "waiting -",
    agent_message: "wrong_state",
    note: "waiting -",
    amend: "waiting -",
    claim: "active ann claimed",
    release: "wrong_state",
    transfer_to_self: "active ann",
    transfer_to_ben: "active ben",
    transfer_to_cid: "active cid",
    hand_to_faq: "self_service -",
    agent_close: "closed - closed:spam",
    label: "waiting -",
    route: "waiting -",
    transfer_to_team: "waiting -",
    snooze: "wrong_state",
    wake: "wrong_state",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "wrong_state",
    escalate: "waiting -",
    escalate_to_team: "waiting -",
    agent_reopen: "wrong_state",
    invite: "wrong_state",
  },
  mine: {
    message: "active ann",
    message_assignee_here: "active ann",
    message_to_person: "active ann",
    message_to_person_here: "active ann",
    ask_person: "active ann",
    visitor_close: "closed ann closed:solved",
    visitor_remark: "active ann",
    agent_message: "active ann",
    note: "active ann",
    amend: "active ann",
    claim: "active ann",
    release: "waiting - queued:released",
    transfer_to_self: "wrong_state",
    transfer_to_ben: "active ben",
    transfer_to_cid: "active cid",
    hand_to_faq: "self_service -",
    agent_close: "closed ann closed:spam",
    label: "active ann",
    route: "wrong_state",
    transfer_to_team: "waiting - queued:transferred",
    snooze: "snoozed ann snoozed:77",
    wake: "active ann",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "waiting - queued:agent_lost",
    escalate: "active ann",
    escalate_to_team: "waiting - queued:transferred",
    agent_reopen: "wrong_state",
    invite: "wrong_state",
  },
  colleagues: {
    message: "active ben",
    message_assignee_here: "active ben",
    message_to_person: "active ben",
    message_to_person_here: "active ben",
    ask_person: "active ben",
    visitor_close: "closed ben closed:solved",
    visitor_remark: "active ben",
    agent_message: "not_yours",
    note: "active ben",
    amend: "active ben",
    claim: "already_claimed",
    release: "not_yours",
    transfer_to_self: "active ann",
    transfer_to_ben: "not_yours",
    transfer_to_cid: "not_yours",
    hand_to_faq: "not_yours",
    agent_close: "not_yours",
    label: "active ben",
    route: "wrong_state",
    transfer_to_team: "not_yours",
    snooze: "not_yours",
    wake: "not_yours",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "wrong_state",
    escalate: "active ben",
    escalate_to_team: "waiting - queued:transferred",
    agent_reopen: "wrong_state",
    invite: "wrong_state",
  },
  snoozed: {
    message: "waiting - woken:reply queued:woken",
    message_assignee_here: "active ann woken:reply",
    message_to_person: "waiting - woken:reply queued:woken",
    message_to_person_here: "active ann woken:reply",
    ask_person: "active ann woken:reply",
    visitor_close: "closed ann closed:solved",
    visitor_remark: "snoozed ann",
    agent_message: "active ann woken:agent",
    note: "snoozed ann",
    amend: "snoozed ann",
    claim: "active ann woken:agent",
    release: "waiting - queued:released",
    transfer_to_self: "active ann woken:agent",
    transfer_to_ben: "active ben",
    transfer_to_cid: "active cid",
    hand_to_faq: "self_service -",
    agent_close: "closed ann closed:spam",
    label: "snoozed ann",
    route: "wrong_state",
    transfer_to_team: "waiting - queued:transferred",
    snooze: "snoozed ann snoozed:77",
    wake: "active ann woken:agent",
    wake_in_time: "waiting - woken:time queued:woken",
    wake_in_time_here: "active ann woken:time",
    lose_ann: "wrong_state",
    escalate: "snoozed ann",
    escalate_to_team: "waiting - queued:transferred",
    agent_reopen: "wrong_state",
    invite: "wrong_state",
  },
  snoozed_by_ben: {
    message: "waiting - woken:reply queued:woken",
    message_assignee_here: "active ben woken:reply",
    message_to_person: "waiting - woken:reply queued:woken",
    message_to_person_here: "active ben woken:reply",
    ask_person: "active ben woken:reply",
    visitor_close: "closed ben closed:solved",
    visitor_remark: "snoozed ben",
    agent_message: "not_yours",
    note: "snoozed ben",
    amend: "snoozed ben",
    claim: "already_claimed",
    release: "not_yours",
    transfer_to_self: "active ann",
    transfer_to_ben: "not_yours",
    transfer_to_cid: "not_yours",
    hand_to_faq: "not_yours",
    agent_close: "not_yours",
    label: "snoozed ben",
    route: "wrong_state",
    transfer_to_team: "not_yours",
    snooze: "not_yours",
    wake: "not_yours",
    wake_in_time: "waiting - woken:time queued:woken",
    wake_in_time_here: "active ben woken:time",
    lose_ann: "wrong_state",
    escalate: "snoozed ben",
    escalate_to_team: "waiting - queued:transferred",
    agent_reopen: "wrong_state",
    invite: "wrong_state",
  },
  closed: {
    message: "self_service - reopened:self_service",
    message_assignee_here: "self_service - reopened:self_service",
    message_to_person: "waiting - reopened:waiting",
    message_to_person_here: "waiting - reopened:waiting",
    ask_person: "waiting - queued:reopened",
    visitor_close: "closed -",
    visitor_remark: "closed -",
    agent_message: "wrong_state",
    note: "closed -",
    amend: "closed -",
    claim: "wrong_state",
    release: "wrong_state",
    transfer_to_self: "wrong_state",
    transfer_to_ben: "wrong_state",
    transfer_to_cid: "wrong_state",
    hand_to_faq: "wrong_state",
    agent_close: "wrong_state",
    label: "closed -",
    route: "wrong_state",
    transfer_to_team: "wrong_state",
    snooze: "wrong_state",
    wake: "wrong_state",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "wrong_state",
    escalate: "wrong_state",
    escalate_to_team: "wrong_state",
    agent_reopen: "active ann reopened:active",
    invite: "wrong_state",
  },
  closed_after_ann: {
    message: "waiting - reopened:waiting",
    message_assignee_here: "active ann reopened:active",
    message_to_person: "waiting - reopened:waiting",
    message_to_person_here: "active ann reopened:active",
    ask_person: "waiting - queued:reopened",
    visitor_close: "closed ann",
    visitor_remark: "closed ann",
    agent_message: "wrong_state",
    note: "closed ann",
    amend: "closed ann",
    claim: "wrong_state",
    release: "wrong_state",
    transfer_to_self: "wrong_state",
    transfer_to_ben: "wrong_state",
    transfer_to_cid: "wrong_state",
    hand_to_faq: "wrong_state",
    agent_close: "wrong_state",
    label: "closed ann",
    route: "wrong_state",
    transfer_to_team: "wrong_state",
    snooze: "wrong_state",
    wake: "wrong_state",
    wake_in_time: "wrong_state",
    wake_in_time_here: "wrong_state",
    lose_ann: "wrong_state",
    escalate: "wrong_state",
    escalate_to_team: "wrong_state",
    agent_reopen: "active ann reopened:active",
    invite: "wrong_state",
  },
};

function written(result: Change | Denial): Result {
  if (!result.ok) return result.kind;
  const events = result.events.map((event) =>
    [event.type, ...Object.entries(event).flatMap(([key, v]) => (key === "type" ? [] : [v]))].join(
      ":",
    ),
  );
  return [result.state, result.assigneeId ?? "-", ...events].join(" ") as Result;
}

const combinations = Object.entries(STANDINGS).flatMap(([where, standing]) =>
  Object.entries(ACTS).map(([what, act]) => ({ where, what, standing, act })),
);

describe("the life of a conversation", () => {
  test.each(combinations)("$where: $what", ({ where, what, standing, act }) => {
    const expected = LIFE[where as keyof typeof LIFE][what as keyof typeof ACTS];
    expect(written(nextState(standing, act))).toBe(expected);
  });

  test("the table has every state with every act", () => {
    // The types hold it for the names; this holds it for the act types behind them.
    const types: Record<Act["type"], true> = {
      ...{ visitor_message: true, ask_person: true, visitor_close: true, agent_message: true },
      ...{ note: true, amend: true, claim: true, release: true, transfer: true, hand_to_faq: true },
      ...{ agent_close: true, visitor_remark: true, label: true, transfer_to_team: true },
      ...{ snooze: true, wake: true, wake_in_time: true, lose_agent: true, agent_reopen: true },
      ...{ escalate: true },
      ...{ invite: true, route: true },
    };
    const states: Record<Standing["state"], true> = {
      ...{ self_service: true, waiting: true, active: true, snoozed: true, closed: true },
    };
    const acted = new Set<string>(Object.values(ACTS).map(({ type }) => type));
    const stood = new Set(Object.values(STANDINGS).map((standing) => standing?.state));
    expect(acted).toEqual(new Set(Object.keys(types)));
    expect(stood).toEqual(new Set([undefined, ...Object.keys(states)]));
    for (const line of Object.values(LIFE)) {
      expect(Object.keys(line).sort()).toEqual(Object.keys(ACTS).sort());
    }
  });
});

const agentId = fc.constantFrom("ann", "ben", "cid");
const outcome = fc.constantFrom("solved", "not_solved", "no_answer", "spam" as const);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    type: fc.constant("visitor_message" as const),
    to: fc.constantFrom("faq" as const, "person" as const),
    assigneeHere: fc.boolean(),
  }),
  fc.constant({ type: "ask_person" as const }),
  fc.record({ type: fc.constant("visitor_close" as const), outcome }),
  fc.record({
    type: fc.constantFrom("agent_message", "note", "claim", "release", "hand_to_faq" as const),
    agentId,
  }),
  fc.record({ type: fc.constant("transfer" as const), agentId, toAgentId: agentId }),
  fc.record({ type: fc.constant("agent_close" as const), agentId, outcome }),
  fc.record({ type: fc.constant("snooze" as const), agentId, until: fc.constantFrom(null, 77) }),
  fc.record({
    type: fc.constantFrom(
      "wake",
      "label",
      "transfer_to_team",
      "lose_agent",
      "agent_reopen" as const,
    ),
    agentId,
  }),
  fc.record({ type: fc.constant("wake_in_time" as const), assigneeHere: fc.boolean() }),
);

/** Follows any run of acts and looks at each step. */
function always(look: (before: Standing | null, act: Act, after: Change) => void): void {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
      let standing: Standing | null = null;
      for (const act of acts) {
        const next: Change | Denial = nextState(standing, act);
        if (!next.ok) continue;
        look(standing, act, next);
        standing = { state: next.state, assigneeId: next.assigneeId };
      }
    }),
    { numRuns: 500 },
  );
}

describe("whatever is done, in whatever order", () => {
  test("an active or snoozed conversation has exactly one agent; one that waits or is in self-service none", () => {
    always((_before, _act, after) => {
      if (after.state === "active" || after.state === "snoozed") {
        expect(after.assigneeId).not.toBeNull();
      }
      if (after.state === "waiting" || after.state === "self_service") {
        expect(after.assigneeId).toBeNull();
      }
    });
  });

  test("an agent never loses a conversation to a colleague's claim, only to a transfer", () => {
    always((before, act, after) => {
      const isHeld = before?.state === "active" || before?.state === "snoozed";
      const had = isHeld ? before.assigneeId : null;
      if (had === null || after.assigneeId === had) return;
      if (after.state === "active") expect(act.type).toBe("transfer");
    });
  });

  test("closing is always told by one event with its outcome, and nothing else closes", () => {
    always((before, act, after) => {
      const closings = after.events.filter(({ type }) => type === "closed");
      const closes = after.state === "closed" && before?.state !== "closed";
      expect(closings).toHaveLength(closes ? 1 : 0);
      if (closes) {
        expect(["visitor_close", "agent_close"]).toContain(act.type);
        expect(closings[0]).toMatchObject({ outcome: (act as { outcome: string }).outcome });
      }
    });
  });

  test("every change of state is told, by its own event or by what the act itself says", () => {
    const says = ["visitor_message", "transfer", "transfer_to_team", "hand_to_faq"];
    always((before, act, after) => {
      if (before?.state === after.state && before.assigneeId === after.assigneeId) return;
      expect(after.events.length > 0 || says.includes(act.type)).toBe(true);
    });
  });

  test("only the visitor opens a closed conversation again, or an agent on purpose", () => {
    always((before, act, after) => {
      if (before?.state !== "closed" || after.state === "closed") return;
      expect(["visitor_message", "ask_person", "agent_reopen"]).toContain(act.type);
    });
  });

  test("putting aside and taking up are told, each by its own event", () => {
    always((before, _act, after) => {
      const types = after.events.map(({ type }) => type);
      if (types.includes("snoozed")) expect(after.state).toBe("snoozed");
      if (after.state === "snoozed" && before?.state !== "snoozed")
        expect(types).toEqual(["snoozed"]);
      if (types.includes("woken")) expect(before?.state).toBe("snoozed");
    });
  });
});
