import { Refusal } from "../refusal.ts";
import { CHUNK_BYTES } from "./take-in.ts";
import type { UploadRow, UploadStore } from "./upload-store.ts";

export type ReadUpload = ReturnType<typeof createReadUpload>;

/** Who may have a file, and its bytes. Foreign and absent look the same. */
export function createReadUpload({ store }: { store: UploadStore }) {
  async function existing(id: string, may: (row: UploadRow) => boolean | Promise<boolean>) {
    const row = await store.byId(id);
    if (row?.complete && (await may(row))) return row;
    throw new Refusal("not_found", "There is no such file.");
  }

  /** Whether a message that has not been taken back carries it. */
  async function isSaid(row: UploadRow): Promise<boolean> {
    const body = await store.messageOf(row);
    if (body?.type !== "message") return false;
    return body.attachments?.some(({ id }) => id === row.id) ?? false;
  }

  return {
    /** A file of the visitor's own conversations. Refuses any other. */
    forVisitor: (visitorId: string, id: string): Promise<UploadRow> =>
      existing(id, (row) => {
        if (row.visitorId !== visitorId) return false;
        return row.clientId === null ? row.agentId === null : isSaid(row);
      }),

    /** A file of any conversation, or one that the agent is about to send. Refuses any other. */
    forAgent: (agentId: string, id: string): Promise<UploadRow> =>
      existing(id, (row) => (row.clientId === null ? row.agentId === agentId : isSaid(row))),

    bytes: bytesOf(store),
  };
}

/** Makes what reads a file's bytes from `start` up to and with `end`, part by part. */
export function bytesOf(store: Pick<UploadStore, "chunk">) {
  return async function* bytes(id: string, start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at <= end; ) {
      const number = Math.floor(at / CHUNK_BYTES);
      const chunk = await store.chunk(id, number);
      if (!chunk) throw new Error(`part ${number} of file ${id} is missing`);
      const from = at - number * CHUNK_BYTES;
      const part = chunk.subarray(from, from + end - at + 1);
      yield part;
      at += part.length;
    }
  };
}
