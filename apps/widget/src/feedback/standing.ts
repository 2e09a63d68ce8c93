import type { EventBody } from "@foyer/protocol";
import type { Chat } from "../chat.ts";

/** As the server allows it: a first rating within a week, another within a day of the first one. */
const ASKED_FOR_MS = 7 * 24 * 60 * 60_000;
const CHANGES_FOR_MS = 24 * 60 * 60_000;

export type Rated = Extract<EventBody, { type: "rated" }>;

/** Whether to ask, and what was said so far. */
export interface Standing {
  id: string;
  isDue: boolean;
  rated: Rated | undefined;
  mayChange: boolean;
}

/** How the conversation that has ended stands; null when nothing is to be asked of it. */
export function standing({ messages, storage }: Chat): Standing | null {
  const { conversation, events } = messages;
  const { id, state, agent } = conversation.value ?? {};
  if (!id || state !== "closed") return null;
  const log = events.value;
  const ratings = log.filter(({ body }) => body.type === "rated");
  const rated = ratings.at(-1)?.body as Rated | undefined;
  const within = (at: number | undefined, time: number) => Date.now() - (at ?? 0) < time;
  const mayChange = within(ratings[0]?.at, CHANGES_FOR_MS);
  const end = log.filter(({ body }) => body.type === "closed").at(-1);
  const met = agent || log.some(({ by, body }) => by.kind === "agent" && body.type === "message");
  const skipped = log.some(({ body }) => body.type === "feedback_skipped");
  const isSpam = end?.body.type === "closed" && end.body.outcome === "spam";
  const isOpen = !skipped && storage.get("rated") !== id && within(end?.at, ASKED_FOR_MS);
  const isDue = !!met && !isSpam && isOpen;
  return { id, isDue: isDue && !rated, rated, mayChange };
}
