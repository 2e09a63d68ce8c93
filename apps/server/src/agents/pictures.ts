import type { Readable } from "node:stream";
import { type Agent, PICTURE_MAX, PICTURE_SIDE_MAX } from "@foyer/protocol";
import { nanoid } from "nanoid";
import { Refusal } from "../refusal.ts";
import { kindOf } from "../uploads/file-kind.ts";
import { imageSize } from "../uploads/image-size.ts";
import type { ManageAgents } from "./manage-agents.ts";
import type { PictureRow, PictureStore } from "./picture-store.ts";

/** What every browser draws, and nothing runs in. */
const TAKEN = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

export type Pictures = ReturnType<typeof createPictures>;

/** Agents' own pictures, which visitors see. */
export function createPictures({ store, agents }: { store: PictureStore; agents: ManageAgents }) {
  return {
    /** Puts `body` in the place of the agent's picture. Refuses what is no small raster image. */
    async put(agentId: string, body: Readable): Promise<Agent> {
      const bytes = await readAll(body);
      const type = await typeOf(bytes);
      const id = nanoid();
      return agents.setPicture(agentId, id, async () => {
        await store.removeOf(agentId);
        await store.insert({ id, agentId, type, bytes });
      });
    },

    remove: (agentId: string): Promise<Agent> =>
      agents.setPicture(agentId, null, () => store.removeOf(agentId)),

    async read(id: string): Promise<PictureRow> {
      const row = await store.byId(id);
      if (!row) throw new Refusal("not_found", "There is no such picture.");
      return row;
    },
  };
}

async function typeOf(bytes: Buffer): Promise<string> {
  if (bytes.length === 0) throw new Refusal("upload_refused", "The picture is empty.");
  const type = await kindOf(bytes, "picture");
  if (!TAKEN.has(type))
    throw new Refusal("upload_refused", "A picture is a PNG, JPEG, WebP or GIF file.");
  const size = imageSize(type, bytes);
  if (!size) throw new Refusal("upload_refused", "The picture is damaged: its size is not in it.");
  if (Math.max(size.width, size.height) > PICTURE_SIDE_MAX)
    throw new Refusal(
      "upload_too_large",
      `The picture may have ${PICTURE_SIDE_MAX} × ${PICTURE_SIDE_MAX} pixels at most.`,
    );
  return type;
}

async function readAll(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > PICTURE_MAX)
      throw new Refusal(
        "upload_too_large",
        `The picture may have ${PICTURE_MAX / 1024} KB at most.`,
      );
    parts.push(part);
  }
  return Buffer.concat(parts);
}
