import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { judge, verdictOf } from "../faq/judgements.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { type Lazy, lazy } from "../lazy.ts";

interface Parts {
  suggesting: Lazy<typeof import("../faq/suggestions-part.tsx")>;
  reading: Lazy<typeof import("../waiting/reading-part.tsx")>;
}

const parts = new WeakMap<Chat, Parts>();

/**
 * Over the composer while no person is in it: a person is one press away, whatever was answered. After
 * one was, how it was.
 */
export function nextSteps(chat: Chat): JSX.Element | null {
  const { conversation, pending } = chat.messages;
  const state = conversation.value?.state;
  const asked = pending.value.some(({ frame }) => frame.type === "ask_person");
  const waiting = state === "waiting" && chat.waiting.get();
  if (waiting) return <waiting.WaitingCard chat={chat}>{meanwhile(chat)}</waiting.WaitingCard>;
  if (asked || state === "waiting" || state === "active") return null;
  return (
    <>
      <div class="quick">
        {state === "closed" ? rating(chat) : didThisHelp(chat)}
        {state === "closed" && chat.more.get()?.another(chat)}
        <button type="button" class={isUnsure(chat) ? "pill main" : "pill"} onClick={chat.talk}>
          {chat.texts().talk}
        </button>
      </div>
      {state === "self_service" && partsOf(chat).suggesting.get()?.suggestions(chat)}
    </>
  );
}

/** Articles that were offered in this wait. */
function meanwhile(chat: Chat): JSX.Element | false | undefined {
  const last = chat.messages.events.value.findLast(({ body }) =>
    /^(q|reo|articles)/.test(body.type),
  )?.body;
  return (
    last?.type === "articles_offered" && partsOf(chat).reading.get()?.reading(chat, last.articles)
  );
}

/** What may answer while it is typed, to self-service only; and what those who wait are offered. */
function partsOf(chat: Chat): Parts {
  const { host } = chat;
  const known = parts.get(chat) ?? {
    suggesting: lazy(host, () => import("../faq/suggestions-part.tsx")),
    reading: lazy(host, () => import("../waiting/reading-part.tsx")),
  };
  parts.set(chat, known);
  return known;
}

function rating(chat: Chat): JSX.Element | null {
  const { feedback } = chat.options.value;
  const part = feedback && chat.feedback.get();
  const key = chat.messages.conversation.value?.id;
  return part ? <part.RatingCard key={key} chat={chat} feedback={feedback} /> : null;
}

/** Asked of the best of the articles that answered last. */
function didThisHelp(chat: Chat): JSX.Element | null {
  const texts = laterTexts(chat);
  const article = answeredBy(chat);
  if (!article) return null;
  if (verdictOf(chat, article.id) === false) return <span role="status">{texts.sorry}</span>;
  return (
    <>
      <span>{texts.didHelp}</span>
      <button
        type="button"
        class="pill"
        onClick={() => {
          judge(chat, article.id, true);
          chat.messages.end("solved");
        }}
      >
        {texts.thanks}
      </button>
      <button type="button" class="pill" onClick={() => judge(chat, article.id, false)}>
        {texts.no}
      </button>
    </>
  );
}

function isUnsure(chat: Chat): boolean {
  const last = lastAnswer(chat);
  const article = answeredBy(chat);
  if (last?.type === "answered" && !last.confident) return true;
  return !!article && verdictOf(chat, article.id) === false;
}

function answeredBy(chat: Chat) {
  const last = lastAnswer(chat);
  const isSure = last?.type === "handed_to_faq" || (last?.type === "answered" && last.confident);
  return isSure ? last.articles[0] : undefined;
}

/** What stands last, apart from what the visitor said of it. */
function lastAnswer({ messages }: Chat) {
  return messages.events.value.findLast(({ body }) => body.type !== "article_judged")?.body;
}
