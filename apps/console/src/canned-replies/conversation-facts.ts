import type { Conversation } from "@foyer/protocol";
import { firstNameOf } from "../conversations/conversation-name.ts";
import { visitors } from "../live/live.ts";
import { me, sites } from "../session/session-state.ts";
import type { Facts } from "./fill.ts";

/** What canned replies may say in this conversation, as far as it is known. */
export function factsOf(conversation: Conversation): Facts {
  const visitor = visitors.known.value.get(conversation.visitorId);
  const agent = me.value?.agent;
  const name = visitor?.name ?? conversation.visitorName ?? "";
  const attributes = Object.entries(visitor?.attributes ?? {}).map(([key, value]) => [
    `visitor.${key}`,
    value === null ? "" : String(value),
  ]);
  return {
    ...Object.fromEntries(attributes),
    "visitor.name": name,
    "visitor.firstName": firstNameOf({ name }),
    "visitor.email": visitor?.email ?? "",
    "agent.name": agent?.name ?? "",
    "agent.firstName": firstNameOf({ name: agent?.name ?? "" }),
    "site.name": sites.value.find(({ id }) => id === conversation.siteId)?.name ?? "",
    "page.title": visitor?.page?.title ?? "",
    "conversation.id": conversation.id,
  };
}

/** The language the visitor reads first, such as "de"; "" while it is not known. */
export function languageOf({ visitorId }: Conversation): string {
  return primary(visitors.known.value.get(visitorId)?.languages[0] ?? "");
}

/** "pt" of "pt-BR". */
export const primary = (lang: string): string => (lang.split("-")[0] ?? "").toLowerCase();
