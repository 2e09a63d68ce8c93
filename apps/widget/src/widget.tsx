import { render } from "preact";
import { type Chat, createChat } from "./chat.ts";
import type { Host, Mount } from "./host.ts";
import { fill } from "./languages/fill.ts";
import { readLanguage, wishes } from "./languages/language.ts";
import { fitScreen } from "./look/fit-screen.ts";
import { createPaint } from "./look/paint.ts";
import css from "./look/panel.css?inline";
import { panelView } from "./panel.tsx";
import { watch } from "./signal.ts";

/** Puts the panel into the loader's shadow root, hidden, and connects. */
export const mount: Mount = (host) => {
  const chat = createChat(host);
  const box = createBox(host);
  const paint = createPaint(box, host.theme);
  let unread = 0;
  let focused: unknown;

  /** The one place that draws. While the panel is closed only the launcher's number changes. */
  function draw(): void {
    const count = chat.unread.count();
    if (count !== unread) host.setUnread(count);
    unread = count;
    label(box, chat);
    if (!chat.shown.value) return;
    render(panelView(chat), box);
    const view = chat.view.value;
    if (view !== focused) focusIn(box);
    focused = view;
  }

  function setLocale(locale?: string): void {
    const tags = wishes(locale, host.settings.lang);
    readLanguage(tags).then(
      (language) => {
        chat.language.value = language;
      },
      // What is shown stays: better another language than none.
      () => {},
    );
  }

  host.adoptSheet(css);
  setLocale(host.locale);
  host.root.prepend(box);
  const stops = [watch(draw), paint.stop, fitScreen(box), chat.close];

  return {
    open(text) {
      box.hidden = false;
      focused = undefined;
      chat.shown.value = true;
      if (text) chat.ask(text);
      draw();
    },
    close() {
      chat.shown.value = false;
      box.hidden = true;
    },
    setLocale,
    setTheme: paint.set,
    destroy() {
      for (const stop of stops) stop();
      render(null, box);
    },
  };
};

function createBox(host: Host): HTMLElement {
  const box = document.createElement("div");
  box.className = "panel";
  box.hidden = true;
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.addEventListener("keydown", (event) => {
    // Keys that are meant for the chat are not the page's shortcuts.
    event.stopPropagation();
    if (event.key === "Escape" && !event.isComposing) host.closed();
  });
  return box;
}

function label(box: HTMLElement, { host, language }: Chat): void {
  const { lang, texts } = language.value;
  if (lang === box.lang) return;
  box.lang = lang;
  box.ariaLabel = fill(texts.chatWith, { site: host.settings.name });
  host.setLanguage(lang, box.ariaLabel);
}

/** To what one would do first; on a touch screen a field would bring up the keyboard. */
function focusIn(box: HTMLElement): void {
  const hovers = matchMedia("(hover: hover)").matches;
  const field = hovers ? box.querySelector<HTMLElement>("textarea, input") : null;
  (field ?? box).focus();
}
