import {
  type CannedReplyDraft,
  type CannedReplyImport,
  cannedReplyDraftSchema,
  type Team,
} from "@foyer/protocol";
import { Compile } from "typebox/compile";
import { fromCell } from "../csv/cell.ts";
import { Refusal } from "../refusal.ts";
import type { Column } from "./canned-reply-csv.ts";

interface Source {
  columns: readonly Column[];
  /** The cells of one row. */
  fields: readonly string[];
  /** Says the scope of rows that name none. */
  body: Pick<CannedReplyImport, "scope" | "teamId">;
  teams: readonly Pick<Team, "id" | "name">[];
}

/** Made when the first CSV comes: no start waits for it. */
let compiled: ReturnType<typeof Compile> | undefined;

const WHAT_FITS: Partial<Record<string, string>> = {
  shortcut:
    "The shortcut must be letters, digits, - and _, at most 40, and begin with one of the former.",
  title: "The title is empty or longer than 120 characters.",
  text: "The text is longer than 10,000 characters.",
  folder: "The folder's name is longer than 60 characters.",
  lang: 'The language must be a tag such as "en" or "pt-BR", or empty.',
  scope: "The scope must be everyone, team or personal.",
  acts: "The steps of the macro cannot be read: export one to see how they are written.",
};

/** What a row of a CSV says. Throws a Refusal that tells what is wrong with it and what would fit. */
export function draftOfRecord({ columns, fields, body, teams }: Source): CannedReplyDraft {
  if (fields.length !== columns.length) {
    throw invalid(`The row has ${fields.length} cells, and there are ${columns.length} columns.`);
  }
  const cell = (column: Column) => {
    const at = columns.indexOf(column);
    return at < 0 ? undefined : fromCell(fields[at] ?? "");
  };
  const [folder, lang, acts] = [cell("folder"), cell("lang"), cell("acts")];
  const scope = cell("scope") || body.scope;
  const draft = {
    ...{ shortcut: cell("shortcut")?.replace(/^\//, ""), title: cell("title"), text: cell("text") },
    ...(folder !== undefined && { folder }),
    ...(lang !== undefined && { lang: lang || null }),
    ...(acts !== undefined && { acts: acts === "" ? [] : readActs(acts) }),
    scope,
    teamId: scope === "team" ? teamOf(cell("team"), body, teams) : null,
  };
  compiled ??= Compile(cannedReplyDraftSchema);
  if (compiled.Check(draft)) return draft as CannedReplyDraft;
  const path = compiled.Errors(draft)[0]?.instancePath.split("/")[1] ?? "";
  throw invalid(WHAT_FITS[path] ?? `The ${path || "row"} does not fit.`);
}

function teamOf(
  name: string | undefined,
  body: Source["body"],
  teams: Source["teams"],
): string | null {
  if (!name) return body.teamId ?? null;
  const team = teams.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (!team) throw invalid(`There is no team "${name}".`);
  return team.id;
}

function readActs(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

const invalid = (message: string) => new Refusal("invalid", message);
