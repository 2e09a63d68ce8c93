import type {
  CannedReplyImport,
  CannedReplyReport,
  CannedReplyRow as ReportedRow,
  Team,
} from "@foyer/protocol";
import { CsvError, type CsvRecord, readCsv } from "../csv/csv.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { COLUMNS, type Column } from "./canned-reply-csv.ts";
import type { CannedReplyFiles } from "./canned-reply-files.ts";
import type { Reader } from "./canned-reply-rights.ts";
import type { CannedReplyRow, CannedReplyStore } from "./canned-reply-store.ts";
import { checkedReply, sharesName, type Written } from "./check-canned-reply.ts";
import { draftOfRecord } from "./draft-of-record.ts";
import type { ManageCannedReplies } from "./manage-canned-replies.ts";

/** Rows of one CSV: more is no list that a team could know. */
const ROWS_MAX = 2_000;

/** A row of the CSV, and what storing it would mean. */
interface Judged {
  report: ReportedRow;
  written?: Written;
  before?: CannedReplyRow | undefined;
}

export type ImportCannedReplies = ReturnType<typeof createImportCannedReplies>;

/**
 * Takes a CSV in: what has the shortcut, language and scope of one that is there changes it, the rest is
 * added. All of it or, while one row is wrong or it is only checked, nothing. Refuses what is no CSV.
 */
export function createImportCannedReplies(deps: {
  db: Db;
  store: CannedReplyStore;
  files: Pick<CannedReplyFiles, "byReply">;
  replies: ManageCannedReplies;
  teams: () => readonly Pick<Team, "id" | "name">[];
  onChange: () => void;
}) {
  const { db, store, files, replies, teams, onChange } = deps;

  return (reader: Reader, body: CannedReplyImport): Promise<CannedReplyReport> => {
    const { columns, records } = readTable(body.csv);
    return db.writes.write(
      async () => {
        await db.lock("canned_replies");
        const judged = judge(await store.all(), new Set((await files.byReply()).keys()));
        const rows = judged.map(({ report }) => report);
        if (body.check || rows.some(({ verdict }) => verdict === "wrong")) {
          return { stored: false, rows };
        }
        for (const { report, written, before } of judged) {
          if (written && report.verdict !== "same") {
            await replies.put(reader, written, before?.id ?? null);
          }
        }
        return { stored: true, rows };
      },
      ({ stored }) => stored && onChange(),
    );

    function judge(known: readonly CannedReplyRow[], withFiles: ReadonlySet<string>): Judged[] {
      /** Files are no part of a CSV: those that are there stay. */
      const hasFiles = (shortcut: string) =>
        known.some((one) => one.shortcut === shortcut && withFiles.has(one.id));
      const taken: { written: Written; row: number }[] = [];
      return records.map((record, index) => {
        const report = {
          row: index + 2,
          shortcut: record.fields[columns.indexOf("shortcut")] ?? "",
        };
        try {
          const draft = draftOfRecord({ columns, fields: record.fields, body, teams: teams() });
          const held = hasFiles(draft.shortcut);
          const named = checkedReply(reader, draft, undefined, held);
          const before = known.find((one) => sharesName(one, named));
          const written = before ? checkedReply(reader, draft, before, held) : named;
          const twin = taken.find((one) => sharesName(one.written, written));
          if (twin) throw new Refusal("invalid", `It is in row ${twin.row} as well: keep one.`);
          taken.push({ written, row: report.row });
          const verdict = before ? (isSame(before, written) ? "same" : "changed") : "added";
          return { report: { ...report, verdict, problem: "" }, written, before };
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return { report: { ...report, verdict: "wrong", problem: error.message } };
        }
      });
    }
  };
}

/** The columns that the first row names, and the rows below it. */
function readTable(csv: string): { columns: Column[]; records: CsvRecord[] } {
  const [head, ...records] = readRecords(csv);
  const columns = (head?.fields ?? []).map((name) => name.trim().toLowerCase());
  const foreign = columns.find((name) => !isColumn(name));
  if (foreign !== undefined) {
    throw invalid(`"${foreign}" is no column of canned replies: these are ${COLUMNS.join(", ")}.`);
  }
  if (new Set(columns).size < columns.length) throw invalid("A column is there twice: keep one.");
  if (!columns.includes("shortcut") || !columns.includes("title") || !columns.includes("text")) {
    throw invalid("The first row must name the columns shortcut, title and text.");
  }
  if (records.length > ROWS_MAX) throw invalid(`${ROWS_MAX} rows are the most for one file.`);
  return { columns: columns.filter(isColumn), records };
}

function readRecords(csv: string): CsvRecord[] {
  try {
    return readCsv(csv);
  } catch (error) {
    throw error instanceof CsvError ? invalid(error.message) : error;
  }
}

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

const isSame = (before: CannedReplyRow, written: Written): boolean =>
  before.title === written.title &&
  before.text === written.text &&
  before.folder === written.folder &&
  JSON.stringify(before.acts) === JSON.stringify(written.acts);

const invalid = (message: string) => new Refusal("invalid", message);
