import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { SendPush } from "../push/send-push.ts";
import type { Vapid } from "../push/vapid.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { Blocks } from "../visitors/blocks.ts";
import { createFollowAnswers } from "./follow-answers.ts";
import { createPushAnswers } from "./push-answers.ts";
import { createVisitorPushStore } from "./visitor-push-store.ts";
import { createVisitorSubscriptions } from "./visitor-subscriptions.ts";

export type VisitorPush = ReturnType<typeof createVisitorPush>;

/** Answers that browsers tell visitors of while the chat is closed, with the parts put together. */
export function createVisitorPush(deps: {
  db: Db;
  clock: Clock;
  vapid: Vapid;
  sendPush: SendPush;
  sites: Pick<ManageSites, "existing">;
  blocks: Pick<Blocks, "of">;
  /** Whether the chat is open before them, on any node. */
  isHere(visitorId: string): boolean;
  nameOf(agentId: string): string;
  toPrivate: boolean;
}) {
  const { vapid, sites, blocks } = deps;
  const store = createVisitorPushStore(deps.db);
  const subscriptions = createVisitorSubscriptions({ ...deps, store });
  const siteOf = (id: string) => sites.existing(id).catch(() => undefined);
  const isBlocked = (visitorId: string) => blocks.of(visitorId) !== undefined;
  const follow = createFollowAnswers({ ...deps, store });
  const pushAnswers = createPushAnswers({ ...deps, store, subscriptions, siteOf, isBlocked });

  return {
    subscriptions,
    /** The key by which browsers take pushes of this installation alone. */
    publicKey: async (): Promise<string> => (await vapid()).publicKey,
    /** Inside a write: the browsers of one visitor are another's now. */
    give: store.give,
    /** Whether a browser of theirs is told of answers. */
    async reaches({ visitorId, siteId }: { visitorId: string; siteId: string }): Promise<boolean> {
      const site = await siteOf(siteId);
      if (!site || !optionsOf(site).visitorPush || isBlocked(visitorId)) return false;
      return (await subscriptions.of(visitorId)).length > 0;
    },
    /** Call it now and then: tells of what is due. */
    async pushAnswers(): Promise<void> {
      await follow();
      await pushAnswers();
    },
  };
}
