import type { AgentSendMessage, ArticleCard } from "@foyer/protocol";
import { type Signal, signal } from "@preact/signals";
import { t } from "../language/say.ts";

/** What goes with the next reply beside its text and files. */
export interface Extras {
  choices: readonly string[];
  articles: readonly Pick<ArticleCard, "id" | "question">[];
}

const NONE: Extras = { choices: [], articles: [] };
const byConversation = new Map<string, Signal<Extras>>();

/** What an agent has chosen to send along in a conversation. */
export function extrasOf(conversationId: string): Signal<Extras> {
  const held = byConversation.get(conversationId) ?? signal(NONE);
  byConversation.set(conversationId, held);
  return held;
}

/** As a frame takes it; nothing where nothing was chosen. */
export function toFrame({ choices, articles }: Extras) {
  return {
    ...(choices.length > 0 ? { choices: [...choices] } : {}),
    ...(articles.length > 0 ? { articleIds: articles.map(({ id }) => id) } : {}),
  };
}

export function clearExtras(conversationId: string): void {
  extrasOf(conversationId).value = NONE;
}

/** What was to go with a reply that was not sent, back to where it can be sent again. */
export function takeBackExtras({ conversationId, choices, articleIds }: AgentSendMessage): void {
  if (!choices && !articleIds) return;
  const articles = (articleIds ?? []).map((id) => ({ id, question: t("Article") }));
  extrasOf(conversationId).value = { choices: choices ?? [], articles };
}
