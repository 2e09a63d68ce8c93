import type { Attachment } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { toAttachment } from "./receive-upload.ts";
import type { Sender, SomeSender, UploadStore } from "./upload-store.ts";

/** What is being said with files, and by whom. */
interface Saying {
  sender: Sender;
  ids: string[];
  clientId: string;
}

interface LettingGo {
  sender: SomeSender;
  /** Undefined when nothing came with it. */
  ids: string[] | undefined;
  clientId: string;
}

export type AttachUploads = ReturnType<typeof createAttachUploads>;

/**
 * Gives files to messages. A file is claimed for the message's client id before the message is stored,
 * which may ask nothing: of two messages that want it one gets it, and a repeat gets it again.
 */
export function createAttachUploads(deps: { db: Db; store: UploadStore }) {
  const { db, store } = deps;
  /** Refuses when one of them is not the sender's, not complete, or another message's. */
  async function claim({ sender, ids, clientId }: Saying): Promise<Attachment[]> {
    const wanted = [...new Set(ids)];
    const rows = await db.writes.write(async () => {
      const claimed = await store.claim(sender, wanted, clientId);
      if (claimed.length === wanted.length) return claimed;
      throw new Refusal("not_found", "A file is not there any more: attach it again.");
    });
    return wanted.flatMap((id) => rows.filter((row) => row.id === id).map(toAttachment));
  }

  return {
    /**
     * The files as the message carries them; a Refusal when one of them may not be sent, for the write
     * to throw: what was said with them before is acked, whatever has become of them.
     */
    async claim(saying: Saying): Promise<Attachment[] | Refusal> {
      try {
        return await claim(saying);
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    },

    /** For `catch`: when the message was refused, its files may be sent with another one. */
    letGo:
      ({ sender, ids, clientId }: LettingGo) =>
      async (error: unknown): Promise<never> => {
        if (ids && error instanceof Refusal) {
          await db.writes.write(() => store.release(sender, clientId)).catch(() => undefined);
        }
        throw error;
      },
  };
}

/** What a message's body has of its files. Throws the Refusal that there is instead. */
export function filesOf(claimed: Attachment[] | Refusal | undefined) {
  if (claimed instanceof Refusal) throw claimed;
  return claimed && { attachments: claimed };
}
