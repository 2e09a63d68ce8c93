import {
  DEFAULT_ROUTING,
  DEFAULT_TEAM_ROUTING,
  type RoutingAnswer,
  type RoutingSettings,
  type TeamRouting,
} from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import { checkedRouting } from "./check-routing.ts";
import { findTroubles, type House } from "./troubles.ts";

/** Under which name the settings are among the facts of the installation. */
const KEY = "routing";

export type RoutingRules = ReturnType<typeof createRoutingSettings>;

/** How conversations reach agents: from memory, changed by owners and admins. */
export function createRoutingSettings(deps: {
  db: Db;
  hub: Hub;
  facts: {
    get(key: string): string | undefined;
    set(key: string, value: string): Promise<void>;
    read(): Promise<void>;
  };
  /** What the settings speak of. */
  house(): House;
  /** Called when they were changed, here or on another node. */
  onNews(): void;
  /** Called when they were changed here. */
  onChange(): void;
}) {
  const { db, hub, facts, house, onNews, onChange } = deps;
  /** What was read last, and what it says: it is asked for at every turn. */
  let kept: string | undefined;
  let known = DEFAULT_ROUTING;

  function settings(): RoutingSettings {
    const now = facts.get(KEY);
    if (now === kept) return known;
    kept = now;
    known = now === undefined ? DEFAULT_ROUTING : (JSON.parse(now) as RoutingSettings);
    return known;
  }

  let told: string | undefined;

  /** Tells this node's consoles when the facts that were read say something new. */
  function tell(): void {
    const now = facts.get(KEY);
    if (now === told) return;
    told = now;
    hub.tell(agentsTopic, { type: "routing" });
    onNews();
  }

  /** Sets all of it. Refuses what is wrong in it, and a `revision` that is not the last one. */
  async function put(next: RoutingSettings): Promise<RoutingAnswer> {
    const checked = checkedRouting(next, house());
    await db.writes.write(
      async () => {
        await db.lock(KEY);
        // Another node may have changed them just now.
        await facts.read();
        const { revision } = settings();
        if (next.revision !== revision) {
          throw new Refusal(
            "conflict",
            "Somebody else has just changed the routing. Load it again, then make your change.",
          );
        }
        await facts.set(KEY, JSON.stringify({ ...checked, revision: revision + 1 }));
      },
      () => {
        tell();
        onChange();
      },
    );
    return answer();
  }

  /** The settings, and what in them contradicts the rest. */
  const answer = (): RoutingAnswer => ({
    settings: settings(),
    troubles: findTroubles(settings(), house()),
  });

  return {
    settings,
    answer,
    put,
    readAgain: tell,
    /** How a team's conversations reach its agents; null: those that no team has. */
    of: (teamId: string | null): TeamRouting =>
      teamId === null ? settings().everybody : (settings().teams[teamId] ?? DEFAULT_TEAM_ROUTING),
    /** Whether anything is to be done by itself. */
    isOn(): boolean {
      const { everybody, teams, rules, limits } = settings();
      const isAutomatic = [everybody, ...Object.values(teams)].some(
        ({ mode }) => mode === "automatic",
      );
      return isAutomatic || rules.length > 0 || limits.length > 0;
    },
  };
}
