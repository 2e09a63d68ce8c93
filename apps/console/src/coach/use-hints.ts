import type { Conversation, Event } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { factsOf, languageOf } from "../canned-replies/conversation-facts.ts";
import { messages } from "../live/live.ts";
import type { Talk } from "../messages/talks.ts";
import { coachOf, coachSettings, isDismissed, loadCoach } from "./coach-state.ts";
import type { Hint, Situation } from "./hint.ts";
import { replyLanguage } from "./reply-language.ts";

/** How long the keys have to rest before a reply is read, in milliseconds. */
const PAUSE_MS = 150;

/** More hints than this at a time are a lecture. */
const SHOWN_MAX = 2;

const NONE: readonly Hint[] = [];

/** What the coach has to say of a reply, as it stood when the keys last rested. */
export function useHints(conversation: Conversation, text: string) {
  const [hints, setHints] = useState(NONE);
  const isEmpty = text.trim() === "";
  useEffect(() => {
    if (!isEmpty && !coachSettings.peek()) void loadCoach();
  }, [isEmpty]);

  const talk = messages.talk(conversation.id).value;
  const lang = replyLanguage(text, languageOf(conversation));
  const coach = coachOf(lang);

  /** Reads `now`, as it is this moment. */
  function look(now: string): readonly Hint[] {
    const hints = coach?.(now, situationOf(conversation, talk, lang)) ?? NONE;
    return hints.filter(({ kind }) => !isDismissed(conversation.id, kind));
  }

  useEffect(() => {
    if (isEmpty || !coach) return setHints(NONE);
    const timer = setTimeout(() => setHints(look(text)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, coach, talk]);

  const wanted = hints.filter(({ kind }) => !isDismissed(conversation.id, kind));
  return { hints: isEmpty || !coach ? NONE : distinct(wanted).slice(0, SHOWN_MAX), look };
}

/** The same phrase twice is one hint. */
const distinct = (hints: readonly Hint[]): Hint[] =>
  hints.filter((hint, at) => hints.findIndex((other) => isSame(other, hint)) === at);

/** Whether two hints say the same. */
export const isSame = (a: Hint, b: Hint): boolean =>
  a.about === b.about && a.quote.toLowerCase() === b.quote.toLowerCase();

function situationOf(conversation: Conversation, talk: Talk, lang: string): Situation {
  const facts = factsOf(conversation);
  const answered = talk.events.findLastIndex(isReply);
  const since = talk.events.slice(answered + 1);
  const isWhole = talk.loaded && talk.earlier === "none";
  // Family names come first there, and are part of how one is called.
  const isWholeName = lang === "zh" || lang === "ko";
  return {
    isFirst: isWhole && answered < 0,
    name: facts[isWholeName ? "visitor.name" : "visitor.firstName"] ?? "",
    asked: since.flatMap((event) => saidByVisitor(event) ?? []).join("\n"),
  };
}

const isReply = ({ by, body }: Event): boolean => by.kind === "agent" && body.type === "message";

const saidByVisitor = ({ by, body }: Event): string | undefined =>
  by.kind === "visitor" && body.type === "message" ? body.text : undefined;
