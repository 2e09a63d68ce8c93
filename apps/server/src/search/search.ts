import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Db } from "../db/db.ts";
import { createFollowMessages } from "./follow-messages.ts";
import { createHitStore } from "./hit-store.ts";
import { createIndexStore, type HeardEvent } from "./index-store.ts";
import { createPeopleStore } from "./people-store.ts";
import { createSearchMessages } from "./search-messages.ts";
import { createSearchPeople } from "./search-people.ts";

/** The search of agents: what fills it, and what it answers. `onEvents`: see follow-messages.ts. */
export function createSearch(deps: {
  db: Db;
  directory: AgentDirectory;
  onEvents?: (events: readonly HeardEvent[]) => Promise<void>;
}) {
  const { db, directory, onEvents = async () => {} } = deps;
  return {
    follow: createFollowMessages({ db, store: createIndexStore(db), onEvents }),
    messages: createSearchMessages({ store: createHitStore(db), directory }),
    people: createSearchPeople(createPeopleStore(db)),
  };
}
