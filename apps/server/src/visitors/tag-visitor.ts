import { TAGS_MAX, type TagsChange } from "@foyer/protocol";
import { tagsOf } from "../conversations/conversation-row.ts";
import { cleanTags, isAmong } from "../conversations/label-acts.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { VisitorNews } from "./visitor-news.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";

export type TagVisitor = ReturnType<typeof createTagVisitor>;

/** Tags of a person, beside those of their conversations. */
export function createTagVisitor(deps: { db: Db; visitors: VisitorStore; news: VisitorNews }) {
  const { db, visitors, news } = deps;
  return async (visitorId: string, change: TagsChange): Promise<VisitorRow> => {
    const [add, remove] = [cleanTags(change.add), cleanTags(change.remove)];
    return db.writes.write(
      async () => {
        const row = await visitors.lockedCurrent(visitorId);
        const changed = { ...row, tags: withTags(tagsOf(row.tags), add, remove).join("\n") };
        if (changed.tags !== row.tags) await visitors.update(row.id, { tags: changed.tags });
        return changed;
      },
      ({ id }) => news(id),
    );
  };
}

/** What was there first stays first. Refuses more than TAGS_MAX. */
export function withTags(
  has: readonly string[],
  add: readonly string[],
  remove: readonly string[] = [],
): string[] {
  const stays = has.filter((tag) => !isAmong(remove, tag));
  const tags = [...stays, ...add.filter((tag) => !isAmong(stays, tag) && !isAmong(remove, tag))];
  if (tags.length <= TAGS_MAX) return tags;
  throw new Refusal("invalid", `tags: a visitor takes ${TAGS_MAX}, take one away first.`);
}
