import type { Chat } from "../chat.ts";

/** Articles that were opened on this page, as far as the server was told. */
const told = new Set<string>();

/** Whoever helps later knows what was read already. */
export function tellRead({ session }: Chat, articleId: string): void {
  if (!told.has(articleId) && session.send({ type: "read_article", articleId }))
    told.add(articleId);
}
