import type { Event, EventBody } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";

/** As long after its time a follow-up that nobody has seen to is told to colleagues: whoever had it is away. */
export const LATE_MS = 24 * 60 * 60 * 1000;

const NONE = {
  ...{ followUpAt: null, followUpNote: "", followUpAgentId: null, followUpTeamId: null },
  ...{ followUpWhy: null, remindAt: null },
} as const satisfies Partial<ConversationRow>;

/** A row that nobody wants to look after again. */
export const NO_FOLLOW_UP = { ...NONE, lowRatedAt: null } as const;

/** Changes the row as an event of its follow-up does. */
export function takeFollowUp(row: ConversationRow, { at, body }: Event): void {
  switch (body.type) {
    case "follow_up_set":
      Object.assign(row, setTo(body));
      // One that a better rating has closed may be opened again by a worse one.
      if (body.why === "low_rating") row.lowRatedAt = body.at === null ? null : at;
      break;
    case "follow_up_done":
      Object.assign(row, NONE);
      break;
    case "follow_up_due":
      row.remindAt = body.late || row.followUpAt === null ? null : row.followUpAt + LATE_MS;
  }
}

function setTo(body: Extract<EventBody, { type: "follow_up_set" }>): Partial<ConversationRow> {
  const { at, note = "", for: whom, why = null } = body;
  if (at === null) return NONE;
  return {
    ...{ followUpAt: at, followUpNote: note, followUpWhy: why, remindAt: at },
    followUpAgentId: whom && "agentId" in whom ? whom.agentId : null,
    followUpTeamId: whom && "teamId" in whom ? whom.teamId : null,
  };
}
