import type { ReportFigures, Spans } from "@foyer/protocol";
import type { Columns } from "./report-columns-store.ts";

/** A visitor who comes to a person again within this time was not helped by the first contact, in ms. */
export const CAME_BACK_MS = 7 * 24 * 60 * 60 * 1000;

/** What report figures need of one conversation; spans in ms by the clock that was asked for. */
export interface Counted {
  openedAt: number;
  state: string;
  selfService: boolean | number;
  cameAt: number | null;
  queued: boolean | number;
  answeredAt: number | null;
  holders: number;
  closes: number;
  reopens: number;
  closedAt: number | null;
  outcome: string | null;
  abandoned: boolean | number;
  contactLeft: boolean | number;
  hasTarget: boolean | number;
  missed: boolean | number;
  rating: number | null;
  nps: number | null;
  helped: number;
  notHelped: number;
  nextCameAt: number | null;
  answer: number | null;
  wait: number;
  handle: number;
  solve: number | null;
}

const NAMES = [
  ...["openedAt", "state", "selfService", "cameAt", "queued", "answeredAt", "holders"],
  ...["closes", "reopens", "closedAt", "outcome", "abandoned", "contactLeft", "rating", "nps"],
  ...["hasTarget", "missed"],
  ...["helped", "notHelped", "nextCameAt", "answer", "wait", "handle", "solve"],
] as const satisfies readonly (keyof Counted)[];

/** The rows of what was read column by column; `at`: which of them. */
export function rowAt(columns: Columns, at: number): Counted {
  const row: Record<string, unknown> = {};
  for (const name of NAMES) row[name] = columns[name]?.[at];
  return row as unknown as Counted;
}

/** Counts conversations one by one; docs/reports.md has the formula of each figure. */
export function createCounting() {
  const n = none();
  const spans = { firstAnswer: [], waiting: [], handling: [], solving: [] } as Record<
    SpanName,
    number[]
  >;

  function add(row: Counted): void {
    n.opened += 1;
    addSelfService(n, row);
    if (row.cameAt === null) {
      n.selfService += 1;
      return;
    }
    n.came += 1;
    n[fateOf(row)] += 1;
    if (row.contactLeft) n.contactLeft += 1;
    addEnd(n, row);
    addJudgement(n, row);
    if (row.answer !== null) spans.firstAnswer.push(row.answer);
    if (row.queued && row.state !== "waiting") spans.waiting.push(row.wait);
    if (row.closedAt === null) return;
    if (row.answeredAt !== null) spans.handling.push(row.handle);
    if (row.outcome === "solved" && row.solve !== null) spans.solving.push(row.solve);
  }

  return {
    add,
    figures: (): ReportFigures => ({
      ...n,
      firstAnswer: spansOf(spans.firstAnswer),
      waiting: spansOf(spans.waiting),
      handling: spansOf(spans.handling),
      solving: spansOf(spans.solving),
    }),
  };
}

type SpanName = "firstAnswer" | "waiting" | "handling" | "solving";
type Counts = Omit<ReportFigures, SpanName>;

const none = (): Counts => ({
  ...{ opened: 0, selfService: 0, came: 0, answered: 0, abandoned: 0, neverAnswered: 0 },
  ...{ unanswered: 0, contactLeft: 0, closed: 0, solved: 0, firstContact: 0 },
  ...{ everClosed: 0, reopened: 0, rated: 0, satisfied: 0, npsAsked: 0, promoters: 0 },
  ...{
    detractors: 0,
    targeted: 0,
    kept: 0,
    begunInSelfService: 0,
    passedOn: 0,
    helped: 0,
    notHelped: 0,
  },
});

type Fate = "answered" | "abandoned" | "neverAnswered" | "unanswered";

/** What became of one that came to a person. */
export function fateOf(row: Pick<Counted, "answeredAt" | "abandoned" | "closedAt">): Fate {
  if (row.answeredAt !== null) return "answered";
  if (row.abandoned) return "abandoned";
  return row.closedAt === null ? "unanswered" : "neverAnswered";
}

/** Solved at the first contact: by one agent, never taken up again, and no new question soon after. */
export function isFirstContact(
  row: Pick<Counted, "outcome" | "reopens" | "holders" | "closedAt" | "nextCameAt">,
): boolean {
  const { outcome, reopens, holders, closedAt, nextCameAt } = row;
  if (outcome !== "solved" || reopens > 0 || holders > 1 || closedAt === null) return false;
  return nextCameAt === null || nextCameAt - closedAt > CAME_BACK_MS;
}

function addSelfService(n: Counts, row: Counted): void {
  n.helped += row.helped;
  n.notHelped += row.notHelped;
  if (!row.selfService) return;
  n.begunInSelfService += 1;
  if (row.cameAt !== null) n.passedOn += 1;
}

function addEnd(n: Counts, row: Counted): void {
  if (row.closes > 0) {
    n.everClosed += 1;
    if (row.reopens > 0) n.reopened += 1;
  }
  if (row.closedAt === null || row.outcome === "spam") return;
  n.closed += 1;
  if (row.outcome === "solved") n.solved += 1;
  if (row.hasTarget) n.targeted += 1;
  if (row.hasTarget && !row.missed) n.kept += 1;
  if (isFirstContact(row)) n.firstContact += 1;
}

function addJudgement(n: Counts, { rating, nps }: Counted): void {
  if (rating !== null) {
    n.rated += 1;
    if (rating >= 4) n.satisfied += 1;
  }
  if (nps === null) return;
  n.npsAsked += 1;
  if (nps >= 9) n.promoters += 1;
  if (nps <= 6) n.detractors += 1;
}

/** The middle, nine of ten (the nearest that was measured) and the mean of spans in ms, each rounded. */
export function spansOf(spans: readonly number[]): Spans {
  const count = spans.length;
  if (count === 0) return { count, median: null, ninth: null, mean: null };
  const sorted = Float64Array.from(spans).sort();
  const at = (place: number): number => sorted[place - 1] ?? 0;
  const median = Math.round((at(Math.ceil(count / 2)) + at(Math.floor(count / 2) + 1)) / 2);
  const mean = Math.round(sorted.reduce((sum, one) => sum + one, 0) / count);
  return { count, median, ninth: at(Math.ceil(count * 0.9)), mean };
}
