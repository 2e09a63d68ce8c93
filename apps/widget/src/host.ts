import type { WidgetSettings } from "@foyer/protocol";

/** What a page may listen to; `unread` comes with the count. */
export type FoyerEvent = "open" | "close" | "unread" | "ready";

export type Theme = "light" | "dark" | "auto";

/** What the loader gives to the panel when it mounts it. */
export interface Host {
  readonly settings: WidgetSettings;
  /** Where the chat's server is; the page is mostly elsewhere. */
  readonly origin: string;
  readonly root: ShadowRoot;
  /** Puts a style sheet to work in `root`, whatever the page's policy allows. */
  adoptSheet(css: string): void;
  /** Wishes of the page from before the panel was there. */
  readonly locale?: string;
  readonly theme?: Theme;
  setUnread(count: number): void;
  /** The language that is shown, and the launcher's name in it. */
  setLanguage(lang: string, label: string): void;
  /** The panel closed by itself: put the focus back. */
  closed(): void;
}

/** What the panel can be told by the loader. */
export interface Panel {
  /** Shows it, and asks `text` if there is any. */
  open(text?: string): void;
  close(): void;
  setLocale(lang: string): void;
  setTheme(theme: Theme): void;
  destroy(): void;
}

/** The panel module's one export. */
export type Mount = (host: Host) => Panel;
