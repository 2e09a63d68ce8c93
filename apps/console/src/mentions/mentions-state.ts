import type { Mention, MentionsPage } from "@foyer/protocol";
import { batch, signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** This agent's mentions, newest first, as far as they were loaded; null until they first were. */
export const mentions = signal<readonly Mention[] | null>(null);
/** How many of all of them are unread, loaded or not. */
export const unreadMentions = signal(0);
/** Why they could not be loaded; "" when they could. */
export const mentionsError = signal("");
/** The one that came last while this page was open: what a notification tells. */
export const lastMention = signal<Mention | null>(null);
/** Where the next page begins; null when all are loaded. */
export const mentionsCursor = signal<string | null>(null);

/** Counts what was asked: an answer that was overtaken by a later question is dropped. */
let asked = 0;
let isLoading = false;

/** Fetches the newest page, and how many are unread. */
export async function loadMentions(): Promise<void> {
  asked += 1;
  const mine = asked;
  isLoading = true;
  try {
    const page = await http.get<MentionsPage>("/mentions");
    if (mine !== asked) return;
    batch(() => {
      mentions.value = page.items;
      unreadMentions.value = page.unread;
      mentionsCursor.value = page.cursor;
      mentionsError.value = "";
    });
  } catch (error) {
    if (mine === asked) mentionsError.value = reason(error);
  } finally {
    if (mine === asked) isLoading = false;
  }
}

/** Fetches the page after those that are shown. */
export async function loadMoreMentions(): Promise<void> {
  const cursor = mentionsCursor.peek();
  if (cursor === null) return;
  const mine = asked;
  try {
    const page = await http.get<MentionsPage>("/mentions", { cursor });
    if (mine !== asked || mentionsCursor.peek() !== cursor) return;
    batch(() => {
      mentions.value = [...(mentions.peek() ?? []), ...page.items];
      mentionsCursor.value = page.cursor;
    });
  } catch (error) {
    mentionsError.value = reason(error);
  }
}

/** A note has just mentioned this agent. */
export function onMention(mention: Mention): void {
  const held = mentions.peek();
  if (held?.some((one) => isSame(one, mention))) return;
  lastMention.value = mention;
  // What is on its way may have been read before it.
  if (!held || isLoading) return void loadMentions();
  batch(() => {
    mentions.value = [mention, ...held];
    unreadMentions.value += 1;
  });
}

/** Mentions have changed, or we were away. */
export function mentionsChanged(): void {
  void loadMentions();
}

/** Whether opening this conversation may read something. */
export function mayReadMentionsIn(conversationId: string): boolean {
  const unread = (mentions.value ?? []).filter(({ readAt }) => readAt === null);
  const isLoaded = unread.length >= unreadMentions.value;
  return unread.some((one) => one.conversationId === conversationId) || !isLoaded;
}

/** The conversation is on the screen: what mentions this agent in it is read. */
export async function readMentionsIn(conversationId: string): Promise<void> {
  const held = mentions.peek() ?? [];
  const isRead = (one: Mention) => one.conversationId === conversationId && one.readAt === null;
  const count = held.filter(isRead).length;
  batch(() => {
    mentions.value = held.map((one) => (isRead(one) ? { ...one, readAt: Date.now() } : one));
    unreadMentions.value = Math.max(0, unreadMentions.peek() - count);
  });
  // When it fails they are unread again at the next look; nothing is lost.
  await http.post("/mentions/read", { conversationId }).catch(() => undefined);
}

const isSame = (a: Mention, b: Mention): boolean =>
  a.conversationId === b.conversationId && a.seq === b.seq;
