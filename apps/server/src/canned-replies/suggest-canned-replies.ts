import { setImmediate } from "node:timers/promises";
import { buildIndexInSteps, type FaqIndex } from "@foyer/faq-search";
import type { CannedReplySuggestions, Event } from "@foyer/protocol";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Faq } from "../faq/faq.ts";
import { maySee, type Reader } from "./canned-reply-rights.ts";
import type { CannedReplyRow, CannedReplyStore } from "./canned-reply-store.ts";

/** Shown above the composer: what fits into one line. */
const REPLIES_MAX = 3;
const ARTICLES_MAX = 2;

/** Some of the best may be in other agents' menus alone. */
const LOOKED_AT = 20;

/** Below this a reply has nothing to do with what was said. */
const RELATED = 0.2;

/** Events in which the visitor's last words are looked for. */
const LAST_EVENTS = 20;

interface Known {
  index: FaqIndex;
  rows: ReadonlyMap<string, CannedReplyRow>;
}

/** Up to `limit` events of a conversation just before a seq, oldest first, as agents see them. */
export type EventsBefore = (conversationId: string, seq: number, limit: number) => Promise<Event[]>;

export type SuggestCannedReplies = ReturnType<typeof createSuggestCannedReplies>;

/** Finds canned replies and articles that answer what the visitor has said last. */
export function createSuggestCannedReplies(deps: {
  store: CannedReplyStore;
  find: FindConversation;
  eventsBefore: EventsBefore;
  faq: Faq;
}) {
  const { store, find, eventsBefore, faq } = deps;
  /** The index of all canned replies; undefined until it is asked for after a change. */
  let known: Promise<Known> | undefined;

  function all(): Promise<Known> {
    if (known) return known;
    const made = read();
    known = made;
    made.catch(() => {
      if (known === made) known = undefined;
    });
    return made;
  }

  async function read(): Promise<Known> {
    const rows = await store.all();
    return { index: await indexOf(rows), rows: new Map(rows.map((row) => [row.id, row])) };
  }

  return {
    /** Call when a canned reply was added, changed or removed, on whichever node. */
    changed(): void {
      known = undefined;
    },

    /** Nothing when the visitor has said nothing since an agent's last answer. */
    async suggest(reader: Reader, conversationId: string): Promise<CannedReplySuggestions> {
      const { siteId, seq } = await find.existing(conversationId);
      const said = lastWords(await eventsBefore(conversationId, seq + 1, LAST_EVENTS));
      if (said === "") return { replyIds: [], articles: [] };
      const { index, rows } = await all();
      const found = index.search(said, { limit: LOOKED_AT });
      const replyIds = found.flatMap(({ id, confidence }) => {
        const row = rows.get(id);
        return row && confidence >= RELATED && maySee(reader, row) ? [id] : [];
      });
      const articles = await faq.search(siteId, said, ARTICLES_MAX);
      return { replyIds: replyIds.slice(0, REPLIES_MAX), articles };
    },
  };
}

/** What the visitor has said since an agent's last answer, in one text. */
export function lastWords(events: readonly Event[]): string {
  const answered = events.findLastIndex(
    ({ by, body }) => by.kind === "agent" && body.type === "message",
  );
  return events
    .slice(answered + 1)
    .flatMap(({ by, body }) => (by.kind === "visitor" && body.type === "message" ? body.text : []))
    .join("\n")
    .trim();
}

/** Built a step at a time: what people say meanwhile does not wait for the whole of it. */
async function indexOf(rows: readonly CannedReplyRow[]): Promise<FaqIndex> {
  const entries = rows.map(({ id, lang, title, shortcut, folder, text }) => ({
    ...{ id, lang: lang ?? undefined, question: title, alternatives: [shortcut] },
    ...{ answer: text.replaceAll(/\{\{[^{}]*\}\}/g, ""), tags: folder ? [folder] : [] },
  }));
  const steps = buildIndexInSteps(entries);
  let step = steps.next();
  while (!step.done) {
    await setImmediate();
    step = steps.next();
  }
  return step.value;
}
