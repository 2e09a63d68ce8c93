import type { EventBody } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { cameToPerson, PASSED_ON_MS } from "./came-to-person.ts";
import { languageOfText } from "./language-of-text.ts";
import type { QuestionRow, QuestionStore } from "./question-store.ts";

/** Whoever writes questions takes turns. */
export const QUESTIONS = "questions";

/** Answers before a judgement among which the one that it is about is looked for. */
const JUDGED_AMONG = 20;

/** One event of the log. */
export interface Happened {
  conversationId: string;
  seq: number;
  at: number;
  body: EventBody;
}

export type FollowQuestions = ReturnType<typeof createFollowQuestions>;

/**
 * Keeps questions and what becomes of them, from the log: what a visitor says waits for nothing of this, and nothing
 * is lost by a stop in between. Call inside a write with each event of a conversation once, in order; one that comes
 * again changes nothing.
 */
export function createFollowQuestions({ db, store }: { db: Db; store: QuestionStore }) {
  async function take(event: Happened): Promise<void> {
    const { body } = event;
    if (body.type === "answered" || body.type === "handed_to_faq") await ask(event, body);
    else if (body.type === "article_judged") await judge(event, body);
    else if (cameToPerson(body)) await passOn(event);
  }

  async function ask(
    { conversationId, seq, at }: Happened,
    body: Extract<EventBody, { type: "answered" | "handed_to_faq" }>,
  ): Promise<void> {
    const where = await store.askedIn(conversationId);
    if (!where) return;
    const text = body.type === "answered" ? body.query : "";
    // Conversations are followed one by one: what came later in another may have been read before.
    const since = await store.eventsElsewhere(
      ...([where.visitorId, conversationId, at, at + PASSED_ON_MS] as const),
    );
    await store.add({
      ...NEW,
      ...{ id: `${conversationId}-${seq}`, siteId: where.siteId, conversationId, seq, at, text },
      source: body.type === "answered" ? "chat" : "agent",
      lang: languageOfText(text, where.lang),
      sureness: surenessOf(body),
      shown: body.articles.map(({ id }) => id),
      passedOnAt: since.find((one) => cameToPerson(one.body))?.at ?? null,
    });
  }

  async function judge(
    { conversationId, seq }: Happened,
    { articleId, helped }: Extract<EventBody, { type: "article_judged" }>,
  ): Promise<void> {
    const answers = await store.before(conversationId, seq, JUDGED_AMONG);
    const judged = answers.find(({ shown }) => shown.includes(articleId));
    if (judged) await store.judge(judged.id, articleId, helped);
  }

  async function passOn({ conversationId, at }: Happened): Promise<void> {
    const where = await store.askedIn(conversationId);
    if (where) await store.passOn(where.visitorId, at - PASSED_ON_MS, at);
  }

  return async (events: readonly Happened[]): Promise<void> => {
    const ours = events.filter(({ body }) => OURS.has(body.type) || cameToPerson(body));
    if (ours.length > 0) await db.lock(QUESTIONS);
    for (const event of ours) await take(event);
  };
}

const OURS: ReadonlySet<EventBody["type"]> = new Set([
  "answered",
  "handed_to_faq",
  "article_judged",
]);

/** What no question has when it is asked. */
export const NEW = {
  ...{ judged: null, helped: null, passedOnAt: null, learnedIn: null, dismissedAt: null },
} satisfies Partial<QuestionRow>;

function surenessOf(
  body: Extract<EventBody, { type: "answered" | "handed_to_faq" }>,
): QuestionRow["sureness"] {
  if (body.articles.length === 0) return "nothing";
  return body.type === "handed_to_faq" || body.confident ? "sure" : "unsure";
}
