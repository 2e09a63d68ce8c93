import type { ConversationState, Event } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { passUp } from "./passed-up.ts";

/** A row of which routing has said nothing yet. */
export const UNROUTED = {
  ...{ offeredTo: null, offerEndsAt: null, passed: "", skills: "", routed: 0, overflow: null },
} as const satisfies Partial<ConversationRow>;

/** Changes the row as an event of its routing does. */
export function takeOffer(row: ConversationRow, { body, at }: Event): void {
  switch (body.type) {
    case "offered":
      row.offeredTo = body.to.id;
      row.offerEndsAt = body.until;
      break;
    case "offer_over":
      Object.assign(row, { offeredTo: null, offerEndsAt: null });
      if (body.why === "declined") row.passed = passUp(row.passed, body.to.id, "refused", at);
      if (body.why === "missed") row.passed = passUp(row.passed, body.to.id, "missed", at);
      break;
    case "routed":
      row.routed = 1;
      row.priority = body.priority ?? row.priority;
      row.teamId = body.team?.id ?? row.teamId;
      if (body.skills) row.skills = body.skills.join("\n");
      break;
    case "overflowed":
      row.overflow = body.way;
      row.teamId = body.team?.id ?? row.teamId;
      if (body.team) row.passed = "";
      break;
    case "transferred_to_team":
      // Others are asked now; who was is not asked any more.
      Object.assign(row, { offeredTo: null, offerEndsAt: null, passed: "" });
  }
}

/** Changes the row as it goes on in `state` from `at` on, before it has it: nothing of an offer outlives the wait. */
export function takeCourse(row: ConversationRow, state: ConversationState, at: number): void {
  if (state !== "waiting") {
    Object.assign(row, { offeredTo: null, offerEndsAt: null, passed: "", overflow: null });
  } else if (row.assigneeId !== null) {
    // Who has just given it away does not get it straight back.
    row.passed = passUp(row.passed, row.assigneeId, "refused", at);
  }
  // When the visitor comes back with something else, the rules are asked anew.
  if (state === "closed") Object.assign(row, { routed: 0, skills: "" });
}
