import type { Readable } from "node:stream";
import { ARTICLE_IMAGE_MAX, ARTICLE_IMAGE_SIDE_MAX, type ArticleImage } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { bytesOf } from "../uploads/read-upload.ts";
import { DAY_BYTES } from "../uploads/receive-upload.ts";
import { createTakeIn } from "../uploads/take-in.ts";
import { type ArticleImageRow, type ArticleImageStore, PATH } from "./article-image-store.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** The pictures of a text. */
const IN_TEXT = /\/api\/v1\/article-images\/([\w-]+)/g;

/** What every browser draws, and nothing runs in. */
const TAKEN = /^image\/(png|jpeg|webp|gif)$/;

export type ArticleImages = ReturnType<typeof createArticleImages>;

/** Pictures that stand in articles: taken from agents, shown to whoever reads the article. */
export function createArticleImages(deps: {
  db: Db;
  clock: Clock;
  store: ArticleImageStore;
  sites: ManageSites;
}) {
  const { db, clock, store, sites } = deps;
  const takeIn = createTakeIn(db, store.addChunk);

  /**
   * Takes a picture in; `size` is what is announced, in bytes, undefined when nobody says. Refuses what is no raster
   * picture of a kind that every browser draws, too large, or too much for one agent and day.
   */
  async function receive(
    { siteId, agentId }: { siteId: string; agentId: string },
    size: number | undefined,
    body: Readable,
  ): Promise<ArticleImage> {
    if ((size ?? 0) > ARTICLE_IMAGE_MAX) throw tooLarge();
    const site = await sites.existing(siteId);
    const row: ArticleImageRow = {
      ...{ id: nanoid(32), siteId: site.id, agentId, type: "", size: size ?? ARTICLE_IMAGE_MAX },
      ...{ complete: false, createdAt: clock.now() },
    };
    await db.writes.write(async () => {
      await db.lock(`article images of ${agentId}`);
      const spent = await store.spent(agentId, row.createdAt - DAY_MS);
      if (spent + row.size > DAY_BYTES)
        throw new Refusal("rate_limited", "That is too much for one day: send more tomorrow.");
      await store.insert(row);
    });
    try {
      const found = await takeIn({ id: row.id, name: "picture" }, body);
      const { width, height } = check(found);
      const { type, size } = found;
      await db.writes.write(() => store.update(row.id, { type, size, complete: true }));
      return { path: pathOf(row.id), width, height };
    } catch (error) {
      await db.writes.write(() => store.remove(row.id)).catch(() => undefined);
      throw error;
    }
  }

  /** Removes those that stand in no article and in none's history, a day after they came: one may still be put in. */
  async function removeUnused(): Promise<void> {
    const old = await store.old(clock.now() - DAY_MS, clock.now() - HOUR_MS);
    if (old.length === 0) return;
    const used = new Set<string>();
    for await (const text of store.texts())
      for (const [, id = ""] of text.matchAll(IN_TEXT)) used.add(id);
    // Looked at again when it goes: somebody may have put it in meanwhile.
    for (const { id } of old)
      if (!used.has(id)) await db.writes.write(() => store.removeUnused(id));
  }

  return {
    receive,
    removeUnused,
    bytes: bytesOf(store),

    async read(id: string): Promise<ArticleImageRow> {
      const row = await store.byId(id);
      if (!row?.complete) throw new Refusal("not_found", "There is no such picture.");
      return row;
    },
  };
}

/** Where a picture is, on this server, as it stands in an article's text. */
const pathOf = (id: string): string => `${PATH}${id}`;

function check(found: { type: string; size: number; width?: number; height?: number }) {
  const { type, size, width, height } = found;
  if (!TAKEN.test(type))
    throw new Refusal("upload_refused", "A picture is a PNG, JPEG, WebP or GIF file.");
  if (size > ARTICLE_IMAGE_MAX) throw tooLarge();
  if (!width || !height)
    throw new Refusal("upload_refused", "The picture is damaged: its size is not in it.");
  if (Math.max(width, height) > ARTICLE_IMAGE_SIDE_MAX)
    throw new Refusal(
      "upload_too_large",
      `The picture may have ${ARTICLE_IMAGE_SIDE_MAX} × ${ARTICLE_IMAGE_SIDE_MAX} pixels at most.`,
    );
  return { width, height };
}

const tooLarge = (): Refusal =>
  new Refusal(
    "upload_too_large",
    `The picture is too large: ${ARTICLE_IMAGE_MAX / 1024 / 1024} MB is the most.`,
  );
