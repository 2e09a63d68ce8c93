import Type, { type Static } from "typebox";
import { idSchema, type timeSchema } from "./ids.ts";
import { REPORT_NAME_MAX, TAG_MAX } from "./limits.ts";

const strict = { additionalProperties: false } as const;

/** What a report's table has a row for. */
export const reportBySchema = Type.Union([
  Type.Literal("agent"),
  Type.Literal("team"),
  Type.Literal("site"),
  Type.Literal("tag"),
  Type.Literal("lang"),
]);
export type ReportBy = Static<typeof reportBySchema>;

/** Which conversations a report is about: all parts that are there must fit. */
const filterParts = {
  siteId: Type.Optional(idSchema),
  /** Who had it last. */
  agentId: Type.Optional(idSchema),
  teamId: Type.Optional(idSchema),
  tag: Type.Optional(Type.String({ minLength: 1, maxLength: TAG_MAX })),
  /** The first part of a language tag, such as `de`. */
  lang: Type.Optional(Type.String({ pattern: "^[a-z]{2,3}$" })),
  by: Type.Optional(reportBySchema),
  /** Counts time inside the opening hours of the site alone. */
  clock: Type.Optional(Type.Literal("open")),
};

const dateSchema = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
const zoneSchema = Type.String({ minLength: 1, maxLength: 64 });

/** Query of GET /reports: whole days, the last one too, by the calendar of `zone`. */
export const reportQuerySchema = Type.Object(
  { from: dateSchema, to: dateSchema, zone: zoneSchema, ...filterParts },
  strict,
);
export type ReportQuery = Static<typeof reportQuerySchema>;

/** A report that is kept: the last `days` days before whenever it is looked at. */
export const savedReportQuerySchema = Type.Object(
  { days: Type.Integer({ minimum: 1, maximum: 400 }), zone: zoneSchema, ...filterParts },
  strict,
);
export type SavedReportQuery = Static<typeof savedReportQuerySchema>;

/** Body of POST /reports/saved. `weekly`: each Monday it comes by email, about the week before. */
export const newSavedReportSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: REPORT_NAME_MAX }),
    query: savedReportQuerySchema,
    weekly: Type.Boolean(),
  },
  strict,
);
export type NewSavedReport = Static<typeof newSavedReportSchema>;

/** Body of PATCH /reports/saved/:id. */
export const savedReportPatchSchema = Type.Partial(newSavedReportSchema, {
  ...strict,
  minProperties: 1,
});
export type SavedReportPatch = Static<typeof savedReportPatchSchema>;

export interface SavedReport extends NewSavedReport {
  id: string;
}

/** Answer of GET /reports/saved. `mails`: whether this server sends mail at all. */
export interface SavedReports {
  reports: SavedReport[];
  mails: boolean;
}

/** How long something took, in ms: of `count` that were measured. Null: of none. */
export interface Spans {
  count: number;
  median: number | null;
  /** Nine of ten took no longer. */
  ninth: number | null;
  mean: number | null;
}

/**
 * What became of the conversations that were opened in a period; docs/reports.md has each formula. Of `opened`,
 * `selfService` never came to a person, and `came` did: each of these is `answered`, `abandoned`, `neverAnswered` or
 * `unanswered` (still open).
 */
export interface ReportFigures {
  opened: number;
  selfService: number;
  came: number;
  answered: number;
  abandoned: number;
  neverAnswered: number;
  unanswered: number;
  /** Of those that came: left an email or a number instead of waiting. */
  contactLeft: number;
  firstAnswer: Spans;
  waiting: Spans;
  handling: Spans;
  solving: Spans;
  /** Of those that came and are closed, without spam. */
  closed: number;
  solved: number;
  firstContact: number;
  /** Of `closed`: a standard gives them time; `kept`: it was never over before they were answered or solved. */
  targeted: number;
  kept: number;
  /** Of those that came and were ever closed. */
  everClosed: number;
  reopened: number;
  rated: number;
  satisfied: number;
  npsAsked: number;
  promoters: number;
  detractors: number;
  /** Self-service answered first; of these `passedOn` came to a person. */
  begunInSelfService: number;
  passedOn: number;
  helped: number;
  notHelped: number;
}

/** Figures of one day, week or month, which begins at `from` (ms since 1970). */
export interface ReportPart {
  from: number;
  figures: ReportFigures;
}

/** Figures of those with this agent, team, site, tag or language; `key` is "" for none. */
export interface ReportGroup {
  key: string;
  figures: ReportFigures;
}

/** Answer of GET /reports: of `from` on and before `until` (ms since 1970). */
export interface Report {
  from: number;
  until: number;
  total: ReportFigures;
  /** The same number of days right before. */
  before: ReportFigures;
  step: "day" | "week" | "month";
  parts: ReportPart[];
  /** Conversations by weekday (Monday first) and hour: 7 × 24 numbers. */
  heat: { opened: number[]; came: number[] };
  groups: ReportGroup[];
  /** Conversations that have changed and are not counted yet. */
  behind: number;
}

/** Query of GET /staffing: of so many whole weeks before now, by the calendar of `zone`. */
export const staffingQuerySchema = Type.Object(
  {
    zone: zoneSchema,
    siteId: Type.Optional(idSchema),
    weeks: Type.String({ pattern: "^[0-9]{1,2}$" }),
  },
  strict,
);
export type StaffingQuery = Static<typeof staffingQuerySchema>;

/**
 * What a plan is made of. `hours`: what is expected in each hour of a week (Monday 0:00 first), 168 of each.
 * `arrivals`: how many come to a person. `error`: by how much a forecast of each of the last weeks from those before it was wrong:
 * the sum of all hours' differences as a share of all that came; null without enough weeks.
 */
export interface Staffing {
  weeks: number;
  from: number;
  until: number;
  arrivals: number[];
  error: { share: number | null; bias: number | null; weeks: number };
  /** In ms; null while too few were measured. */
  handlingMs: number | null;
  patienceMs: number | null;
  measured: { came: number; handled: number; abandoned: number };
  /** Each week's sum, oldest first, and when it began. */
  past: { from: number; came: number; forecast: number | null }[];
  asOf: Static<typeof timeSchema>;
}
