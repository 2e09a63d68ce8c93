import { createHash } from "node:crypto";
import type { Escalation, EventBody, Standard, TeamCard } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { ConversationLedger } from "../conversations/ledger.ts";
import type { ListNews } from "../conversations/list-news.ts";
import type { Db } from "../db/db.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import { rank } from "./check-standard.ts";
import type { ManageStandards } from "./manage-standards.ts";
import { type HoursOf, type ReckonTargets, saysSo } from "./reckon-targets.ts";
import { standardOf } from "./standard-of.ts";
import type { StandardStore } from "./standard-store.ts";
import { alarmsDue, type Planned } from "./target-times.ts";

/** Conversations that one run looks after: the next one goes on. */
const AT_ONCE = 100;

/** Under which fact it stands by which standards and hours all conversations were reckoned last. */
const RECKONED_BY = "targets_reckoned_by";

/** Tells of targets that are nearly or really missed, and does what their standards ask for. */
export function createKeepTargets(deps: {
  db: Db;
  clock: Clock;
  changes: ConversationChanges;
  find: FindConversation;
  ledger: ConversationLedger;
  listNews: ListNews;
  store: StandardStore;
  facts: InstallationFacts;
  standards: Pick<ManageStandards, "list" | "read">;
  hoursOf: HoursOf;
  /** Everything that `hoursOf` answers with. */
  allHours: () => unknown;
  reckoning: ReckonTargets;
  team(id: string): TeamCard | undefined;
  /** The name of an agent who can sign in; undefined for others. */
  nameOf(agentId: string): string | undefined;
}) {
  const { db, clock, changes, find, store, facts, standards, hoursOf, reckoning } = deps;

  async function tell(conversationId: string): Promise<void> {
    await db.writes.stage(
      { conversationId },
      () => {
        const row = find.staged(conversationId);
        const standard = standardOf(standards.list(), row);
        const due = standard ? alarmsDue(row, standard, hoursOf(row), clock.now()) : [];
        // Since it was asked for, somebody may have answered, or closed it.
        if (!standard || due.length === 0) return undefined;
        const so = { ...row };
        const says = due.flatMap((one) => alarm(so, standard, one));
        const toTeam = says.some(({ type }) => type === "transferred_to_team");
        return changes.change(row, {
          ...{ act: { type: "escalate", toTeam }, by: { kind: "system" } },
          says: says.map((body) => ({ body })),
        });
      },
      (recorded) => recorded && changes.publish(recorded),
    );
  }

  /** That it is so, and what is done about it. The row becomes what it then is: another alarm may follow. */
  function alarm(row: ConversationRow, standard: Standard, planned: Planned): EventBody[] {
    const isMissed = planned.alarm.endsWith("_missed");
    const { notify, holder, raiseTo, toTeam } = isMissed ? standard.onMissed : standard.onWarned;
    const { target, dueAt } = planned;
    const said: EventBody[] = [
      {
        type: isMissed ? "target_missed" : "target_warned",
        ...{ target, dueAt, standard: standard.name },
        notified: calledBy({ notify, holder }, row),
      },
    ];
    if (raiseTo !== null && rank(raiseTo) > rank(row.priority)) {
      said.push({ type: "priority_set", priority: raiseTo });
      row.priority = raiseTo;
    }
    const team = toTeam === null || toTeam === row.teamId ? undefined : deps.team(toTeam);
    if (team) {
      said.push({ type: "transferred_to_team", team });
      row.teamId = team.id;
    }
    return said;
  }

  function calledBy(
    { notify, holder }: Pick<Escalation, "notify" | "holder">,
    row: ConversationRow,
  ) {
    const ids = new Set(notify);
    if (holder && row.assigneeId !== null) ids.add(row.assigneeId);
    // An agent who is gone is passed over: the others are called all the same.
    return [...ids].flatMap((agentId) => {
      const name = deps.nameOf(agentId);
      return name === undefined ? [] : [{ agentId, name }];
    });
  }

  /** Changes the times of one where standards or hours have made others of them. */
  async function reckonOne(conversationId: string): Promise<void> {
    await db.writes.stage(
      { conversationId },
      () => {
        const row = find.staged(conversationId);
        const times = reckoning.timesOf(row);
        if (saysSo(row, times)) return undefined;
        const changed = { ...row, ...times };
        deps.ledger.update(changed, row);
        return changed;
      },
      (row) => row && deps.listNews.publish(row),
    );
  }

  /** All that are with people, when other standards or hours hold than the last time. */
  async function reckonAnew(): Promise<void> {
    // Those of a team or site that is gone are gone with it.
    await standards.read();
    const all = standards.list();
    const by = all.length === 0 ? "" : digest([all, deps.allHours()]);
    if (by === (facts.get(RECKONED_BY) ?? "")) return;
    let after = "";
    for (;;) {
      const page = await store.served(after, AT_ONCE);
      await Promise.all(page.map(({ id }) => reckonOne(id)));
      const last = page.at(-1);
      if (!last || page.length < AT_ONCE) break;
      after = last.id;
    }
    await db.writes.write(async () => {
      await db.lock(RECKONED_BY);
      await facts.set(RECKONED_BY, by);
    });
  }

  return async (): Promise<void> => {
    await reckonAnew();
    const due = await store.due(clock.now(), AT_ONCE);
    await Promise.all(due.map(({ id }) => tell(id)));
    // Where nothing was to tell after all, its time was another one.
    await Promise.all(due.map(({ id }) => reckonOne(id)));
  };
}

const digest = (of: unknown): string =>
  createHash("sha256").update(JSON.stringify(of)).digest("base64url");
