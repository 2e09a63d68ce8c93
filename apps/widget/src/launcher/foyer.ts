import type { Identity, Profile } from "@foyer/protocol";
import type { FoyerEvent, FoyerEvents, Theme } from "../host.ts";

/** The page's API: methods, and the same by name (`Foyer("open")`), as the stub queue calls them. */
export interface Foyer {
  (name: keyof FoyerMethods, ...args: unknown[]): unknown;
  /** Calls that came before the script. */
  q?: (ArrayLike<unknown> & Iterable<unknown>)[];
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
  /**
   * Says who the visitor is, signed by the owner's server; null: they have signed out, and the next one
   * on this browser sees nothing of theirs. Before the chat is there it is only remembered.
   */
  identify(identity: Identity | null, profile?: Profile): void;
  /** What the page knows of its visitor; nobody vouches for it. Adds to what was said before. */
  setAttributes(profile: Profile): void;
  setLocale(lang: string): void;
  setTheme(theme: Theme): void;
  /** Takes the widget off the page; the snippet may be loaded anew. */
  destroy(): void;
  /** Returns how to stop listening. */
  on<Name extends FoyerEvent>(
    event: Name,
    listener: (detail: FoyerEvents[Name]) => void,
  ): () => void;
}

declare global {
  interface Window {
    Foyer?: Foyer & Partial<FoyerMethods>;
  }
}
