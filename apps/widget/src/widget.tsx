import { render } from "preact";
import { type Chat, createChat } from "./chat.ts";
import { createStorage } from "./connecting/storage.ts";
import type { Host, Mount, Panel } from "./host.ts";
import { fill } from "./languages/fill.ts";
import { type Language, pick, readLanguage, wishes } from "./languages/language.ts";
import { createPaint } from "./look/paint.ts";
import css from "./look/panel.css?inline";
import { panelView } from "./panel.tsx";
import { watch } from "./signal.ts";

const identity = () => import("./identifying/identity-part.ts");

/**
 * Puts the panel into the loader's shadow root, hidden, and connects: once its language is here, so that nobody
 * sees it in another one first. If the page has said who its visitor is, what this browser keeps is looked through
 * before: it may be somebody else's.
 */
export const mount: Mount = (host) => {
  const tags = wishes(host.locale, host.settings.lang);
  return pick(tags) === "en" && !isTold(host) ? mountNow(host) : mountLater(host, tags);
};

const isTold = ({ identity, told }: Host) => identity !== undefined || told[0];

async function mountLater(host: Host, tags: readonly string[]): Promise<Panel> {
  const language = await readLanguage(tags).catch(() => undefined);
  if (isTold(host)) (await identity()).become(host, createStorage(host.settings.key));
  return mountNow(host, language);
}

function mountNow(host: Host, language?: Language): Panel {
  const chat = createChat(host);
  const box = createBox(host, chat);
  const paint = createPaint(box, host.theme);
  let unread = 0;
  let focused: unknown;

  /** The one place that draws. While the panel is closed only the launcher's number changes. */
  function draw(): void {
    const count = chat.unread.count();
    if (count !== unread) host.setUnread(count);
    unread = count;
    label(box, chat);
    if (chat.handled.value) chat.fitting.get()?.fit(chat, box);
    if (host.isHeard) chat.telling.get()?.tell(chat);
    if (!chat.shown.value) return;
    render(panelView(chat), box);
    const view = chat.view.value;
    if (view !== focused && mayFocus(host)) focusIn(box);
    focused = view;
  }

  function setLocale(locale?: string): void {
    const tags = wishes(locale, host.settings.lang);
    readLanguage(tags).then(
      (language) => {
        chat.language.value = language;
        chat.session.speak(language.lang);
      },
      // What is shown stays: better another language than none.
      () => {},
    );
  }

  host.adoptSheet(css);
  if (language) chat.language.value = language;
  setLocale(host.locale);
  host.root.prepend(box);
  const stops = [watch(draw), paint.stop, chat.close];

  return {
    open(text) {
      box.hidden = false;
      focused = undefined;
      chat.shown.value = true;
      if (chat.messages.spoken()) chat.view.value = { name: "conversation" };
      if (text) chat.ask(text);
      draw();
    },
    close() {
      chat.shown.value = false;
      box.hidden = true;
    },
    setLocale,
    setTheme: paint.set,
    async identify() {
      try {
        (await identity()).identify(chat);
      } catch (error) {
        // What is on the screen may be somebody else's.
        chat.messages.forget();
        throw error;
      }
    },
    destroy() {
      for (const stop of stops) stop();
      render(null, box);
    },
  };
}

function createBox(host: Host, { handled }: Chat): HTMLElement {
  const box = document.createElement("div");
  box.className = host.isInline ? "panel inline" : "panel";
  box.hidden = true;
  box.tabIndex = -1;
  box.setAttribute("role", host.isInline ? "region" : "dialog");
  box.onpointerover = () => {
    handled.value = true;
  };
  box.addEventListener("keydown", (event) => {
    handled.value = true;
    // Keys that are meant for the chat are not the page's shortcuts.
    event.stopPropagation();
    if (event.key === "Escape" && !event.isComposing && !host.isInline) host.closed();
  });
  return box;
}

function label(box: HTMLElement, { host, language, texts }: Chat): void {
  const { lang } = language.value;
  const name = fill(texts().chatWith, { site: host.settings.name });
  if (lang === box.lang && name === box.ariaLabel) return;
  box.lang = lang;
  box.ariaLabel = name;
  host.setLanguage(lang, name);
}

/** In a page's own element nobody has asked for it, until the focus is there. */
function mayFocus({ isInline, root }: Host): boolean {
  return !isInline || root.activeElement !== null;
}

/** To what one would do first; on a touch screen a field would bring up the keyboard. */
function focusIn(box: HTMLElement): void {
  const hovers = matchMedia("(hover: hover)").matches;
  const field = hovers ? box.querySelector<HTMLElement>("textarea, input") : null;
  (field ?? box).focus();
}
