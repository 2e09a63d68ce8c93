import type { Ack, EventBody, Rate } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { ConversationRow, FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { EventLog } from "../messages/event-log.ts";
import { Refusal } from "../refusal.ts";
import type { WatchRatings } from "./watch-ratings.ts";

/** As long after the first score a visitor may change their mind. */
const CHANGES_FOR_MS = 24 * 60 * 60 * 1000;

/** As long after its end a conversation can be rated: it is forgotten later, and so is the impression. */
export const RATED_WITHIN_MS = 7 * 24 * 60 * 60 * 1000;

const SYSTEM = { kind: "system" } as const;

type Said = Extract<EventBody, { type: "rated" | "feedback_skipped" }>;

export type RateConversation = ReturnType<typeof createRateConversation>;

/** A visitor says how they were served, once for each conversation; the last word of a day counts. */
export function createRateConversation(deps: {
  db: Db;
  clock: Clock;
  changes: ConversationChanges;
  find: FindConversation;
  log: EventLog;
  /** What a rating makes of the conversation's follow-up. */
  watchRatings: WatchRatings;
}) {
  const { db, clock, changes, find, log, watchRatings } = deps;

  return async (visitorId: string, frame: Rate): Promise<Ack> => {
    const { clientId, conversationId } = frame;
    const body = toBody(frame);
    const stored = await db.writes.stage(
      { visitorId, conversationId, clientId },
      () => {
        const row = find.staged(conversationId);
        if (row.visitorId !== visitorId) {
          throw new Refusal("not_found", "There is no such conversation.");
        }
        const repeat = log.repeatOf(visitorId, clientId);
        if (repeat) return repeat;
        checkTime(row, clock.now());
        const act = { type: "visitor_remark" } as const;
        const more = body.type === "rated" ? watchRatings(row, body) : [];
        const says = [{ body }, ...more.map((one) => ({ body: one, by: SYSTEM }))];
        return changes.change(row, { act, by: { kind: "visitor" }, clientId, says });
      },
      (result) => {
        if ("row" in result) changes.publish(result);
      },
    );
    if (!("row" in stored)) return { type: "ack", clientId, ...stored };
    return { type: "ack", clientId, conversationId, seq: stored.after + 1 };
  };
}

/** A comment of blanks is none. Refuses who says nothing at all. */
function toBody({ score, solved, comment, nps, skipped }: Rate): Said {
  const words = comment?.toWellFormed().replaceAll("\0", "").trim();
  const said = {
    ...(score === undefined ? {} : { score }),
    ...(solved === undefined ? {} : { solved }),
    ...(words ? { comment: words } : {}),
    ...(nps === undefined ? {} : { nps }),
  };
  if (Object.keys(said).length > 0) return { type: "rated", ...said };
  if (skipped) return { type: "feedback_skipped" };
  throw new Refusal("malformed", "A rating says something: a score, an answer or a comment.");
}

/** Refuses to rate what runs, what no person was in, and what is too long ago. */
function checkTime(row: ConversationRow, now: number): void {
  if (row.ratedAt !== null) {
    if (now - row.ratedAt < CHANGES_FOR_MS) return;
    throw new Refusal("wrong_state", "A rating can be changed for one day; that day is over.");
  }
  if (row.state !== "closed") {
    throw new Refusal("wrong_state", "The conversation still runs: rate it once it has ended.");
  }
  if (row.assigneeId === null && row.answeredAt === null) {
    throw new Refusal("wrong_state", "No agent was in this conversation: there is nobody to rate.");
  }
  if (now - (row.closedAt ?? 0) >= RATED_WITHIN_MS) {
    throw new Refusal("wrong_state", "The conversation ended too long ago to be rated.");
  }
}
