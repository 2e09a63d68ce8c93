/** Few, short, and no objects: at most 50, values of at most 500 characters. */
export type Attributes = Record<string, string | number | boolean | null>;

/** What the page knows of its visitor; unless they are identified, nobody vouches for it. */
export interface Profile {
  name?: string;
  email?: string;
  phone?: string;
  attributes?: Attributes;
}

/** Signed by your own server: a JWT (HS256) with `sub` and `exp`, or a user's id with its HMAC-SHA256 in hex. */
export type Identity = { jwt: string } | { id: string; hash: string };

/** What comes with each event. */
export interface FoyerEvents {
  ready: null;
  open: null;
  close: null;
  /** How many messages the visitor has not seen. */
  unread: number;
  /** The other side wrote something new: `agent`, `system`, and when (ms since 1970). Not what. */
  message: { by: string; at: number };
  /** The conversation is now in this state; null: there is none. */
  conversation: { state: string | null };
}

/** The chat on the page. Every call may be made at any time; what needs the panel fetches it. */
export interface Foyer {
  open(): void;
  close(): void;
  toggle(): void;
  /** The launcher; an open chat stays. */
  show(): void;
  hide(): void;
  /** Opens the chat and asks `text`, if there is any. */
  ask(text?: string): void;
  /** Who the visitor is; null: they have signed out, and the next one sees nothing of theirs. */
  identify(identity: Identity | null, profile?: Profile): void;
  /** Adds to what the page has said of its visitor before. */
  setAttributes(profile: Profile): void;
  /** A language tag, such as "de" or "pt-BR". */
  setLocale(lang: string): void;
  setTheme(theme: "light" | "dark" | "auto"): void;
  /** Takes the chat off the page; `loadFoyer` may bring it back. */
  destroy(): void;
  /** Returns how to stop listening. */
  on<Name extends keyof FoyerEvents>(
    event: Name,
    listener: (detail: FoyerEvents[Name]) => void,
  ): () => void;
}
