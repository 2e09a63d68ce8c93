import type { Team } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Faq } from "../faq/faq.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { createCannedReplyFileStore } from "./canned-reply-file-store.ts";
import { createCannedReplyFiles } from "./canned-reply-files.ts";
import type { Reader } from "./canned-reply-rights.ts";
import { createCannedReplyStore } from "./canned-reply-store.ts";
import { createImportCannedReplies } from "./import-canned-replies.ts";
import { createManageCannedReplies } from "./manage-canned-replies.ts";
import { createRunMacro, type MacroActs } from "./run-macro.ts";
import { createSuggestCannedReplies, type EventsBefore } from "./suggest-canned-replies.ts";

export type CannedReplies = ReturnType<typeof createCannedReplies>;

/** All that is done with canned replies, put together. `onChange` is called when one was changed here. */
export function createCannedReplies(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  faq: Faq;
  find: FindConversation;
  eventsBefore: EventsBefore;
  acts: MacroActs;
  uploads: Pick<Uploads, "receive">;
  teams: () => readonly Team[];
  onChange: () => void;
}) {
  const { db, clock, hub, acts, teams } = deps;
  const store = createCannedReplyStore(db);
  const suggestions = createSuggestCannedReplies({ ...deps, store });

  /** Each node tells its own consoles. */
  function changed(): void {
    suggestions.changed();
    hub.tell(agentsTopic, { type: "canned_replies" });
  }

  function onChange(): void {
    changed();
    deps.onChange();
  }

  const files = createCannedReplyFiles({
    ...{ ...deps, store: createCannedReplyFileStore(db), replies: store },
  });
  const manage = createManageCannedReplies({ db, clock, store, files, onChange });

  function readerOf({ id, role }: Pick<Reader, "id" | "role">): Reader {
    const own = teams().filter(({ agentIds }) => agentIds.includes(id));
    return { id, role, teamIds: own.map((team) => team.id) };
  }

  return {
    ...{ store, manage, suggestions, teams, files, readerOf },
    takeCsv: createImportCannedReplies({ db, store, files, replies: manage, teams, onChange }),
    runMacro: createRunMacro({ clock, replies: manage, acts }),
    /** Call when another node has changed one. */
    changedElsewhere: changed,
  };
}
