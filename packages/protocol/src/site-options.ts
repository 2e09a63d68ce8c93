import Type, { type Static } from "typebox";
import { chatFormSchema } from "./chat-form.ts";
import { followUpForSchema } from "./follow-up.ts";
import { hoursSchema } from "./hours.ts";
import { langSchema } from "./ids.ts";
import { proactiveRuleSchema } from "./proactive-rule.ts";

/** Where the launcher stands: `bottom` and `side` are distances in CSS pixels. */
export const launcherPlaceSchema = Type.Object(
  {
    at: Type.Union([Type.Literal("end"), Type.Literal("start")]),
    bottom: Type.Integer({ minimum: 0, maximum: 400 }),
    side: Type.Integer({ minimum: 0, maximum: 400 }),
  },
  { additionalProperties: false },
);
export type LauncherPlace = Static<typeof launcherPlaceSchema>;

/**
 * What is asked after a chat; null: nothing. `rating` false: no score. `solved`: whether it was. The same visitor is
 * asked of another conversation after `askAgainDays` at the earliest. What is missing is as FEEDBACK_DEFAULTS says.
 */
export const feedbackSchema = Type.Object(
  {
    kind: Type.Union([Type.Literal("faces"), Type.Literal("thumbs")]),
    comment: Type.Boolean(),
    nps: Type.Boolean(),
    rating: Type.Optional(Type.Boolean()),
    solved: Type.Optional(Type.Boolean()),
    askAgainDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365 })),
  },
  { additionalProperties: false },
);
export type Feedback = Static<typeof feedbackSchema>;

/** What holds for a site whose owner chose before there was more to choose. */
export const FEEDBACK_DEFAULTS = { rating: true, solved: false, askAgainDays: 7 } as const;

/**
 * When a rating opens a follow-up: `score` or less of 5 (thumbs down is 1), and with `unsolved` a question that was not
 * solved. It is for `for` (null: the agent who had the conversation), due within `hours` of open time.
 */
export const lowRatingsSchema = Type.Object(
  {
    score: Type.Integer({ minimum: 1, maximum: 4 }),
    unsolved: Type.Boolean(),
    for: followUpForSchema,
    hours: Type.Integer({ minimum: 1, maximum: 720 }),
  },
  { additionalProperties: false },
);
export type LowRatings = Static<typeof lowRatingsSchema>;

/** Longest own wording of one text of the widget. */
export const OWN_TEXT_MAX = 300;

/**
 * What an owner may choose for a site beyond name, look and words. `texts`: own wordings by language and
 * name of the text. `helpCentre`: the articles are pages of their own, too, at /help/KEY. Its readers may suggest
 * `betterAnswers` to articles, ask `openQuestions`, and answer those of others (`openAnswers`).
 */
export const siteOptionsSchema = Type.Object(
  {
    launcher: launcherPlaceSchema,
    form: Type.Union([chatFormSchema, Type.Null()]),
    feedback: Type.Union([feedbackSchema, Type.Null()]),
    lowRatings: Type.Union([lowRatingsSchema, Type.Null()]),
    hours: Type.Union([hoursSchema, Type.Null()]),
    rules: Type.Array(proactiveRuleSchema, { maxItems: 50 }),
    texts: Type.Record(
      langSchema,
      Type.Record(
        Type.String({ pattern: "^[a-zA-Z]{1,40}$" }),
        Type.String({ maxLength: OWN_TEXT_MAX }),
      ),
    ),
    uploads: Type.Boolean(),
    sound: Type.Boolean(),
    /** Agents see what a visitor types before it is sent; the visitor is told. */
    typingPreview: Type.Boolean(),
    /** On the chat's own page visitors may have their browser tell them of answers. */
    visitorPush: Type.Boolean(),
    /** Agents see who is on the site, though they have not opened the chat. */
    presence: Type.Boolean(),
    /** Every agent may publish articles; else they ask admins and owners for a review. */
    agentsPublish: Type.Boolean(),
    helpCentre: Type.Boolean(),
    /** The chat has a form for complaints in its menu. */
    complaints: Type.Boolean(),
    betterAnswers: Type.Boolean(),
    openQuestions: Type.Boolean(),
    openAnswers: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type SiteOptions = Static<typeof siteOptionsSchema>;

/** What a new site starts with, and what an older one has where nothing was chosen. */
export const DEFAULT_SITE_OPTIONS: SiteOptions = {
  launcher: { at: "end", bottom: 20, side: 20 },
  form: null,
  feedback: { kind: "faces", comment: true, nps: false, solved: true },
  lowRatings: { score: 2, unsolved: true, for: null, hours: 24 },
  hours: null,
  rules: [],
  texts: {},
  uploads: true,
  sound: true,
  typingPreview: false,
  visitorPush: true,
  presence: false,
  agentsPublish: true,
  helpCentre: true,
  complaints: false,
  betterAnswers: true,
  openQuestions: true,
  openAnswers: true,
};
