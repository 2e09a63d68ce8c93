import type { TagList } from "@foyer/protocol";
import { tagsOf } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";

/** Conversations that are looked at: what was tagged before them is not offered any more. */
const LOOKED_AT = 5_000;

/** A site's tags, learned from their use: the most used first. Ways of writing one tag count as one. */
export async function tagList(
  conversations: ConversationStore,
  siteId: string,
): Promise<TagList["items"]> {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const lines of await conversations.tagsOfSite(siteId, LOOKED_AT)) {
    for (const tag of tagsOf(lines)) {
      const known = counts.get(tag.toLowerCase()) ?? { tag, count: 0 };
      counts.set(tag.toLowerCase(), { ...known, count: known.count + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
