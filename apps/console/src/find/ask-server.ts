import type { FoundPerson, MessageHits } from "@foyer/protocol";
import { SEARCH_TEXT_MAX } from "@foyer/protocol/limits";
import { http } from "../http.ts";

/** What hits are limited to; times in milliseconds since 1970. */
export interface HitFilter {
  conversationId?: string;
  siteId?: string;
  by?: string;
  since?: number;
  until?: number;
  cursor?: string;
}

/** Messages and notes of any age. */
export const askMessages = (text: string, filter: HitFilter = {}): Promise<MessageHits> =>
  http.post<MessageHits>("/search/messages", { text: cut(text), ...filter });

export const askPeople = (text: string): Promise<FoundPerson[]> =>
  http.post<FoundPerson[]>("/search/people", { text: cut(text) });

const cut = (text: string): string => text.slice(0, SEARCH_TEXT_MAX);
