import { type CallKind, type Event, LOW_RATING } from "@foyer/protocol";
import type { Recorded } from "../conversations/change-conversation.ts";

/** That somebody is wanted. `to`: an agent; a team's agents; or everybody who answers. */
export interface Call {
  kind: CallKind;
  to: { agentId: string } | { teamId: string } | "everybody";
  /** Who caused it: nobody is called by themselves. */
  by: string | null;
  /** Who waits, wrote or rated ("" without a name), or the colleague. */
  name: string;
  text: string;
  /** Null where it is about a complaint. */
  conversationId: string | null;
  complaintId?: string;
}

/** Whom a change of a conversation calls. */
export function callsOf({ row, events }: Pick<Recorded, "row" | "events">): Call[] {
  return events.flatMap((event) => callsOfEvent(row, event));
}

function callsOfEvent(row: Recorded["row"], { by, body }: Event): Call[] {
  const from = by.kind === "agent" ? by : null;
  const common = { by: from?.id ?? null, conversationId: row.id };
  const visitor = row.visitorName ?? "";
  const mine = row.assigneeId === null ? undefined : { agentId: row.assigneeId };
  switch (body.type) {
    case "queued": {
      // Who wants a mail or a call instead waits without a bell.
      if (row.state !== "waiting" || row.contactLeft !== null) return [];
      const to = row.teamId === null ? "everybody" : { teamId: row.teamId };
      return [{ ...common, kind: "waiting", to, name: visitor, text: row.lastText }];
    }
    case "message":
      if (by.kind !== "visitor" || row.state !== "active" || !mine) return [];
      return [{ ...common, kind: "message", to: mine, name: visitor, text: row.lastText }];
    case "transferred": {
      const to = { agentId: body.to.id };
      return [{ ...common, kind: "transferred", to, name: from?.name ?? "", text: row.lastText }];
    }
    case "rated":
      if (!isLow(body.score) || !mine) return [];
      return [{ ...common, kind: "low_rating", to: mine, name: visitor, text: body.comment ?? "" }];
    case "follow_up_set":
      // Whoever had the conversation has just been told by the score.
      if (body.why !== "low_rating" || !body.for || (mine && isLow(row.rating))) return [];
      return [{ ...common, kind: "low_rating", to: body.for, name: visitor, text: row.comment }];
    case "follow_up_due":
      return body.notified.map(({ agentId }) => ({
        ...{ ...common, kind: "follow_up", to: { agentId }, name: visitor },
        text: row.followUpNote || row.comment || row.lastText,
      }));
    case "target_warned":
    case "target_missed":
      return body.notified.map(({ agentId }) => ({
        ...{ ...common, kind: "target", to: { agentId }, name: visitor, text: row.lastText },
      }));
    case "note":
      return (body.mentions ?? []).map((whom) => ({
        ...{ ...common, kind: "mention", name: from?.name ?? "", text: body.text },
        to: "agentId" in whom ? { agentId: whom.agentId } : { teamId: whom.teamId },
      }));
    default:
      return [];
  }
}

const isLow = (score: number | null | undefined): boolean =>
  typeof score === "number" && score <= LOW_RATING;
