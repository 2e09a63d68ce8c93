import type { Team } from "@foyer/protocol";
import type { CannedReplyRow } from "./canned-reply-store.ts";
import { writeCsv } from "./csv.ts";

/** The columns of a CSV of canned replies, as its first row names them. */
export const COLUMNS = [
  "shortcut",
  "title",
  "text",
  "folder",
  "lang",
  "scope",
  "team",
  "acts",
] as const;
export type Column = (typeof COLUMNS)[number];

/** A spreadsheet would run a cell that begins so as a formula, also behind marks that make it text. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** The cell as a spreadsheet shows it without running it; `fromCell` gives the value back. */
export const toCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

export const fromCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** All of these as a CSV; macros keep their steps as JSON. */
export function cannedRepliesCsv(
  rows: readonly CannedReplyRow[],
  teams: readonly Pick<Team, "id" | "name">[],
): string {
  const teamName = (id: string | null) => teams.find((team) => team.id === id)?.name ?? "";
  const records = rows.map((row) => [
    ...[row.shortcut, row.title, row.text, row.folder, row.lang ?? "", row.scope],
    ...[teamName(row.teamId), row.acts.length > 0 ? JSON.stringify(row.acts) : ""],
  ]);
  return writeCsv([[...COLUMNS], ...records.map((record) => record.map(toCell))]);
}
