import type { ReportFigures } from "@foyer/protocol";
import type { Facts } from "./facts.ts";

/** A visitor who comes to a person again within this time was not helped by the first contact, in ms. */
export const CAME_BACK_MS = 7 * 24 * 60 * 60 * 1000;

/** What one conversation may count in, once each: docs/reports.md has the formula of each figure. */
export const COUNTS = [
  ...["selfService", "came", "answered", "abandoned", "neverAnswered", "unanswered"],
  ...["contactLeft", "closed", "solved", "firstContact", "targeted", "kept"],
  ...["everClosed", "reopened", "rated", "satisfied", "npsAsked", "promoters", "detractors"],
  ...["begunInSelfService", "passedOn"],
] as const satisfies readonly (keyof ReportFigures)[];

/** Spans that are measured of some. */
export const SPANS = ["firstAnswer", "waiting", "handling", "solving"] as const;

const MARKS = [...COUNTS, ...SPANS, "queued"] as const;

export type Count = (typeof COUNTS)[number];
export type SpanName = (typeof SPANS)[number];
export type Mark = (typeof MARKS)[number];

/** What marks are made of. */
export type Marked = Pick<
  Facts,
  | ("state" | "selfService" | "cameAt" | "queued" | "answeredAt" | "answerMs" | "solveMs")
  | ("holders" | "closes" | "reopens" | "closedAt" | "outcome" | "abandoned" | "contactLeft")
  | ("hasTarget" | "missed" | "rating" | "nps" | "nextCameAt")
>;

/** The bit of a mark. */
export const bitOf = (mark: Mark): number => 1 << MARKS.indexOf(mark);

const BIT = Object.fromEntries(MARKS.map((mark) => [mark, bitOf(mark)])) as Record<Mark, number>;

/** What a conversation counts in, and which of its spans are measured: a bit for each. */
export function marksOf(facts: Marked): number {
  const self = facts.selfService ? BIT.begunInSelfService : 0;
  if (facts.cameAt === null) return self | BIT.selfService;
  return (
    (self && self | BIT.passedOn) |
    BIT.came |
    BIT[fateOf(facts)] |
    (facts.contactLeft ? BIT.contactLeft : 0) |
    (facts.queued ? BIT.queued : 0) |
    endOf(facts) |
    judgementOf(facts) |
    measuredOf(facts)
  );
}

type Fate = "answered" | "abandoned" | "neverAnswered" | "unanswered";

/** What became of one that came to a person. */
export function fateOf(facts: Pick<Facts, "answeredAt" | "abandoned" | "closedAt">): Fate {
  if (facts.answeredAt !== null) return "answered";
  if (facts.abandoned) return "abandoned";
  return facts.closedAt === null ? "unanswered" : "neverAnswered";
}

/** Solved at the first contact: by one agent, never taken up again, and no new question soon after. */
export function isFirstContact(
  facts: Pick<Facts, "outcome" | "reopens" | "holders" | "closedAt" | "nextCameAt">,
): boolean {
  const { outcome, reopens, holders, closedAt, nextCameAt } = facts;
  if (outcome !== "solved" || reopens > 0 || holders > 1 || closedAt === null) return false;
  return nextCameAt === null || nextCameAt - closedAt > CAME_BACK_MS;
}

function endOf(facts: Marked): number {
  const ever = facts.closes > 0 ? BIT.everClosed | (facts.reopens > 0 ? BIT.reopened : 0) : 0;
  if (facts.closedAt === null || facts.outcome === "spam") return ever;
  const target = facts.hasTarget ? BIT.targeted | (facts.missed ? 0 : BIT.kept) : 0;
  const solved = facts.outcome === "solved" ? BIT.solved : 0;
  return ever | BIT.closed | solved | target | (isFirstContact(facts) ? BIT.firstContact : 0);
}

function judgementOf({ rating, nps }: Marked): number {
  const rated = rating === null ? 0 : BIT.rated | (rating >= 4 ? BIT.satisfied : 0);
  if (nps === null) return rated;
  return rated | BIT.npsAsked | (nps >= 9 ? BIT.promoters : nps <= 6 ? BIT.detractors : 0);
}

function measuredOf(facts: Marked): number {
  const first =
    (facts.answerMs === null ? 0 : BIT.firstAnswer) |
    (facts.queued && facts.state !== "waiting" ? BIT.waiting : 0);
  if (facts.closedAt === null) return first;
  const isSolved = facts.outcome === "solved" && facts.solveMs !== null;
  return first | (facts.answeredAt === null ? 0 : BIT.handling) | (isSolved ? BIT.solving : 0);
}
