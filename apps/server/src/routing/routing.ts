import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { SetPresence } from "../agents/set-presence.ts";
import type { Clock } from "../clock.ts";
import { createAgentAct } from "../conversations/agent-act.ts";
import type { ConversationChanges, Recorded } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { Hub } from "../socket/hub.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import { createOfferActs } from "./offer-acts.ts";
import { createRouteAct } from "./route-act.ts";
import { createRouteWaiting } from "./route-waiting.ts";
import { createRoutingSettings } from "./routing-settings.ts";
import { createRoutingStore } from "./routing-store.ts";
import { createWatchWaiting } from "./watch-waiting.ts";

export type Routing = ReturnType<typeof createRouting>;

/** How conversations that wait reach agents. */
export function createRouting(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  log: Log;
  directory: AgentDirectory;
  teams: ManageTeams;
  sites(): readonly { id: string; name: string }[];
  facts: Parameters<typeof createRoutingSettings>[0]["facts"];
  changes: ConversationChanges;
  find: FindConversation;
  setPresence: SetPresence;
  /** Whether an agent is here for visitors. */
  isHere(agentId: string): boolean;
  /** Called when the settings were changed here. */
  onChange(): void;
}) {
  const { db, clock, hub, log, directory, teams, sites, facts, onChange } = deps;
  const store = createRoutingStore(db);
  const activeIds = () => directory.all().flatMap(({ id, active }) => (active ? [id] : []));
  const rules = createRoutingSettings({
    ...{ db, hub, facts, onChange, onNews: () => watch.soon() },
    house: () => ({ sites: sites(), teams: teams.list(), agents: activeIds() }),
  });
  const turn = createRouteWaiting({ ...deps, store, rules, routeAct: createRouteAct(deps) });
  const watch = createWatchWaiting({ clock, locks: db.locks, log, isOn: rules.isOn, turn });

  return {
    rules,
    acts: createOfferActs({ act: createAgentAct(deps), directory }),
    heard: watch.heard,
    soon: watch.soon,
    /** Another node may have changed settings, teams or agents. */
    readAgain(): void {
      rules.readAgain();
      watch.soon();
    },
    look: watch.look,
    settle: watch.settle,
    stop: watch.stop,
    /** What this process has just made: whoever claims is there, and has missed nothing lately. */
    made({ events }: Recorded): void {
      const claimed = events.find(({ body }) => body.type === "claimed");
      if (claimed?.by.kind !== "agent" || !rules.isOn()) return;
      const { id } = claimed.by;
      void db.writes.write(() => store.took(id)).catch(() => undefined);
    },
    /** Hears of all who wait already. */
    async read(): Promise<void> {
      for (const row of await store.waiting(10_000)) watch.heard(row);
    },
  };
}
