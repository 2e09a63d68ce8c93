import { FOLLOW_UPS_PAGE, type FollowUpPage } from "@foyer/protocol";
import { toConversation } from "../conversations/conversation-row.ts";
import type { Db } from "../db/db.ts";
import type { FollowUpActs } from "./follow-up-acts.ts";
import { createFollowUpStore } from "./follow-up-store.ts";
import { createRemindInTime } from "./remind-in-time.ts";

export type FollowUps = ReturnType<typeof createFollowUps>;

/** What is planned to be done for visitors later: its acts, its list, and that nobody forgets it. */
export function createFollowUps(
  deps: Omit<Parameters<typeof createRemindInTime>[0], "store"> & { db: Db; acts: FollowUpActs },
) {
  const store = createFollowUpStore(deps.db);

  return {
    ...deps.acts,
    /** A page of all of them, the soonest first, from `cursor` on. */
    async list(cursor: string | undefined): Promise<FollowUpPage> {
      const rows = await store.page(cursor ? placeOf(cursor) : undefined, FOLLOW_UPS_PAGE + 1);
      const page = rows.slice(0, FOLLOW_UPS_PAGE);
      const last = page.at(-1);
      const goesOn = rows.length > FOLLOW_UPS_PAGE && last;
      return {
        items: page.map(toConversation),
        cursor: goesOn ? `${last.followUpAt}_${last.id}` : null,
      };
    },
    remindInTime: createRemindInTime({ ...deps, store }),
  };
}

function placeOf(cursor: string) {
  const parted = cursor.indexOf("_");
  return { at: Number(cursor.slice(0, parted)), id: cursor.slice(parted + 1) };
}
