import { FEEDBACK_DEFAULTS, type Feedback } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationRow, FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { type AskingStore, createAskingStore } from "./asking-store.ts";
import { RATED_WITHIN_MS } from "./rate-conversation.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who ends a conversation sooner than this after they began it has left, and has nothing to say of it. */
const AT_ONCE_MS = 30 * 1000;

export type AskFeedback = ReturnType<typeof createAskFeedback>;

/**
 * Whether a visitor is to be asked how a conversation of theirs was, on any of their devices. Says so again for the one that
 * they were asked of, until they answer or skip it; of another one only once they were left in peace for long enough.
 * Refuses a conversation that is not theirs.
 */
export function createAskFeedback(deps: { db: Db; clock: Clock; find: FindConversation }) {
  const { db, clock, find } = deps;
  const store = createAskingStore(db);

  return async (
    visitorId: string,
    conversationId: string,
    feedback: Feedback | null,
  ): Promise<{ due: boolean }> => {
    const row = await find.own(visitorId, conversationId);
    const now = clock.now();
    if (!feedback || !asksAnything(feedback) || !isFresh(row, now)) return { due: false };
    if (!(await isWorthAsking(row, store))) return { due: false };
    const asked = await store.ofVisitor(visitorId);
    if (asked.some((one) => one.conversationId === conversationId)) return { due: true };
    const { askAgainDays = FEEDBACK_DEFAULTS.askAgainDays } = feedback;
    if (asked.some(({ at }) => now - at < askAgainDays * DAY_MS)) return { due: false };
    await db.writes.write(() => store.note(conversationId, now));
    return { due: true };
  };
}

/** A comment alone is asked for as well: there may be nothing else that the owner wants to know. */
const asksAnything = ({ rating, solved, comment, nps }: Feedback): boolean =>
  rating !== false || solved === true || comment || nps;

const isFresh = ({ state, closedAt, ratedAt }: ConversationRow, now: number): boolean =>
  state === "closed" && ratedAt === null && now - (closedAt ?? 0) < RATED_WITHIN_MS;

/** Whether they were served at all: an agent answered, or has solved it in another way, such as by phone. */
async function isWorthAsking(row: ConversationRow, store: AskingStore): Promise<boolean> {
  if (row.outcome === "spam") return false;
  const isSolved = row.outcome === "solved" && row.assigneeId !== null;
  if (!isSolved && row.answeredAt === null && !(await store.isAnswered(row.id))) return false;
  const closedAt = row.closedAt ?? 0;
  const isShort = closedAt - row.openedAt < AT_ONCE_MS;
  return !isShort || !(await store.isByVisitor(row.id, closedAt));
}
