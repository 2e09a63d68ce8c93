import type { Event, Events, ToVisitor } from "@foyer/protocol";
import { currentPage, watchPage } from "../connecting/page.ts";
import type { Foyer, FoyerMethods } from "../launcher/foyer.ts";
import { isInTalk, storageKey } from "../launcher/storage.ts";
import { showBubble } from "../proactive/bubble.ts";
import { stayConnected } from "./stay-connected.ts";

/** What the server writes into the script of a site that shows its visitors. */
export interface LiveSite {
  key: string;
}

/** What the page has said by now: of the visitor's consent, and how the widget is to look. */
interface Said {
  consent: boolean;
  theme: unknown;
}

/**
 * Lets agents see that somebody is on the page, and shows what they write first, beside the launcher. Nothing is
 * kept in the browser before the visitor takes it up, or consents. Ends when the chat is opened, which is seen
 * by itself.
 */
export function beSeen({ key }: LiveSite, origin: string, { consent, theme }: Said): void {
  // Whose talk goes on is connected by the panel.
  if (isInTalk(key)) return;
  const foyer = window.Foyer as (Foyer & FoyerMethods) | undefined;
  const root = document.querySelector("foyer-chat")?.shadowRoot;
  // Where the chat is open already it is seen by itself.
  if (!foyer?.on || !root || root.querySelector(".panel")) return;
  let token = read();
  /** What comes next is what an agent has just said. */
  let isNew = false;
  let isRefused = false;
  let shown = 0;
  let take = () => {};

  const connection = stayConnected(origin, key, () => token, hear);
  const stopWatching = watchPage(() =>
    connection.send({ type: "visit_page", page: currentPage() }),
  );
  const stopHearing = foyer.on("open", stop);

  function stop(): void {
    connection.close();
    stopWatching();
    stopHearing();
    take();
    badge("");
  }

  function hear(frame: ToVisitor): void {
    if (frame.type === "welcome") isNew ||= !frame.resumes;
    if (frame.type === "events") look(frame);
    if (frame.type !== "invited") return;
    token = frame.token;
    isNew = true;
    if (consent) keep();
    connection.reopen();
  }

  function look({ events, conversation }: Events): void {
    const said = events.findLast(isOfAgent);
    if (said && conversation?.state === "active" && said.seq > conversation.readByVisitor) {
      if (said.seq > shown) show(said);
      shown = said.seq;
    }
    isNew = true;
  }

  function show({ by, body }: Event): void {
    badge("1");
    if (!isNew || isRefused || !root || by.kind !== "agent" || body.type !== "message") return;
    take();
    const words = { name: by.name, text: body.text };
    take = showBubble(root, words, {
      press() {
        keep();
        foyer?.open();
      },
      close() {
        // Who does not want to be spoken to is not asked again.
        isRefused = true;
        take();
      },
    });
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches && theme !== "light";
    root.querySelector(".spoke")?.classList.toggle("dark", isDark || theme === "dark");
  }

  function badge(text: string): void {
    const mark = root?.querySelector(".badge");
    if (mark) mark.textContent = text;
  }

  /** The chat opens on it, on this page and the next. */
  function keep(): void {
    if (!token) return;
    try {
      localStorage.setItem(storageKey(key, "token"), token);
      localStorage.setItem(storageKey(key, "open"), "1");
    } catch {
      // Forbidden: the chat opens all the same, as somebody new.
    }
  }

  function read(): string | undefined {
    try {
      return localStorage.getItem(storageKey(key, "token")) ?? undefined;
    } catch {
      return undefined;
    }
  }
}

const isOfAgent = ({ by, body }: Event): boolean =>
  by.kind === "agent" && body.type === "message" && body.text !== "";
