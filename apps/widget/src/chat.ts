import type { AgentCard, ArticleCard, ToVisitor } from "@foyer/protocol";
import { listen } from "./connecting/listen.ts";
import { openSession } from "./connecting/session.ts";
import { createStorage } from "./connecting/storage.ts";
import { createSearch } from "./faq/search-state.ts";
import type { Host } from "./host.ts";
import { createLanguage } from "./languages/language.ts";
import { lazy } from "./lazy.ts";
import { createMessages } from "./messages/messages-state.ts";
import { createTyping } from "./messages/typing-state.ts";
import { createUnread } from "./messages/unread-state.ts";
import { changed, signal } from "./signal.ts";

/** What the panel shows. */
export type View =
  | { name: "home" }
  | { name: "article"; article: ArticleCard }
  | { name: "conversation" };

/** Everything that the panel's parts look at and act on. */
export type Chat = ReturnType<typeof createChat>;

/** Puts the states together and connects. */
export function createChat(host: Host) {
  const storage = createStorage(host.settings.key);
  const here = signal<readonly AgentCard[]>([]);
  const popular = signal<readonly ArticleCard[] | null>(null);
  const view = signal<View>({ name: storage.get("open") ? "conversation" : "home" });
  /** Whether the panel is open. */
  const shown = signal(false);

  const send: Parameters<typeof createMessages>[1] = (frame) => session?.send(frame) ?? false;
  const messages = createMessages(storage, send);
  const typing = createTyping(send, () => messages.conversation.value?.id);
  const unread = createUnread(messages, send);
  const search = createSearch(send);

  function onFrame(frame: ToVisitor): void {
    if (frame.type === "welcome") {
      here.value = frame.here;
      popular.value = frame.popular;
      search.ask();
    } else if (frame.type === "here") here.value = frame.here;
    else if (frame.type === "articles") search.onFrame(frame);
    else if (frame.type === "typing") typing.onFrame(frame);
    else if (frame.type === "events" && frame.events.some(({ by }) => by.kind === "agent"))
      typing.stop();
    messages.onFrame(frame);
  }

  const session = openSession(host, storage, {
    holds: messages.holds,
    onFrame,
    onLost: messages.hold,
    onForget: messages.forget,
  });

  const stops = [
    session.close,
    storage.onChange((what) => what === "outbox" && messages.reload()),
    listen(["online", "offline"], changed),
  ];

  const language = createLanguage();

  return {
    host,
    parts: lazy(host, () => import("./parts.ts")),
    formatting: lazy(host, () => import("./formatting.ts")),
    storage,
    session,
    language,
    texts: () => language.value.texts,
    here,
    popular,
    shown,
    view,
    messages,
    typing,
    unread,
    search,

    close(): void {
      for (const stop of stops) stop();
    },
    /** Asks the articles, in a conversation. */
    ask(text: string): void {
      view.value = { name: "conversation" };
      messages.say(text, "faq");
    },
    /** One step to a person, from anywhere. */
    talk(): void {
      view.value = { name: "conversation" };
      messages.wantsPerson.value = true;
      if (messages.conversation.value?.state === "self_service") messages.askPerson();
    },
  };
}
