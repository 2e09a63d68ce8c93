import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import { answerText } from "./answer-text.ts";
import { pushWords } from "./push-words.ts";
import type { PushedTalk, VisitorPushRow, VisitorPushStore } from "./visitor-push-store.ts";
import type { VisitorSubscriptions } from "./visitor-subscriptions.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** So many are looked at together: push services answer at once, or are waited for side by side. */
const AT_ONCE = 20;

/** Whoever tells a visitor has so long, longer than any push service is waited for; then another may. */
const TAKEN_MS = MINUTE_MS;

/** A push service that does not answer is asked again so much later, for an hour after the answer. */
const RETRY_MS = MINUTE_MS;
const TRIED_MS = HOUR_MS;

/** An answer that is this old is news no more: neither here, nor where a service keeps it for a browser that is off. */
const NEWS_MS = 24 * HOUR_MS;

/** Whoever has the chat open is looked after again: soon at first, then after half of what has passed. */
const LOOK_FIRST_MS = 5 * SECOND_MS;
const LOOK_LAST_MS = 5 * MINUTE_MS;

export interface PushAnswersDeps {
  db: Db;
  clock: Clock;
  store: VisitorPushStore;
  subscriptions: VisitorSubscriptions;
  siteOf(id: string): Promise<SiteRow | undefined>;
  isBlocked(visitorId: string): boolean;
  /** Whether the chat is open before them, on any node. */
  isHere(visitorId: string): boolean;
  /** What visitors call an agent. */
  nameOf(agentId: string): string;
}

type Settled = Partial<Pick<VisitorPushRow, "dueAt" | "pushedUpTo">>;

const DONE: Settled = { dueAt: null };

/**
 * Tells visitors who are not there of answers, once until they have read them. A conversation is taken before it is
 * sent and settled after: when the process dies in between it is told once more, and never by two nodes at a time.
 */
export function createPushAnswers(deps: PushAnswersDeps) {
  const { db, clock, store, subscriptions } = deps;

  async function lookAt(id: string): Promise<void> {
    const now = clock.now();
    if (!(await db.writes.write(() => store.take(id, now, now + TAKEN_MS)))) return;
    const settled = await push(id);
    await db.writes.write(() => store.update(id, settled));
  }

  async function push(id: string): Promise<Settled> {
    const talk = await store.talk(id);
    if (!talk || isOver(talk)) return DONE;
    const answers = await store.answersAfter(id, talk.readByVisitor);
    const last = answers.at(-1);
    const age = last ? clock.now() - last.at : NEWS_MS;
    if (!last || age >= NEWS_MS) return DONE;
    if (deps.isHere(talk.visitorId)) return { dueAt: clock.now() + lookAgainAfter(age) };
    const [site, browsers] = [
      await deps.siteOf(talk.siteId),
      await subscriptions.of(talk.visitorId),
    ];
    if (!site || !optionsOf(site).visitorPush || browsers.length === 0) return DONE;
    const { taken, later } = await subscriptions.send(browsers, ({ lang }) => ({
      text: JSON.stringify({
        ...{ title: site.name, tag: id, url: `/chat/${encodeURIComponent(site.key)}`, lang },
        body: answerText(answers, deps.nameOf(last.agentId), pushWords([lang])),
      }),
      ...{ topic: id, keptS: NEWS_MS / SECOND_MS },
    }));
    if (taken > 0) return { dueAt: null, pushedUpTo: last.seq };
    return later > 0 && age < TRIED_MS ? { dueAt: clock.now() + RETRY_MS } : DONE;
  }

  /** They were told since they last read, it was spam, or nothing is to reach them. */
  const isOver = ({ pushedUpTo, readByVisitor, outcome, visitorId }: PushedTalk): boolean =>
    pushedUpTo > readByVisitor || outcome === "spam" || deps.isBlocked(visitorId);

  /** All that are due now. */
  return async (): Promise<void> => {
    for (;;) {
      const ids = await store.due(clock.now(), AT_ONCE);
      await Promise.all(ids.map(lookAt));
      if (ids.length < AT_ONCE) return;
    }
  };
}

const lookAgainAfter = (age: number): number =>
  Math.min(LOOK_LAST_MS, Math.max(LOOK_FIRST_MS, age / 2));
