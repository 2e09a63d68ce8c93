import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";
import { QUESTIONS_TAUGHT_MAX } from "./limits.ts";

/** Questions that ask for the same, and that self-service had no good answer to. */
export const questionGroupSchema = Type.Object({
  /** The most central one. */
  question: Type.String(),
  lang: Type.String(),
  /** How often it was asked, in whatever words. */
  count: Type.Integer({ minimum: 1 }),
  /** Of these: nothing was found, an answer was shown without being sure of it, a sure one did not help. */
  nothing: Type.Integer({ minimum: 0 }),
  unsure: Type.Integer({ minimum: 0 }),
  notHelped: Type.Integer({ minimum: 0 }),
  lastAt: timeSchema,
  /** Other words for it, each once, the most central first. */
  examples: Type.Array(Type.String()),
  questionIds: Type.Array(idSchema),
  /** What an agent answered to one of them, the newest; null when nobody did. */
  answer: Type.Union([
    Type.Object({ text: Type.String(), agent: Type.String(), conversationId: idSchema }),
    Type.Null(),
  ]),
});
export type QuestionGroup = Static<typeof questionGroupSchema>;

/** What an FAQ may learn from. `looked` of the newest questions were looked at. */
export interface QuestionGroups {
  groups: QuestionGroup[];
  /** How many more groups there are. */
  more: number;
  looked: number;
}

/** Some questions, by id. */
export const questionIdsSchema = Type.Array(idSchema, {
  minItems: 1,
  maxItems: QUESTIONS_TAUGHT_MAX,
});

/** An article shall be drafted from these questions, or they are not for the FAQ. */
export const questionsSchema = Type.Object(
  { questionIds: questionIdsSchema },
  { additionalProperties: false },
);

/** These questions are other words for what an article answers. */
export const addPhrasingsSchema = Type.Object(
  { questionIds: questionIdsSchema, articleId: idSchema },
  { additionalProperties: false },
);

/** Words that visitors were helped with, and that an article does not have yet. */
export interface PhrasingSuggestion {
  text: string;
  /** How often it was asked so, or nearly so. */
  count: number;
}

/** Two articles of one language that find each other. `likeness` 0…1: how surely the less sure one does. */
export interface ArticlePair {
  one: { id: string; question: string };
  other: { id: string; question: string };
  likeness: number;
}

/** What became of questions; docs/faq.md defines each. */
export interface FaqCounts {
  asked: number;
  shown: number;
  nothing: number;
  helped: number;
  notHelped: number;
  passedOn: number;
  /** Asked in a chat, more than a day ago: what `deflected` is a share of. */
  settled: number;
  deflected: number;
  /** Handed back to self-service by an agent; of these, back with a person within a day. */
  handed: number;
  cameBack: number;
}

/** Self-service over some whole weeks (from Monday, UTC) and this one. */
export interface FaqFigures {
  since: number;
  until: number;
  total: FaqCounts;
  /** Those that were shown, most often first; `question` is "" for one that is gone. */
  articles: (FaqCounts & { articleId: string; question: string; lang: string })[];
  languages: (FaqCounts & { lang: string })[];
  /** Oldest first, none left out. */
  weeks: (FaqCounts & { from: number })[];
}

/** What the figures are listed by. */
export const figuresBySchema = Type.Union([
  Type.Literal("article"),
  Type.Literal("language"),
  Type.Literal("week"),
]);
export type FiguresBy = Static<typeof figuresBySchema>;
