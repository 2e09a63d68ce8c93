import { type ComplaintSettings, complaintName } from "@foyer/protocol";
import { toCell } from "../csv/cell.ts";
import { writeCsv } from "../csv/csv.ts";
import type { ComplaintRow } from "./complaint-store.ts";

const HEAD = [
  ...["number", "recorded", "site", "category", "severity", "state", "owner", "due", "closed"],
  ...["name", "email", "phone", "text", "wants", "outcome", "outcome_text", "cause", "prevention"],
  ...["customer_told", "told_by"],
];

/** Complaints as a CSV that no spreadsheet runs, one to a line, times in UTC. */
export function complaintsCsv(
  rows: readonly ComplaintRow[],
  words: {
    settings: ComplaintSettings;
    siteName(id: string): string;
    agentName(id: string): string;
  },
): string {
  const category = new Map(words.settings.categories.map(({ id, name }) => [id, name]));
  const lines = rows.map((row) => [
    ...[complaintName(row.number), time(row.at), words.siteName(row.siteId)],
    ...[category.get(row.categoryId) ?? row.categoryId, row.severity, row.state],
    ...[row.ownerId === null ? "" : words.agentName(row.ownerId), time(row.dueAt)],
    ...[time(row.closedAt), row.name, row.email, row.phone, row.text, row.want],
    ...[row.outcome ?? "", row.outcomeText, row.cause, row.prevention],
    ...[time(row.toldAt), row.toldBy ?? ""],
  ]);
  return writeCsv([HEAD, ...lines.map((line) => line.map(toCell))]);
}

const time = (at: number | null): string => (at === null ? "" : new Date(at).toISOString());
