import { type ComplaintSettings, DEFAULT_COMPLAINT_SETTINGS, type Severity } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { ComplaintStore } from "./complaint-store.ts";

/** Under which name they stand among the facts of the installation. */
const KEY = "complaints";

const DAY_MS = 24 * 60 * 60 * 1000;

export type KeptSettings = ReturnType<typeof createComplaintSettings>;

/** By what complaints are sorted, and until when they are due: from memory, changed by owners and admins. */
export function createComplaintSettings(deps: {
  db: Db;
  facts: InstallationFacts;
  store: ComplaintStore;
  changed: () => void;
}) {
  const { db, facts, store, changed } = deps;

  const settings = (): ComplaintSettings => {
    const kept = facts.get(KEY);
    return kept === undefined
      ? DEFAULT_COMPLAINT_SETTINGS
      : (JSON.parse(kept) as ComplaintSettings);
  };

  return {
    settings,

    /** Sets all of it. Refuses what is wrong in it, and a `revision` that is not the last one. */
    put: (next: ComplaintSettings): Promise<ComplaintSettings> =>
      db.writes.write(async () => {
        await db.lock(KEY);
        // Another node may have changed them just now.
        await facts.read();
        const before = settings();
        if (next.revision !== before.revision)
          throw new Refusal(
            "conflict",
            "Somebody else has just changed the categories. Load them again, then make your change.",
          );
        const checked = { ...next, categories: checkedCategories(next.categories) };
        await checkUnused(before, checked);
        const kept = { ...checked, revision: before.revision + 1 };
        await facts.set(KEY, JSON.stringify(kept));
        await store.touch();
        return kept;
      }, changed),

    /** When one of this severity that came at `at` is due, by default. */
    dueAt: (severity: Severity, at: number): number => at + settings().days[severity] * DAY_MS,

    /** Refuses a category that there is not. */
    checkCategory(id: string): void {
      if (settings().categories.some((category) => category.id === id)) return;
      throw new Refusal("not_found", "categoryId: there is no such category.");
    },

    /** What a visitor's own complaint has until an agent has read it. */
    unsorted: (): string => {
      const { categories } = settings();
      const other = categories.find(({ id }) => id === "other") ?? categories.at(-1);
      return other?.id ?? "other";
    },
  };

  async function checkUnused(before: ComplaintSettings, next: ComplaintSettings): Promise<void> {
    for (const { id, name } of before.categories) {
      if (next.categories.some((category) => category.id === id)) continue;
      if ((await store.countOfCategory(id)) === 0) continue;
      throw new Refusal("conflict", `categories: ${name} has complaints. Hide it instead.`);
    }
  }
}

function checkedCategories(given: ComplaintSettings["categories"]) {
  const seen = new Set<string>();
  const categories = given.map((category) => {
    const name = category.name
      .toWellFormed()
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim();
    if (name === "") throw new Refusal("invalid", "categories: blanks alone are no name.");
    for (const key of [`name ${name.toLowerCase()}`, `id ${category.id}`]) {
      if (seen.has(key))
        throw new Refusal("invalid", `categories: ${name} is there twice; take one away.`);
      seen.add(key);
    }
    return { ...category, name };
  });
  if (categories.every(({ hidden }) => hidden))
    throw new Refusal("invalid", "categories: leave one of them to be chosen.");
  return categories;
}
