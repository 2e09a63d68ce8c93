import type { FoyerEvent, Theme } from "../host.ts";

/** The page's API: methods, and the same by name (`Foyer("open")`), as the stub queue calls them. */
export interface Foyer {
  (name: keyof FoyerMethods, ...args: unknown[]): unknown;
  /** Calls that came before the script. */
  q?: ArrayLike<unknown>[];
}

/** Each works at any time; what needs the panel loads it. */
export interface FoyerMethods {
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  /** Opens the chat and asks. */
  ask(text?: string): void;
  setLocale(lang: string): void;
  setTheme(theme: Theme): void;
  /** Takes the widget off the page; the snippet may be loaded anew. */
  destroy(): void;
  /** Returns how to stop listening. */
  on(event: FoyerEvent, listener: (value?: number) => void): () => void;
}

declare global {
  interface Window {
    Foyer?: Foyer & Partial<FoyerMethods>;
  }
}
