import { AsyncLocalStorage } from "node:async_hooks";
import type { ClientBase } from "pg";
import type { Draft, Drafting, Statement } from "./draft.ts";

/** Isolation by statement: what is read after a lock was got is what the lock holds. */
export const BEGIN: Statement = {
  name: "begin",
  text: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
};
export const COMMIT: Statement = { name: "commit", text: "COMMIT" };

/** The transaction of a direct write. */
export interface Transaction {
  client: ClientBase;
  /** Made when the write first stages something. */
  draft: Draft | undefined;
  over: boolean;
}

/** Which transaction the running code belongs to. */
export interface Transactions {
  /** The one of the direct write that runs now. Throws when that has ended. */
  current(): Transaction | undefined;
  /** Runs a direct write: all that `work` does and awaits belongs to `transaction`. */
  inside<T>(transaction: Transaction, work: () => Promise<T>): Promise<T>;
  /** Runs what belongs to no write, wherever it is called. */
  outside<T>(run: () => T): T;
  /** Runs staged work, which awaits nothing, on its batch's draft. */
  onDraft<T>(draft: Draft, work: () => T): T;
  /** What the running write stages on. Throws outside of any. */
  draft(): Draft;
  /** How drafts are made from now on. */
  enlist(drafting: Drafting): void;
  drafting(): Drafting;
}

export function createTransactions(): Transactions {
  const direct = new AsyncLocalStorage<Transaction | undefined>();
  let staged: Draft | undefined;
  let drafting: Drafting = noDrafting;

  function current(): Transaction | undefined {
    const transaction = direct.getStore();
    if (transaction?.over) throw new Error("the write that this belongs to has ended");
    return transaction;
  }

  return {
    current,
    inside: (transaction, work) => direct.run(transaction, work),
    outside: (run) => (direct.getStore() ? direct.run(undefined, run) : run()),
    onDraft(draft, work) {
      staged = draft;
      try {
        return work();
      } finally {
        staged = undefined;
      }
    },
    draft() {
      if (staged) return staged;
      const transaction = current();
      if (!transaction) throw new Error("nothing can be staged outside of a write");
      transaction.draft ??= drafting.make(undefined);
      return transaction.draft;
    },
    enlist(next) {
      drafting = next;
    },
    drafting: () => drafting,
  };
}

/** Before anybody stages anything. */
const noDrafting: Drafting = {
  make: () => ({
    opening: () => [],
    opened() {},
    keep() {},
    drop() {},
    closing: () => undefined,
    closed: () => undefined,
  }),
  guess: () => undefined,
  forget() {},
};
