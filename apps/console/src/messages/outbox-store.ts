import type { OutboxStore } from "@foyer/connection";
import type { Pending, Said } from "./said.ts";

/** Begins the name below which an agent's unsent lines are kept; shared by the browser's tabs. */
export const OUTBOX_PREFIX = "foyer.outbox.";

/**
 * Keeps unsent lines in `storage`, for each agent apart: nobody may say what another one wrote.
 * Storage may be full or forbidden: then lines live as long as the page.
 */
export function createOutboxStore(
  storage: Pick<Storage, "getItem" | "setItem">,
  agentId: () => string,
): OutboxStore<Said> {
  let unkept: Pending[] | null = null;
  const key = () => OUTBOX_PREFIX + agentId();
  return {
    load() {
      if (unkept) return unkept;
      try {
        return JSON.parse(storage.getItem(key()) ?? "[]") as Pending[];
      } catch {
        return [];
      }
    },
    save(entries) {
      try {
        storage.setItem(key(), JSON.stringify(entries));
        unkept = null;
      } catch {
        unkept = entries;
      }
    },
  };
}
