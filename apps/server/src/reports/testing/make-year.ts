import type { ConversationState, EventBody, Outcome } from "@foyer/protocol";
import { seeded } from "../../hours/testing/random-hours.ts";
import { DAY_MS } from "../../hours/zone-clock.ts";
import type { LoggedEvent } from "../facts.ts";

/** A made-up conversation: what stands of it in its row, and its log. */
export interface MadeConversation {
  id: string;
  siteId: string;
  visitorId: string;
  openedAt: number;
  lang: string;
  tags: string[];
  teamId: string | null;
  state: ConversationState;
  assigneeId: string | null;
  events: LoggedEvent[];
}

export interface MadeOf {
  seed: number;
  count: number;
  /** The first day, and how many: ms since 1970. */
  from: number;
  days: number;
  siteIds: readonly string[];
  agentIds: readonly string[];
  teamIds: readonly string[];
}

const LANGS = ["en", "en", "de", "fr", "ar", "zh", ""];
const TAGS = ["refund", "delivery", "=cmd", "vip", "return, size"];
const OUTCOMES: readonly Outcome[] = [
  "solved",
  "solved",
  "solved",
  "not_solved",
  "no_answer",
  "spam",
];

/**
 * A year of conversations that is the same for the same seed: more by day than by night and in the week, with every
 * turn that a log can take. Each visitor of a site has one at a time.
 */
export function* makeYear(of: MadeOf): Generator<MadeConversation> {
  const random = seeded(of.seed);
  const visitors = Math.ceil(of.count / 3);
  /** When each visitor's last one ended. */
  const freeAt = new Map<number, number>();
  for (let n = 0; n < of.count; n++) {
    const who = Math.floor(random() * visitors);
    const openedAt = Math.max(arrival(random, of), (freeAt.get(who) ?? 0) + 1);
    const made = makeOne(random, of, { n, who, openedAt });
    freeAt.set(who, made.events.at(-1)?.at ?? openedAt);
    yield made;
  }
}

/** Half of them between 9 and 17 UTC of a weekday. */
function arrival(random: () => number, { from, days }: MadeOf): number {
  const day = Math.floor(random() * days);
  const isBusy = random() < 0.5;
  const weekday = Math.floor(from / DAY_MS + day + 3) % 7;
  const at = isBusy && weekday < 5 ? 9 + random() * 8 : random() * 24;
  return Math.floor(from + day * DAY_MS + at * 3_600_000);
}

function makeOne(
  random: () => number,
  of: MadeOf,
  { n, who, openedAt }: { n: number; who: number; openedAt: number },
): MadeConversation {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const siteId = of.siteIds[who % of.siteIds.length] as string;
  const made: MadeConversation = {
    ...{ id: `made-${of.seed}-${n}`, siteId, visitorId: `made-${of.seed}-v${who}`, openedAt },
    ...{ lang: pick(LANGS), tags: TAGS.filter(() => random() < 0.15) },
    teamId: random() < 0.4 ? pick(of.teamIds) : null,
    ...{ state: "self_service", assigneeId: null, events: [] },
  };
  const life = createLife(made, random);
  const agent = () => pick(of.agentIds);
  const soon = (minutes: number) => life.pass(-Math.log(1 - random()) * minutes * 60_000);

  const begins = random();
  if (begins < 0.04) life.says("agent", agent(), { type: "invited" });
  else life.says("visitor", null, { type: "message", text: "Hello" });
  if (begins >= 0.04 && begins < 0.5) life.says("faq", null, answered);
  else if (begins >= 0.5) life.says("visitor", null, { type: "queued", reason: "asked" });
  for (let turn = 0; turn < 24 && life.goesOn(); turn++) {
    soon(made.state === "waiting" ? 6 : 9);
    oneTurn(life, { random, agent, pick });
  }
  return made;
}

const answered: EventBody = { type: "answered", query: "q", confident: true, articles: [] };
const card = (id: string) => ({ id, name: "Agent", colour: "#868e96" });

interface Chances {
  random: () => number;
  agent: () => string;
  pick: <T>(from: readonly T[]) => T;
}

/** What may come next, by the state. */
function oneTurn(life: Life, { random, agent, pick }: Chances): void {
  const { made, says } = life;
  const chance = random();
  const me = made.assigneeId ?? "";
  if (made.state === "self_service") {
    if (chance < 0.3) says("visitor", null, { type: "queued", reason: "asked" });
    else if (chance < 0.5) {
      const helped = random() < 0.6;
      says("visitor", null, { type: "article_judged", articleId: "a", question: "q", helped });
    } else if (chance < 0.65) says("agent", agent(), { type: "claimed" });
    else life.end(chance < 0.8 ? "visitor" : "system", "no_answer");
  } else if (made.state === "waiting") {
    if (chance < 0.7) says("agent", agent(), { type: "claimed" });
    else if (chance < 0.78) says("visitor", null, { type: "contact_left", email: "a@b.example" });
    else if (chance < 0.9) life.end("visitor", "no_answer");
    else if (chance < 0.94) life.end("agent", pick(OUTCOMES));
    else says("visitor", null, { type: "message", text: "Still there?" });
  } else if (made.state === "active") {
    if (chance < 0.45) says("agent", me, { type: "message", text: "Hi" });
    else if (chance < 0.55) says("visitor", null, { type: "message", text: "Thanks" });
    else if (chance < 0.62) {
      const to = agent();
      says("agent", me, { type: "transferred", from: card(me), to: card(to) });
    } else if (chance < 0.66) says("agent", me, { type: "queued", reason: "released" });
    else if (chance < 0.7) says("agent", me, { type: "snoozed", until: null });
    else if (chance < 0.73) says("agent", me, { type: "handed_to_faq", articles: [] });
    else if (chance < 0.75) says("system", null, { type: "target_missed", ...missed });
    else life.end(chance < 0.95 ? "agent" : "visitor", pick(OUTCOMES));
  } else if (made.state === "snoozed") {
    says("system", null, { type: "woken", why: "time" });
    if (chance < 0.3) says("system", null, { type: "queued", reason: "woken" });
  } else if (made.state === "closed") afterwards(life, { random, agent, pick });
}

const missed = { target: "reply" as const, standard: "All", dueAt: 0, notified: [] };

function afterwards(life: Life, { random, agent }: Chances): void {
  const { made, says } = life;
  const chance = random();
  if (chance < 0.3) {
    const score = 1 + Math.floor(random() * 5);
    const nps = random() < 0.5 ? { nps: Math.floor(random() * 11) } : {};
    says("visitor", null, { type: "rated", score, ...nps });
  } else if (chance < 0.36) {
    const state = made.assigneeId ? (random() < 0.5 ? "active" : "waiting") : "self_service";
    says("visitor", null, { type: "reopened", state });
  } else if (chance < 0.38) says("visitor", null, { type: "queued", reason: "reopened" });
  else if (chance < 0.4) says("agent", agent(), { type: "reopened", state: "active" });
  else life.stop();
}

type Life = ReturnType<typeof createLife>;

/** The row as its log makes it, and a clock that only goes forward. */
function createLife(made: MadeConversation, random: () => number) {
  let at = made.openedAt;
  let over = false;

  function says(byKind: LoggedEvent["byKind"], byId: string | null, body: EventBody): void {
    made.events.push({ seq: made.events.length + 1, at, byKind, byId, body });
    const state = stateOf(body);
    if (state) made.state = state;
    if (body.type === "transferred") made.assigneeId = body.to.id;
    else if (byKind === "agent" && state === "active") made.assigneeId = byId;
    else if (state === "waiting" || state === "self_service") made.assigneeId = null;
  }

  return {
    made,
    says,
    pass(ms: number): void {
      at += Math.floor(ms);
    },
    end(byKind: LoggedEvent["byKind"], outcome: Outcome): void {
      says(byKind, byKind === "agent" ? (made.assigneeId ?? "x") : null, {
        ...{ type: "closed", outcome },
      });
    },
    stop(): void {
      over = true;
    },
    /** A few are left as they are. */
    goesOn: (): boolean => !over && random() > 0.01,
  };
}

function stateOf(body: EventBody): ConversationState | undefined {
  const states: Partial<Record<EventBody["type"], ConversationState>> = {
    ...{ queued: "waiting", claimed: "active", transferred: "active", invited: "active" },
    ...{ handed_to_faq: "self_service", closed: "closed", snoozed: "snoozed", woken: "active" },
  };
  return body.type === "reopened" ? body.state : states[body.type];
}
