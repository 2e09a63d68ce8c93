import type { Client } from "pg";
import type { ChangeSpan, Needs } from "../db.ts";
import type { Draft } from "./draft.ts";
import { inOneGo } from "./one-go.ts";
import { BEGIN, COMMIT, type Transactions } from "./transaction.ts";
import { isTrouble, toCannotWrite } from "./trouble.ts";

/** One staged write. */
export interface Job {
  needs: Needs;
  work(): unknown;
  publish(value: unknown): void;
  settle(result: JobResult): void;
}

export type JobResult = { ok: true; value: unknown } | { ok: false; error: unknown };

/** What a batch has stored. */
export interface Stored {
  span: ChangeSpan | undefined;
  /** One for each job, in their order. */
  results: JobResult[];
}

/**
 * Runs jobs as one transaction, in two round trips: BEGIN, locks and what the jobs need go out
 * together, and so do what they staged and COMMIT. The row that numbers changes is therefore never
 * locked while anybody waits for this node. Rejects when nothing of it was stored.
 */
export async function storeBatch(
  client: Client,
  jobs: readonly Job[],
  transactions: Transactions,
): Promise<Stored> {
  const draft = transactions.make(jobs.map(({ needs }) => needs));
  try {
    const [, ...answers] = await inOneGo(client, [BEGIN, ...draft.opening()]);
    draft.opened(answers);
    const results = jobs.map((job) => run(job, draft, transactions));
    const closing = draft.closing();
    const [answer] = await inOneGo(client, closing ? [closing, COMMIT] : [COMMIT]);
    return { results, span: closing && answer && draft.closed(answer) };
  } catch (error) {
    if (!isTrouble(error)) await client.query("ROLLBACK").catch(() => {});
    throw toCannotWrite(error);
  }
}

function run(job: Job, draft: Draft, transactions: Transactions): JobResult {
  try {
    const value = transactions.onDraft(draft, job.work);
    draft.keep();
    return { ok: true, value };
  } catch (error) {
    draft.drop();
    return { ok: false, error };
  }
}
