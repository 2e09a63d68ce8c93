import type { CannedReplyDraft, MacroAct } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import { manages, mayChange, type Reader } from "./canned-reply-rights.ts";
import type { CannedReplyRow } from "./canned-reply-store.ts";

/** A canned reply as it is written: all but what the house adds. */
export type Written = Omit<CannedReplyRow, "id" | "updatedAt" | "editedBy">;

/** After these there is nothing left for the agent to do. */
const ENDS: readonly MacroAct["type"][] = ["snooze", "close", "transfer", "transfer_to_team"];

/**
 * The whole of what a draft says; what it leaves out stays as in `before`. A new one is shared as widely
 * as its writer may share. Refuses what cannot be stored, and what this agent may not write.
 * A `reader` of null is the house itself. `hasFiles`: files go along, so that it may do without a text.
 */
export function checkedReply(
  reader: Reader | null,
  draft: CannedReplyDraft,
  before: Written | undefined,
  hasFiles: boolean,
): Written {
  const scope =
    draft.scope ?? before?.scope ?? (!reader || manages(reader) ? "everyone" : "personal");
  const written: Written = {
    ...{ shortcut: draft.shortcut, title: draft.title.trim(), text: draft.text },
    folder: (draft.folder ?? before?.folder ?? "").trim(),
    lang: draft.lang === undefined ? (before?.lang ?? null) : draft.lang,
    scope,
    teamId: scope === "team" ? (draft.teamId ?? before?.teamId ?? null) : null,
    ownerId: scope === "personal" ? (reader?.id ?? null) : null,
    acts: draft.acts ?? before?.acts ?? [],
  };
  if (reader && !mayChange(reader, written)) {
    throw new Refusal("forbidden", "Only owners and admins change what agents share.");
  }
  if (scope === "team" && written.teamId === null) {
    throw new Refusal("invalid", "Choose the team that it is for.");
  }
  if (written.title === "") throw new Refusal("invalid", "The title is empty: say what it is for.");
  if (written.text.trim() === "" && written.acts.length === 0 && !hasFiles) {
    throw new Refusal("text_empty", "It needs a text, a file, or something to do.");
  }
  checkActs(written.acts);
  return written;
}

function checkActs(acts: readonly MacroAct[]): void {
  const end = acts.findIndex(({ type }) => ENDS.includes(type));
  if (end < 0 || end === acts.length - 1) return;
  throw new Refusal(
    "invalid",
    `Step ${end + 1} gives the conversation away: nothing can come after it. Put it last.`,
  );
}

/** Whether two would be the same in somebody's menu. */
export const sharesName = (a: Written, b: Written): boolean =>
  a.shortcut === b.shortcut &&
  a.lang === b.lang &&
  a.scope === b.scope &&
  a.teamId === b.teamId &&
  a.ownerId === b.ownerId;
