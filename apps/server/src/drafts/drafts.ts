import type { Draft, DraftChange, SavedDraft } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Hub } from "../socket/hub.ts";
import { agentTopic } from "../socket/topics.ts";
import type { Uploads } from "../uploads/uploads.ts";
import { createDraftStore, type DraftPlace, type DraftRow } from "./draft-store.ts";

export type Drafts = ReturnType<typeof createDrafts>;

/** What agents have written and not sent: kept here, so that it follows them to every browser. */
export function createDrafts(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  find: FindConversation;
  uploads: Pick<Uploads, "unsent">;
}) {
  const { db, clock, hub, find, uploads } = deps;
  const store = createDraftStore(db);

  /** As consoles see them; files that are gone, or were sent, are left out. */
  async function shown(agentId: string, rows: readonly DraftRow[]): Promise<Draft[]> {
    const ids = rows.flatMap(({ attachmentIds }) => attachmentIds);
    const files = new Map(
      (await uploads.unsent(agentId, ids)).map((file) => [file.id, file] as const),
    );
    return rows.map(({ agentId: _, attachmentIds, ...row }) => ({
      ...row,
      attachments: attachmentIds.flatMap((id) => files.get(id) ?? []),
    }));
  }

  return {
    /** All that an agent has begun, newest first. */
    list: async (agentId: string): Promise<Draft[]> => shown(agentId, await store.of(agentId)),

    /**
     * Stores what was written, or forgets it when nothing is left of it. Where another console has written
     * since, nothing is stored, and its draft is the answer. Refuses a conversation that is not there.
     */
    async keep(place: DraftPlace, change: DraftChange): Promise<SavedDraft> {
      await find.existing(place.conversationId);
      const text = change.text.toWellFormed().replaceAll("\0", "");
      const { attachmentIds, since, base, version } = change;
      const row: DraftRow = {
        ...{ ...place, text, attachmentIds, since, version, savedAt: clock.now() },
      };
      const [draft] = await shown(place.agentId, [row]);
      const written = await db.writes.write(
        async () => {
          await db.lock(`drafts of ${place.agentId}`);
          const before = await store.byPlace(place);
          if (before && before.version !== base && before.version !== version) return before;
          await (text === "" && attachmentIds.length === 0 ? store.remove(place) : store.put(row));
          return row;
        },
        (stored) => {
          if (stored === row && draft) {
            hub.publish(agentTopic(place.agentId), { type: "draft", draft });
          }
        },
      );
      const [kept = draft] = written === row ? [] : await shown(place.agentId, [written]);
      return { saved: written === row, draft: kept as Draft };
    },

    /** Whether a file of this agent waits in one of their drafts. */
    async holds(agentId: string, uploadId: string): Promise<boolean> {
      const rows = await store.of(agentId);
      return rows.some(({ attachmentIds }) => attachmentIds.includes(uploadId));
    },
  };
}
