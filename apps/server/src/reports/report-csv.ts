import type { ReportQuery } from "@foyer/protocol";
import { toCell } from "../csv/cell.ts";
import { writeCsv } from "../csv/csv.ts";
import { fateOf, isFirstContact } from "./fact-marks.ts";
import type { Facts } from "./facts.ts";
import { periodOf } from "./report.ts";
import type { ReportColumnsStore } from "./report-columns-store.ts";

/** Rows of one piece of the file. */
const PAGE = 1_000;

export interface Names {
  agent(id: string): string;
  team(id: string): string;
  site(id: string): string;
}

type Cell = string | number | null;

const COLUMNS: readonly (readonly [name: string, cell: (facts: Facts, names: Names) => Cell])[] = [
  ["conversation", ({ conversationId }) => conversationId],
  ["site", ({ siteId }, { site }) => site(siteId)],
  ["opened_at", ({ openedAt }) => moment(openedAt)],
  ["state", ({ state }) => state],
  ["kind", (facts) => (facts.cameAt === null ? "self_service" : snake(fateOf(facts)))],
  ["language", ({ lang }) => lang],
  ["tags", ({ tags }) => tags.replaceAll("\n", ", ")],
  ["agent", ({ agentId }, { agent }) => (agentId === "" ? "" : agent(agentId))],
  ["team", ({ teamId }, { team }) => (teamId === "" ? "" : team(teamId))],
  ["came_to_person_at", ({ cameAt }) => moment(cameAt)],
  ["first_answer_at", ({ answeredAt }) => moment(answeredAt)],
  ["first_answer_by", ({ answeredBy }, { agent }) => (answeredBy ? agent(answeredBy) : "")],
  ["closed_at", ({ closedAt }) => moment(closedAt)],
  ["first_response_s", ({ answerMs }) => seconds(answerMs)],
  ["first_response_open_hours_s", ({ answerOpenMs }) => seconds(answerOpenMs)],
  ["waiting_s", ({ waitMs }) => seconds(waitMs)],
  ["waiting_open_hours_s", ({ waitOpenMs }) => seconds(waitOpenMs)],
  ["handling_s", ({ handleMs }) => seconds(handleMs)],
  ["handling_open_hours_s", ({ handleOpenMs }) => seconds(handleOpenMs)],
  ["solution_s", ({ solveMs }) => seconds(solveMs)],
  ["solution_open_hours_s", ({ solveOpenMs }) => seconds(solveOpenMs)],
  ["outcome", ({ outcome }) => outcome],
  ["first_contact", (facts) => (facts.cameAt === null ? null : yes(isFirstContact(facts)))],
  ["agents", ({ holders }) => holders],
  ["reopened", ({ reopens }) => reopens],
  ["contact_left", ({ contactLeft }) => yes(contactLeft)],
  ["target", ({ hasTarget, missed }) => (hasTarget ? (missed ? "missed" : "kept") : "")],
  ["rating", ({ rating }) => rating],
  ["nps", ({ nps }) => nps],
  ["begun_in_self_service", ({ selfService }) => yes(selfService)],
  ["articles_helped", ({ helped }) => helped],
  ["articles_not_helped", ({ notHelped }) => notHelped],
];

/** The conversations of a report as a CSV, a row for each, that no spreadsheet runs; piece by piece. */
export async function* reportCsv(
  query: ReportQuery,
  { store, names }: { store: ReportColumnsStore; names: Names },
): AsyncGenerator<string> {
  const { from, until } = periodOf(query);
  yield `\uFEFF${writeCsv([COLUMNS.map(([name]) => name)])}`;
  let after: Facts | undefined;
  for (;;) {
    const page = await store.page(query, [from, until], after, PAGE);
    const wanted = page.filter(({ tags }) => !query.tag || tags.split("\n").includes(query.tag));
    const rows = wanted.map((facts) =>
      COLUMNS.map(([, cell]) => toCell(String(cell(facts, names) ?? ""))),
    );
    if (rows.length > 0) yield writeCsv(rows);
    after = page.at(-1);
    if (page.length < PAGE) return;
  }
}

const moment = (at: number | null): Cell => (at === null ? null : new Date(at).toISOString());
const seconds = (ms: number | null): Cell => (ms === null ? null : Math.round(ms / 1000));
const yes = (is: boolean): Cell => (is ? "yes" : "no");
const snake = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
