/** Longest message or note, in UTF-16 units: two printed pages, far above any real chat line. */
export const TEXT_MAX = 10_000;

/** Largest frame a client may send, in bytes: TEXT_MAX in the widest script (4 bytes) plus its envelope. */
export const FRAME_MAX = 64 * 1024;

/** Longest search text while typing: a question, not an essay. */
export const QUERY_MAX = 400;

/** Longest page address, title or referrer that is kept. */
export const PAGE_URL_MAX = 2_048;

/** Events in one `events` or `history` frame: one screenful and a bit, so that opening stays cheap. */
export const EVENTS_PAGE = 100;

/** Conversations in one `welcome` of a console: a long absence comes back in pages. */
export const CONVERSATIONS_PAGE = 500;

/** Articles offered for one question: more than three is a list to read, not an answer. */
export const ARTICLES_OFFERED = 3;

/** Articles an agent may attach when handing a conversation back to self-service. */
export const ARTICLES_HANDED_MAX = 5;

/** Files with one message: as many as one drags from a folder without thinking. */
export const ATTACHMENTS_MAX = 10;

/** Largest file, in bytes: a phone's photograph, a long scan, a short film. */
export const UPLOAD_MAX = 20 * 1024 * 1024;

/** Answers to press under one message, and the length of each: they fit on a phone without scrolling. */
export const CHOICES_MAX = 6;
export const CHOICE_MAX = 80;

/** Clients beat this often, in milliseconds: two misses stay under the 60 s idle limit of common proxies. */
export const HEARTBEAT_MS = 20_000;

/** A "typing" sign is shown this long, in milliseconds, unless renewed. */
export const TYPING_SHOWN_MS = 6_000;

/** While someone types, clients renew the sign at most this often, in milliseconds. */
export const TYPING_RENEW_MS = 3_000;

/** That a colleague looks at a conversation is shown this long, in milliseconds, unless renewed: two beats and a bit. */
export const LOOKING_SHOWN_MS = 45_000;

/** Tags of one conversation, and the length of each: more is prose, which belongs in a note. */
export const TAGS_MAX = 20;
export const TAG_MAX = 40;

/** Agents in one team. */
export const TEAM_AGENTS_MAX = 500;

/** Conversations that one request changes: as many as a list shows without scrolling far. */
export const BULK_MAX = 100;

/** Longest text that an agent may search for: a whole message pasted; its beginning is looked at. */
export const SEARCH_TEXT_MAX = 20_000;
