import type { ArticleCard, Event, EventBody } from "@foyer/protocol";

/** What was said longer ago says little of what somebody waits for. */
const WORDS = 3;

/** What a log says of the wait that goes on. */
export interface WaitSoFar {
  /** What the visitor said last, newest first. */
  words: string[];
  /** Ids of all articles that were shown in the conversation, in whatever way. */
  shown: ReadonlySet<string>;
  /** What was offered in this wait; undefined: nothing yet. */
  offered: readonly ArticleCard[] | undefined;
  /** What of it is known to be read, by id, with what was said of it; null: nothing was. */
  read: ReadonlyMap<string, boolean | null>;
}

/** Reads a log, or the end of one, oldest first; undefined where nobody waits, or it does not reach back so far. */
export function waitSoFar(events: readonly Event[]): WaitSoFar | undefined {
  const since = events.findLastIndex(({ body }) => beginsWait(body));
  const wait = events.slice(since);
  if (since < 0 || wait.some(({ body }) => endsWait(body))) return undefined;
  const offer = wait.findLast(({ body }) => body.type === "articles_offered")?.body;
  const read = wait.flatMap(({ body }) =>
    body.type === "searched" && body.waiting ? body.read : [],
  );
  return {
    words: wordsIn(events).slice(0, WORDS),
    shown: new Set(events.flatMap(({ body }) => shownIn(body))),
    offered: offer?.type === "articles_offered" ? offer.articles : undefined,
    read: new Map(read.map(({ articleId, helped = null }) => [articleId, helped])),
  };
}

const beginsWait = (body: EventBody): boolean =>
  body.type === "queued" || (body.type === "reopened" && body.state === "waiting");

const ENDS: ReadonlySet<EventBody["type"]> = new Set([
  ...(["claimed", "transferred", "handed_to_faq", "closed", "snoozed", "invited"] as const),
]);

const endsWait = (body: EventBody): boolean =>
  ENDS.has(body.type) || (body.type === "reopened" && body.state !== "waiting");

/** Newest first. */
const wordsIn = (events: readonly Event[]): string[] =>
  events
    .flatMap(({ by, body }) =>
      by.kind === "visitor" && body.type === "message" && body.text.trim() ? [body.text] : [],
    )
    .reverse();

function shownIn(body: EventBody): string[] {
  switch (body.type) {
    case "answered":
    case "handed_to_faq":
    case "articles_offered":
      return body.articles.map(({ id }) => id);
    case "message":
      return (body.articles ?? []).map(({ id }) => id);
    case "article_judged":
      return [body.articleId];
    case "searched":
      return [
        ...body.searches.flatMap(({ shown }) => shown.map(({ id }) => id)),
        ...body.read.map(({ articleId }) => articleId),
      ];
    default:
      return [];
  }
}
