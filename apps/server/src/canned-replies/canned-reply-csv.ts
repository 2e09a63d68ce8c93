import type { Team } from "@foyer/protocol";
import { toCell } from "../csv/cell.ts";
import { writeCsv } from "../csv/csv.ts";
import type { CannedReplyRow } from "./canned-reply-store.ts";

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
