import type {
  AgentCard,
  ArticleCard,
  Availability,
  PanelOptions,
  Queue,
  ToVisitor,
  VisitorWelcome,
} from "@foyer/protocol";
import { listen } from "./connecting/listen.ts";
import { openSession } from "./connecting/session.ts";
import { createStorage } from "./connecting/storage.ts";
import { createSearch } from "./faq/search-state.ts";
import type { Host } from "./host.ts";
import type { Texts } from "./languages/en.ts";
import { createLanguage } from "./languages/language.ts";
import { lazy } from "./lazy.ts";
import { createMessages } from "./messages/messages-state.ts";
import { createTyping } from "./messages/typing-state.ts";
import { createUnread } from "./messages/unread-state.ts";
import type { Speaker } from "./proactive/site-rules.ts";
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
  /** What the owner has chosen, and who the visitor is, as far as anybody has said. */
  const options = signal<PanelOptions>({});
  const availability = signal<Availability | null>(null);
  const queue = signal<Queue | null>(null);
  const visitor = signal<VisitorWelcome["visitor"] | null>(null);
  const view = signal<View>({ name: storage.get("open") ? "conversation" : "home" });
  /** Files that may go with the next message; null while one is on its way. */
  const attached = signal<string[] | null>([]);
  /** What is wanted of files: names that a reload has taken, files to take, or none: to choose some. */
  const filing = signal<unknown>(storage.get("files"));
  /** A hand, or a key, has been at the panel, or has given it a size before. */
  const handled = signal<unknown>(storage.get("size"));
  /** Whether the panel is open. */
  const shown = signal(false);

  const send: Parameters<typeof createMessages>[1] = (frame) => session?.send(frame) ?? false;
  const messages = createMessages(storage, send, () => (host.root.host as Speaker).spoken);
  const typing = createTyping(send, () => messages.conversation.value?.id);
  const unread = createUnread(messages, send);
  const search = createSearch(send);

  /** Parts that came later and hear what comes. */
  const heard = new Set<(frame: ToVisitor) => void>();

  function onFrame(frame: ToVisitor): void {
    if (frame.type === "welcome") {
      here.value = frame.here;
      popular.value = frame.popular;
      availability.value = frame.availability;
      options.value = frame.options;
      visitor.value = frame.visitor;
      search.ask();
    } else if (frame.type === "here") {
      here.value = frame.here;
      availability.value = frame.availability ?? availability.value;
    }
    if (frame.type === "queue") queue.value = frame;
    else if (frame.type === "articles") search.onFrame(frame);
    else if (frame.type === "typing") typing.onFrame(frame);
    else if (frame.type === "error" && frame.kind === "form_required") {
      messages.wantsPerson.value = true;
      // The owner asks since a moment ago.
      if (!options.value.form) session.greet();
    } else if (frame.type === "events" && frame.events.some(({ by }) => by.kind === "agent")) {
      typing.stop();
      // What comes first was said before this page was here.
      if (messages.conversation.value)
        import("./alerts/alerts-part.ts").then(
          (alerts) => alerts.heard(chat, frame),
          () => {},
        );
    }
    messages.onFrame(frame);
    for (const hear of heard) hear(frame);
  }

  const session = openSession(host, storage, {
    holds: messages.holds,
    onFrame,
    onLost: messages.hold,
    onForget() {
      view.value = { name: "home" };
      search.write("");
      messages.forget();
    },
  });

  const stops = [
    session.close,
    storage.onChange((what) => what === "outbox" && messages.reload()),
    listen(["online", "offline"], changed),
  ];

  const language = createLanguage();

  const chat = {
    host,
    parts: lazy(host, () => import("./parts.ts")),
    telling: lazy(host, () => import("./telling/telling-part.ts")),
    formatting: lazy(host, () => import("./formatting.ts")),
    more: lazy(host, () => import("./messages/more-part.tsx")),
    form: lazy(host, () => import("./form/form-part.tsx")),
    feedback: lazy(host, () => import("./feedback/feedback-part.tsx")),
    waiting: lazy(host, () => import("./waiting/waiting-part.tsx")),
    tray: lazy(host, () => import("./attachments/tray-part.tsx")),
    fitting: lazy(host, () => import("./fitting/fitting-part.ts")),
    pictures: lazy(host, () => import("./look/picture-part.tsx")),
    files: lazy(host, () => import("./attachments/shown-part.tsx")),
    attached,
    filing,
    handled,
    storage,
    session,
    language,
    /** In the language that is shown, where the owner has no wording of their own. */
    texts: (): Texts => ({ ...language.value.texts, ...options.value.texts }),
    here,
    popular,
    options,
    availability,
    queue,
    visitor,
    shown,
    view,
    messages,
    typing,
    unread,
    search,
    heard,
    stops,

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
      if (messages.conversation.value?.state === "self_service" && !options.value.form)
        messages.askPerson();
    },
  };
  return chat;
}
