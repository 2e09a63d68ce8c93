import type { Event } from "@foyer/protocol";
import type { ConversationRow } from "../conversations/conversation-row.ts";

/** As much of a comment as lists show, in UTF-16 units: the log has all of it. */
const COMMENT_MAX = 300;

/** A row of which its visitor has said nothing yet. */
export const UNRATED = {
  ...{ rating: null, ratedAt: null, solved: null, nps: null, comment: "" },
} as const satisfies Partial<ConversationRow>;

/** Changes the row as a rating does: the last one counts whole. */
export function takeRating(row: ConversationRow, { at, body }: Event): void {
  if (body.type !== "rated") return;
  row.rating = body.score ?? null;
  row.solved = body.solved ?? null;
  row.nps = body.nps ?? null;
  row.comment = beginning(body.comment ?? "");
  row.ratedAt ??= at;
}

const beginning = (comment: string): string =>
  comment.length > COMMENT_MAX ? `${comment.slice(0, COMMENT_MAX).toWellFormed()}…` : comment;
