import type { Attachment } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { createAttachUploads } from "./attach-uploads.ts";
import { createReadUpload } from "./read-upload.ts";
import { createReceiveUpload, toAttachment } from "./receive-upload.ts";
import { createRemoveLoose, type IsKept } from "./remove-loose.ts";
import { createUploadStore, type SomeSender } from "./upload-store.ts";

export type Uploads = ReturnType<typeof createUploads>;

/** All that is done with files, put together. */
export function createUploads(deps: { db: Db; clock: Clock; isKept: IsKept }) {
  const { db } = deps;
  const store = createUploadStore(db);
  return {
    receive: createReceiveUpload({ ...deps, store }),
    attach: createAttachUploads({ db, store }),
    read: createReadUpload({ store }),
    removeLoose: createRemoveLoose({ ...deps, store }),
    /** Those of these files that an agent may still send. */
    async unsent(agentId: string, ids: string[]): Promise<Attachment[]> {
      if (ids.length === 0) return [];
      return (await store.unsentOf(agentId, ids)).map(toAttachment);
    },
    /** Takes a file back before it is sent. Refuses one that is not there, sent, or somebody else's. */
    async removeUnsent(of: SomeSender, id: string): Promise<void> {
      const removed = await db.writes.write(() => store.removeUnsent(of, id));
      if (!removed) throw new Refusal("not_found", "There is no such file.");
    },
  };
}
