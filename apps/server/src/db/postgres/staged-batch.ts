import type { Client } from "pg";
import type { ChangeSpan, Needs } from "../db.ts";
import type { Draft, Guess } from "./draft.ts";
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

/** What a transaction has stored. */
export interface Stored {
  span: ChangeSpan | undefined;
  jobs: readonly Job[];
  /** One for each job, in their order. */
  results: JobResult[];
}

/** What a guess has stored, and the jobs that have to be run on what is read. */
export interface StoredByGuess extends Stored {
  others: readonly Job[];
  /** How many could be tried. */
  guessed: number;
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
  const draft = transactions.drafting().make(jobs.map(({ needs }) => needs));
  try {
    const [, ...answers] = await inOneGo(client, [BEGIN, ...draft.opening()]);
    draft.opened(answers);
    const results = jobs.map((job) => run(job, draft, transactions));
    const closing = draft.closing();
    const [answer] = await inOneGo(client, closing ? [closing, COMMIT] : [COMMIT]);
    return { jobs, results, span: closing && answer && draft.closed(answer) };
  } catch (error) {
    if (!isTrouble(error)) await client.query("ROLLBACK").catch(() => {});
    throw toCannotWrite(error);
  }
}

/**
 * Runs jobs on what this node remembers, as one transaction in one round trip: most of the time people talk, and
 * nobody else has touched their conversation since. What others have changed, or have under their hands at this
 * moment, is not waited for, but left to `storeBatch`.
 */
export async function storeByGuess(
  client: Client,
  jobs: readonly Job[],
  transactions: Transactions,
): Promise<StoredByGuess> {
  const none = { jobs: [], results: [], span: undefined, others: jobs, guessed: 0 };
  const guess = transactions.drafting().guess(jobs.map(({ needs }) => needs));
  if (!guess) return none;
  const results = jobs.map((job, place) => tryOn(guess, job, place, transactions));
  const closing = guess.closing();
  if (!closing) return none;
  const guessed = jobs.filter((_, place) => guess.covers(place)).length;
  try {
    const [, answer] = await inOneGo(client, [BEGIN, closing, COMMIT]);
    const span = answer && guess.closed(answer);
    const isStored = (_: unknown, place: number) => guess.holds(place);
    const others = jobs.filter((_, place) => !guess.holds(place));
    return {
      jobs: jobs.filter(isStored),
      results: results.filter(isStored),
      span,
      others,
      guessed,
    };
  } catch (error) {
    if (isTrouble(error)) throw toCannotWrite(error);
    await client.query("ROLLBACK").catch(() => {});
    // Whoever is refused is told so by what was read.
    return { ...none, guessed };
  }
}

/** Only what went well may stand on a guess: a refusal is about a moment that may have passed. */
function tryOn(guess: Guess, job: Job, place: number, transactions: Transactions): JobResult {
  const result: JobResult = guess.covers(place)
    ? run(job, guess, transactions)
    : { ok: false, error: undefined };
  if (!result.ok) guess.doubt(place);
  return result;
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
