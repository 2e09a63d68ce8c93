import type { Needs } from "../db/db.ts";
import type { Answer, Guess } from "../db/postgres/draft.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { KnownConversations } from "./known-conversations.ts";
import { type ConversationDraft, createConversationDraft, type LeftRow } from "./postgres-draft.ts";
import { storeGuess, storeTalkGuess } from "./postgres-guess-statements-store.ts";
import { inColumns, inTalk, isTalk, toText } from "./postgres-json.ts";

/**
 * A draft of staged writes over conversations that this node knows. One write is covered when the conversation that
 * it is about is known to be open, and it asks for nothing but that and whether it was said before:
 * that is taken for new, and looked up by the statement which stores it.
 */
export function createGuess(
  needs: readonly Needs[],
  known: KnownConversations,
): (ConversationDraft & Guess) | undefined {
  const covered = needs.map((need) => coveredBy(need, known));
  if (!covered.some((row) => row !== undefined)) return undefined;

  const draft = createConversationDraft(needs.filter((_, place) => covered[place]));
  const rows = covered.filter((row) => row !== undefined);
  draft.know({
    visitors: rows.map((row) => ({
      ...{ id: row.visitorId, name: row.visitorName, merged: false, latest: row },
    })),
    conversations: rows,
    repeats: [],
    unread: [],
  });
  /** Visitors whose writes are left out. */
  const doubtful = new Set<string>();
  /** Conversations that were stored. */
  let held = new Set<string>();

  return {
    ...draft,
    covers: (place) => covered[place] !== undefined,
    doubt(place) {
      const { visitorId, conversationId } = needs[place] ?? {};
      const whose = visitorId ?? known.byId(conversationId ?? "")?.visitorId;
      if (whose !== undefined) doubtful.add(whose);
    },
    holds(place) {
      const row = covered[place];
      return row !== undefined && !doubtful.has(row.visitorId) && held.has(row.id);
    },
    opening: () => [],
    opened() {},
    closing() {
      // What is opened has nothing to be compared with.
      for (const { row, before } of draft.left()) if (!before) doubtful.add(row.visitorId);
      draft.leaveOut(({ row }) => doubtful.has(row.visitorId));
      const { rows, events, mentions, changes } = draft.toStore();
      if (rows.length === 0) return undefined;
      const whole = rows.filter((left) => !isTalk(left));
      const given = rows.map((left) => toCompare(left, !isTalk(left)));
      const order = `{${changes.map(({ id }) => id).join()}}`;
      const values = [toText(given), toText(events.map(inColumns)), order, `${rows.length}`];
      if (whole.length === 0 && mentions.length === 0) return { ...storeTalkGuess, values };
      const wholeRows = whole.map(({ row, before }) => ({ ...row, was: before?.change }));
      return { ...storeGuess, values: [...values, toText(wholeRows), toText(mentions)] };
    },
    closed({ rows: [answer] }: Answer) {
      const all = draft.left().map(({ row }) => row.id);
      // No answer: nothing was held. No list: everything was.
      held = new Set(answer ? (answer[1]?.split(",") ?? all) : []);
      for (const id of all) if (!held.has(id)) known.forget(id);
      draft.leaveOut(({ row }) => !held.has(row.id));
      const span = answer && draft.number(Number(answer[0]));
      for (const { row } of draft.left()) known.take(row);
      return span;
    },
  };
}

/** The conversation that a write is about, when nothing else has to be read for it. */
function coveredBy(
  { visitorId, conversationId, unreadAfter }: Needs,
  known: KnownConversations,
): ConversationRow | undefined {
  if (unreadAfter !== undefined) return undefined;
  const row = known.byId(conversationId ?? "") ?? known.openOf(visitorId ?? "");
  if (!row || (conversationId ?? row.id) !== row.id) return undefined;
  return known.openOf(visitorId ?? row.visitorId) === row ? row : undefined;
}

/** A row with what it was, by which the database sees whether it still is. */
const toCompare = (left: LeftRow, whole: boolean): object => ({
  ...inTalk(left),
  visitorId: left.row.visitorId,
  wasSeq: left.before?.seq,
  whole,
});
