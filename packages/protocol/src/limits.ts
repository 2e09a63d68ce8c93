/** Longest message or note, in UTF-16 units: two printed pages, far above any real chat line. */
export const TEXT_MAX = 10_000;

/** Longest draft that is kept: what is too long to be sent is not lost for it. */
export const DRAFT_MAX = 4 * TEXT_MAX;

/** Longest note of what a follow-up is for, in UTF-16 units: a list shows it whole. */
export const FOLLOW_UP_NOTE_MAX = 500;

/** Follow-ups in one answer: more than a team sees to in a day. */
export const FOLLOW_UPS_PAGE = 200;

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

/** Longest question or phrasing of an article, and longest answer, in UTF-16 units. */
export const ARTICLE_QUESTION_MAX = 300;
export const ARTICLE_ANSWER_MAX = 20_000;

/** Largest picture in an article, in bytes and in pixels on each side: a photograph as phones take it. */
export const ARTICLE_IMAGE_MAX = 5 * 1024 * 1024;
export const ARTICLE_IMAGE_SIDE_MAX = 8_192;

/** Versions of an article that are kept. */
export const ARTICLE_VERSIONS_MAX = 200;

/** Articles an agent may attach when handing a conversation back to self-service. */
export const ARTICLES_HANDED_MAX = 5;

/** Questions that one request makes an article of, or takes off the list: the largest group that is shown. */
export const QUESTIONS_TAUGHT_MAX = 500;

/** Weeks that figures of self-service may reach back: questions are kept for a year. */
export const FIGURES_WEEKS_MAX = 52;

/** Longest suggestion of a reader of the help centre: a screenful. */
export const SUGGESTION_MAX = 4_000;

/** Longest open question, in one line; longest name beside it, and longest reason for rejecting one. */
export const SUGGESTED_QUESTION_MAX = 300;
export const SUGGESTION_AUTHOR_MAX = 60;
export const SUGGESTION_REASON_MAX = 300;

/** Longest text of a complaint, of a step or of what the customer is told: two pages. */
export const COMPLAINT_TEXT_MAX = 4_000;

/** Longest cause of a complaint: a phrase, so that the same one is found again. */
export const COMPLAINT_CAUSE_MAX = 120;

/** Categories of complaints, the length of a name, and the longest time until one is due, in days. */
export const COMPLAINT_CATEGORIES_MAX = 50;
export const COMPLAINT_CATEGORY_MAX = 60;
export const COMPLAINT_DAYS_MAX = 365;

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

/** What is typed is shown to agents this often, in milliseconds, where a site does that. */
export const TYPING_PREVIEW_MS = 1_000;

/** The end of what is typed that agents are shown: a screenful. */
export const TYPING_TEXT_MAX = 1_000;

/** That a colleague looks at a conversation is shown this long, in milliseconds, unless renewed: two beats and a bit. */
export const LOOKING_SHOWN_MS = 45_000;

/** Tags of one conversation, and the length of each: more is prose, which belongs in a note. */
export const TAGS_MAX = 20;
export const TAG_MAX = 40;

/** Standards of an installation, and agents that one of them calls: who means more means a team's. */
export const STANDARDS_MAX = 100;
export const ESCALATION_AGENTS_MAX = 20;

/** Agents in one team. */
export const TEAM_AGENTS_MAX = 500;

/** Conversations that one request changes: as many as a list shows without scrolling far. */
export const BULK_MAX = 100;

/** Choices in one part of a view's filter, and the length of a view's name: both fit on a screen. */
export const FILTER_CHOICES_MAX = 50;
export const VIEW_NAME_MAX = 60;

/** Saved views of one agent: more is a list to search in. */
export const VIEWS_MAX = 100;

/** Longest note about a person, and how many there may be: what fits one screen each. */
export const VISITOR_NOTE_MAX = 2_000;
export const VISITOR_NOTES_MAX = 100;

/** Longest reason for a block. */
export const BLOCK_REASON_MAX = 300;

/** Longest text that an agent may search for: a whole message pasted; its beginning is looked at. */
export const SEARCH_TEXT_MAX = 20_000;

/** Agents and teams that one note mentions: who means more means a team. */
export const MENTIONS_MAX = 20;

/** Longest time without a key or a click until an agent is away by themselves, in minutes: a working day. */
export const AWAY_AFTER_MAX = 480;

/** Most conversations that an agent may want at a time: beyond it they want as many as come. */
export const CAPACITY_MAX = 99;

/** Longest line below an agent's name: "Plants and pots", not a biography. */
export const TITLE_MAX = 60;

/** Largest picture of an agent, in bytes and in pixels on each side: a face beside a line of text. */
export const PICTURE_MAX = 256 * 1024;
export const PICTURE_SIDE_MAX = 1_024;

/** Shortcuts that an agent has given other keys. */
export const OWN_KEYS_MAX = 200;

/** Invitations that are open at a time. */
export const INVITATIONS_MAX = 200;

/** Phrases of the coach in one list, and the length of each and of what to say instead: a phrase, not a text. */
export const COACH_RULES_MAX = 200;
export const COACH_PHRASE_MAX = 80;
export const COACH_INSTEAD_MAX = 200;

/** How long an offer to one agent stands, in seconds: time to read it, and no visitor left waiting for one person. */
export const OFFER_SECONDS_MIN = 5;
export const OFFER_SECONDS_MAX = 300;

/** Offers missed in a row that set an agent away: nobody is there who could answer. */
export const OFFERS_MISSED_AWAY = 2;

/** Minutes of waiting that raise a conversation by one priority, at most: a working day. */
export const BOOST_MINUTES_MAX = 480;

/** Skills or languages of one agent or rule, and the length of one: what fits on one line. */
export const SKILLS_MAX = 20;
export const SKILL_MAX = 40;

/** Rules of routing, and limits of queues: more is not understood by anybody who has to change them. */
export const ROUTING_RULES_MAX = 100;
export const QUEUE_LIMITS_MAX = 200;

/** The longest queue and wait that a limit can name: a thousand people, a day. */
export const QUEUE_WAITING_MAX = 1_000;
export const QUEUE_MINUTES_MAX = 24 * 60;

/** Saved reports of one agent, the length of a name, and the days of one: a year, leap days and a bit. */
export const REPORTS_MAX = 50;
export const REPORT_NAME_MAX = 60;
export const REPORT_DAYS_MAX = 400;

/** The name of a folder of articles, and how many a site may have: what a help centre shows on one page. */
export const ARTICLE_FOLDER_NAME_MAX = 60;
export const ARTICLE_FOLDERS_MAX = 200;

/** Articles that one request moves. */
export const ARTICLES_MOVED_MAX = 1_000;

/** Largest file that articles are imported from, in bytes, and how many it may hold. */
export const IMPORT_MAX = 10 * 1024 * 1024;
export const IMPORTED_ARTICLES_MAX = 5_000;
