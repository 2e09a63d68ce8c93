import type { Team } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { createNamesOf } from "../follow-ups/names-of.ts";
import type { EventLog } from "../messages/event-log.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { HoursOf } from "../standards/reckon-targets.ts";
import { createAskFeedback } from "./ask-feedback.ts";
import { createRateConversation } from "./rate-conversation.ts";
import { createWatchRatings } from "./watch-ratings.ts";

/** What visitors say of how they were served, with its parts put together. */
export function createFeedback(deps: {
  db: Db;
  clock: Clock;
  changes: ConversationChanges;
  find: FindConversation;
  log: EventLog;
  sites: Pick<ManageSites, "inMemory">;
  hoursOf: HoursOf;
  directory: AgentDirectory;
  teams: () => readonly Team[];
}) {
  const watchRatings = createWatchRatings({ ...deps, names: createNamesOf(deps) });
  return {
    askFeedback: createAskFeedback(deps),
    rateConversation: createRateConversation({ ...deps, watchRatings }),
  };
}
