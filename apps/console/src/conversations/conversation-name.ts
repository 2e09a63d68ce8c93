import type { Conversation, Visitor } from "@foyer/protocol";
import { t } from "../language/say.ts";

/** What to call a conversation: its visitor, or the page of somebody without a name. */
export function conversationName({
  visitorName,
  pagePath,
}: Pick<Conversation, "visitorName" | "pagePath">): string {
  return visitorName ?? (pagePath ? t("Visitor from {{page}}", { page: pagePath }) : t("Visitor"));
}

/** What to call a visitor in a sentence. */
export function firstNameOf(visitor: Pick<Visitor, "name"> | undefined): string {
  return visitor?.name?.trim().split(/\s+/)[0] ?? "";
}
