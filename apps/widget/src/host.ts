import type { Identity, Profile, WidgetSettings } from "@foyer/protocol";

/** What a page may listen to, and what comes with it. */
export interface FoyerEvents {
  ready: null;
  open: null;
  close: null;
  /** How many messages the visitor has not seen. */
  unread: number;
  /** The other side wrote something new: who, and when (ms since 1970). Not what. */
  message: { by: string; at: number };
  /** The conversation is now in this state; null: there is none. */
  conversation: { state: string | null };
}

export type FoyerEvent = keyof FoyerEvents;

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
  /** The panel lies in the page's own element: without launcher, and without a way to close it. */
  readonly isInline?: boolean;
  /** Who the page says this is; null: nobody any more. Missing: it has not said anything. */
  identity?: Identity | null | undefined;
  /** What the page said of them, one call after the other, as it was said. */
  told: unknown[];
  /** The same in one, as the server takes it. */
  profile?: Profile | undefined;
  /** Whether the page listens to anything. */
  readonly isHeard?: boolean;
  /** Tells the page's listeners. */
  emit<Name extends FoyerEvent>(name: Name, detail: FoyerEvents[Name]): void;
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
  /** The host's `identity`, or what it was `told`, is another one now. */
  identify(): Promise<void>;
  destroy(): void;
}

/** The panel module's one export. */
export type Mount = (host: Host) => Panel | Promise<Panel>;
