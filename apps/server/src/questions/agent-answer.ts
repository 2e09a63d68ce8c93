import type { Event } from "@foyer/protocol";
import type { QuestionRow } from "./question-store.ts";

/** Conversations of a group that are looked at, newest first. */
const CONVERSATIONS = 5;

/** Events after the question among which the answer is. */
const EVENTS = 60;

/** Longest answer: that of an article. */
const ANSWER_MAX = 20_000;

/** What an agent has answered. */
export interface AgentAnswer {
  text: string;
  agent: string;
  conversationId: string;
}

/** Finds what an agent answered to one of these questions: the newest that was answered. Null when none was. */
export function createAgentAnswer(
  eventsAfter: (conversationId: string, seq: number, limit: number) => Promise<Event[]>,
) {
  return async (questions: readonly QuestionRow[]): Promise<AgentAnswer | null> => {
    const asked = questions
      .toSorted((a, b) => b.at - a.at)
      .flatMap(({ conversationId, seq }) =>
        conversationId === null || seq === null ? [] : [{ conversationId, seq }],
      );
    for (const { conversationId, seq } of asked.slice(0, CONVERSATIONS)) {
      const answer = firstAnswer(await eventsAfter(conversationId, seq, EVENTS));
      if (answer) return { ...answer, conversationId };
    }
    return null;
  };
}

/** The first that an agent says, with what they say further until the visitor speaks again. */
export function firstAnswer(events: readonly Event[]): Omit<AgentAnswer, "conversationId"> | null {
  const said: string[] = [];
  let agent = "";
  for (const { by, body } of events) {
    if (body.type !== "message") continue;
    if (by.kind === "visitor" && said.length > 0) break;
    if (by.kind !== "agent" || body.removed || body.text.trim() === "") continue;
    agent ||= by.name;
    said.push(body.text.trim());
  }
  if (said.length === 0) return null;
  return { text: said.join("\n\n").slice(0, ANSWER_MAX).toWellFormed(), agent };
}
