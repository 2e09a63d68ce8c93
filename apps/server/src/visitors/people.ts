import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import { createEndTalk } from "../conversations/end-talk.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { GivenConversations } from "../conversations/given-conversations.ts";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import type { Presence } from "../presence/presence.ts";
import type { Hub } from "../socket/hub.ts";
import { createBlockStore } from "./block-store.ts";
import { createBlocks } from "./blocks.ts";
import { createMarkInvited } from "./mark-invited.ts";
import { createMergeVisitors } from "./merge-visitors.ts";
import { createPatchVisitor } from "./patch-visitor.ts";
import { createShowVisitor } from "./show-visitor.ts";
import { createTagVisitor } from "./tag-visitor.ts";
import { createVisitStore } from "./visit-store.ts";
import { createVisitorNews } from "./visitor-news.ts";
import { createVisitorNoteStore } from "./visitor-note-store.ts";
import { createVisitorNotes } from "./visitor-notes.ts";
import type { VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

/** Pages that visitors were on are kept so long, in milliseconds. */
const VISITS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export type People = ReturnType<typeof createPeople>;

/** What agents know of people and do with them, put together. `onBlock` is called when a block changed here. */
export function createPeople(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  presence: Presence;
  directory: AgentDirectory;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  conversations: GivenConversations;
  changes: ConversationChanges;
  find: FindConversation;
  refresh: RefreshConversations;
  onBlock?: () => void;
  /** Inside a write: whatever else is kept of the first becomes the other's. */
  alsoGive?: (fromId: string, intoId: string) => Promise<unknown>;
}) {
  const { db, clock, hub, visitors, onBlock } = deps;
  const news = createVisitorNews(hub);
  const visits = createVisitStore(db);
  const notes = createVisitorNoteStore(db);
  const store = createBlockStore(db);
  const blocks = createBlocks({
    ...{ db, clock, hub, store, visitors, news, endTalk: createEndTalk(deps) },
    ...(onBlock && { onChange: onBlock }),
  });
  const show = createShowVisitor({ ...deps, blocks });
  return {
    ...{ news, visits, blocks, show, visitors },
    patch: createPatchVisitor({ ...deps, show, news }),
    tag: createTagVisitor({ db, visitors, news }),
    notes: createVisitorNotes({ ...deps, store: notes, news }),
    ...createMergeVisitors({ ...deps, visits, notes, blocks, news, show }),
    markInvited: createMarkInvited({ db, clock, visitors }),
    /** Whether they are a part of another visitor now. */
    isMerged: async (id: string): Promise<boolean> =>
      ((await visitors.byId(id))?.mergedInto ?? null) !== null,
    /** Removes what is kept for a while only. */
    async sweep(): Promise<void> {
      await db.writes.write(() => visits.removeBefore(clock.now() - VISITS_KEPT_MS));
      await blocks.removeOver();
    },
  };
}
