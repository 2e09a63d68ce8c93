import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";
import { SUGGESTION_MAX, SUGGESTION_REASON_MAX } from "./limits.ts";

/** What a reader of the help centre gave: a better answer to an article, an open question, or an answer to one. */
export const suggestionKindSchema = Type.Union([
  Type.Literal("better_answer"),
  Type.Literal("question"),
  Type.Literal("answer"),
]);
export type SuggestionKind = Static<typeof suggestionKindSchema>;

/** `shown`: everybody may read it. `used`: an article has learned from it, and it is not shown itself. */
export const suggestionStateSchema = Type.Union([
  Type.Literal("waiting"),
  Type.Literal("shown"),
  Type.Literal("used"),
  Type.Literal("rejected"),
]);
export type SuggestionState = Static<typeof suggestionStateSchema>;

export const suggestionSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  kind: suggestionKindSchema,
  state: suggestionStateSchema,
  lang: Type.String(),
  /** Light Markdown; a question has one line. */
  text: Type.String(),
  /** What was written, where an agent has edited it. */
  original: Type.Union([Type.String(), Type.Null()]),
  /** The name that its writer gave; "" for none. */
  author: Type.String(),
  at: timeSchema,
  /** The article or the open question that it belongs to. */
  about: Type.Union([
    Type.Object({ id: idSchema, question: Type.String(), answer: Type.String() }),
    Type.Null(),
  ]),
  /** The agent who decided last, by name, and when. */
  decidedBy: Type.Union([Type.String(), Type.Null()]),
  decidedAt: Type.Union([timeSchema, Type.Null()]),
  /** Why it was rejected, for colleagues. */
  reason: Type.String(),
  /** The article that was made of it, or has learned it. */
  usedIn: Type.Union([idSchema, Type.Null()]),
});
export type Suggestion = Static<typeof suggestionSchema>;

/** How many of a site's suggestions there are of each state. */
export type SuggestionCounts = Record<SuggestionState, number>;

/** Some suggestions of a site, and how many there are of each state. */
export interface Suggestions {
  suggestions: Suggestion[];
  counts: SuggestionCounts;
}

/** How many suggestions of a site wait for an agent; sites without one are left out. */
export interface SuggestionsWaiting {
  siteId: string;
  waiting: number;
}

/**
 * What an agent makes of a suggestion. `was` is the state that they saw: when somebody else has decided meanwhile, it is
 * a conflict. `draft` makes a new article's draft of it; `phrasing` gives a question to an article as other words for it.
 */
export const suggestionDecisionSchema = Type.Object(
  {
    was: suggestionStateSchema,
    act: Type.Union([
      Type.Object(
        {
          type: Type.Literal("show"),
          text: Type.Optional(Type.String({ minLength: 1, maxLength: SUGGESTION_MAX })),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        {
          type: Type.Literal("reject"),
          reason: Type.String({ maxLength: SUGGESTION_REASON_MAX }),
        },
        { additionalProperties: false },
      ),
      Type.Object({ type: Type.Literal("draft") }, { additionalProperties: false }),
      Type.Object(
        { type: Type.Literal("phrasing"), articleId: idSchema },
        { additionalProperties: false },
      ),
    ]),
  },
  { additionalProperties: false },
);
export type SuggestionDecision = Static<typeof suggestionDecisionSchema>;
