import type { Severity } from "@foyer/protocol";
import { nanoid } from "nanoid";
import { type ComplaintRow, searchedWords } from "./complaint-store.ts";

/** What is known of a complaint when it is recorded. */
export interface Known
  extends Pick<
    ComplaintRow,
    | "siteId"
    | "conversationId"
    | "visitorId"
    | "source"
    | "madeBy"
    | "clientId"
    | "name"
    | "email"
    | "phone"
    | "lang"
    | "text"
    | "want"
    | "categoryId"
    | "ownerId"
    | "dueAt"
    | "at"
    | "changedBy"
  > {
  severity: Severity;
}

/** A new complaint, open. */
export function newRow(known: Known, number: number): ComplaintRow {
  const row = {
    ...known,
    ...{ id: nanoid(), number, state: "open" as const, outcome: null, outcomeText: "" },
    ...{ cause: "", prevention: "", toldAt: null, toldBy: null, closedAt: null },
    ...{ version: 1, soonFor: null, lateFor: null },
  };
  return { ...row, words: searchedWords(row) };
}
