import { type CoachSettings, DEFAULT_COACH } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import { checkedRules } from "./check-coach.ts";

/** Under which name the settings are among the facts of the installation. */
const KEY = "coach";

export type Coach = ReturnType<typeof createCoach>;

/** How the coach is set for everybody: from memory, changed by owners and admins. */
export function createCoach(deps: {
  db: Db;
  hub: Hub;
  facts: InstallationFacts;
  /** Called when it was changed here. */
  onChange: () => void;
}) {
  const { db, hub, facts, onChange } = deps;
  /** What the consoles here were last told of. */
  let told: string | undefined;

  const settings = (): CoachSettings => {
    const kept = facts.get(KEY);
    return kept === undefined ? DEFAULT_COACH : (JSON.parse(kept) as CoachSettings);
  };

  /** Sets all of it. Refuses what is wrong in it, and a `revision` that is not the last one. */
  async function put(next: CoachSettings): Promise<CoachSettings> {
    const rules = checkedRules(next.rules);
    return db.writes.write(
      async () => {
        await db.lock(KEY);
        // Another node may have changed them just now.
        await facts.read();
        const { revision } = settings();
        if (next.revision !== revision) {
          throw new Refusal(
            "conflict",
            "Somebody else has just changed the coach. Load it again, then make your change.",
          );
        }
        const changed = { ...next, rules, revision: revision + 1 };
        await facts.set(KEY, JSON.stringify(changed));
        return changed;
      },
      () => {
        tell();
        onChange();
      },
    );
  }

  /** Tells this node's consoles when the facts that were read say something new. */
  function tell(): void {
    const kept = facts.get(KEY);
    if (kept === told) return;
    told = kept;
    hub.tell(agentsTopic, { type: "coach" });
  }

  return { settings, put, readAgain: tell };
}
