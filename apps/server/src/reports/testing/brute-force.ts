import type { Hours, Report, ReportFigures, ReportQuery, Spans } from "@foyer/protocol";
import { isOpen } from "../../hours/opening.ts";
import { DAY_MS, MINUTE_MS, wallTimeAt } from "../../hours/zone-clock.ts";
import type { MadeConversation } from "./make-year.ts";

/**
 * A report worked out from whole logs, one figure after the other, in the plainest way: what reports are measured
 * against. Nothing here is shared with them but the shape of the answer and whether a site is open at a moment.
 */
export function bruteForce(
  year: readonly MadeConversation[],
  query: ReportQuery,
  hours: Hours | null,
): Omit<Report, "behind" | "parts" | "step"> {
  const open = query.clock === "open" && hours ? openQuarters(year, hours) : plain;
  const lives = year.map((made) => lifeOf(made, open));
  const next = nextOfVisitors(lives);
  const zoneDate = (at: number) => new Date(wallTimeAt(query.zone, at)).toISOString();
  const length = Date.parse(query.to) - Date.parse(query.from) + DAY_MS;
  const dayBefore = new Date(Date.parse(query.from) - length).toISOString().slice(0, 10);
  const fits = ({ made, agentId }: Life): boolean =>
    (query.siteId === undefined || made.siteId === query.siteId) &&
    (query.agentId === undefined || agentId === query.agentId) &&
    (query.teamId === undefined || made.teamId === query.teamId) &&
    (query.tag === undefined || made.tags.includes(query.tag)) &&
    (query.lang === undefined || made.lang === query.lang);
  const inside = lives.filter(fits).map((life) => ({
    life,
    date: zoneDate(life.made.openedAt).slice(0, 10),
  }));
  const now = inside.filter(({ date }) => date >= query.from && date <= query.to);
  const before = inside.filter(({ date }) => date >= dayBefore && date < query.from);
  const figures = (some: { life: Life }[]) =>
    figuresOf(
      some.map(({ life }) => life),
      next,
    );
  const groups = new Map<string, { life: Life }[]>();
  for (const one of now) {
    for (const key of namesOf(one.life, query.by)) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key)?.push(one);
    }
  }
  return {
    ...{ from: 0, until: 0, total: figures(now), before: figures(before) },
    heat: {
      opened: heatOf(now.map(({ life }) => zoneDate(life.made.openedAt))),
      came: heatOf(now.flatMap(({ life }) => (life.cameAt ? [zoneDate(life.cameAt)] : []))),
    },
    groups: [...groups].map(([key, some]) => ({ key, figures: figures(some) })),
  };
}

type Open = (from: number, to: number) => number;
const plain: Open = (from, to) => to - from;

/** The hours of these tests begin and end on whole quarters of an hour. */
const QUARTER_MS = 15 * MINUTE_MS;

/** Every quarter of an hour of the time in question asked one by one, and summed up. */
function openQuarters(year: readonly MadeConversation[], hours: Hours): Open {
  const open = known.get(year) ?? findOpenQuarters(year, hours);
  known.set(year, open);
  return open;
}

/** Asking is slow: of one year once. */
const known = new WeakMap<readonly MadeConversation[], Open>();

function findOpenQuarters(year: readonly MadeConversation[], hours: Hours): Open {
  const times = year.flatMap(({ openedAt, events }) => [openedAt, events.at(-1)?.at ?? openedAt]);
  const first = Math.floor(times.reduce((a, b) => Math.min(a, b)) / QUARTER_MS);
  const last = Math.ceil(times.reduce((a, b) => Math.max(a, b)) / QUARTER_MS) + 1;
  const isOpenIn = new Uint8Array(last - first + 1);
  const sums = new Float64Array(last - first + 2);
  for (let quarter = first; quarter <= last; quarter++) {
    const at = quarter - first;
    isOpenIn[at] = isOpen(hours, quarter * QUARTER_MS) ? 1 : 0;
    sums[at + 1] = (sums[at] ?? 0) + (isOpenIn[at] ?? 0) * QUARTER_MS;
  }
  const until = (moment: number): number => {
    const at = Math.floor(moment / QUARTER_MS) - first;
    return (sums[at] ?? 0) + (isOpenIn[at] ?? 0) * (moment % QUARTER_MS);
  };
  return (from, to) => until(to) - until(from);
}

interface Stay {
  state: string;
  from: number;
  to: number | null;
}

interface Life {
  made: MadeConversation;
  stays: Stay[];
  cameAt: number | null;
  agentId: string;
  wait: number;
  handle: number;
  answer: number | null;
  answeredAt: number | null;
  solve: number | null;
  agents: number;
}

/** The states that it was in, one after the other, and what follows from them. */
function lifeOf(made: MadeConversation, open: Open): Life {
  const stays: Stay[] = [{ state: "self_service", from: made.openedAt, to: null }];
  const had: string[] = [];
  for (const { body, at, byKind, byId } of made.events) {
    const state =
      body.type === "reopened"
        ? body.state
        : body.type === "queued"
          ? "waiting"
          : ["claimed", "transferred", "invited", "woken"].includes(body.type)
            ? "active"
            : body.type === "handed_to_faq"
              ? "self_service"
              : body.type === "snoozed" || body.type === "closed"
                ? body.type
                : undefined;
    if (state === undefined) continue;
    (stays.at(-1) as Stay).to = at;
    stays.push({ state, from: at, to: null });
    if (body.type === "transferred") had.push(body.to.id);
    else if (state === "active" && byKind === "agent" && byId) had.push(byId);
  }
  const came = stays.find(({ state }) => state === "waiting" || state === "active");
  const spent = (state: string) =>
    stays
      .filter((stay) => stay.state === state && stay.to !== null)
      .reduce((sum, { from, to }) => sum + open(from, to as number), 0);
  const reply = came
    ? made.events.find(
        ({ body, byKind, at }) => body.type === "message" && byKind === "agent" && at >= came.from,
      )
    : undefined;
  const last = stays.at(-1) as Stay;
  return {
    ...{ made, stays, cameAt: came?.from ?? null, agentId: had.at(-1) ?? "" },
    ...{ wait: spent("waiting"), handle: spent("active"), answeredAt: reply?.at ?? null },
    answer: came?.state === "waiting" && reply ? open(came.from, reply.at) : null,
    solve: came && last.state === "closed" ? open(came.from, last.from) : null,
    agents: had.filter((id, at) => id !== had[at - 1]).length,
  };
}

/** When each visitor came to a person next. */
function nextOfVisitors(lives: readonly Life[]): (life: Life) => number | null {
  const came = new Map<string, Life[]>();
  for (const life of lives) {
    if (life.cameAt === null) continue;
    const { visitorId } = life.made;
    if (!came.has(visitorId)) came.set(visitorId, []);
    came.get(visitorId)?.push(life);
  }
  return (life) => {
    const later = (came.get(life.made.visitorId) ?? [])
      .filter((other) => other !== life && (other.cameAt ?? 0) > (life.cameAt ?? 0))
      .map(({ cameAt }) => cameAt ?? 0);
    return later.length === 0 ? null : Math.min(...later);
  };
}

function figuresOf(lives: Life[], next: (life: Life) => number | null): ReportFigures {
  const number = (is: (life: Life) => boolean) => lives.filter(is).length;
  const came = lives.filter(({ cameAt }) => cameAt !== null);
  const ofCame = (is: (life: Life) => boolean) => came.filter(is).length;
  const has = (type: string) => (life: Life) => life.made.events.some((e) => e.body.type === type);
  const endOf = ({ stays }: Life) => stays.at(-1) as Stay;
  const isClosed = (life: Life) => endOf(life).state === "closed";
  const outcome = (life: Life) => {
    const body = life.made.events.findLast((e) => e.body.type === "closed")?.body;
    return isClosed(life) && body?.type === "closed" ? body.outcome : null;
  };
  const isAnswered = ({ answeredAt }: Life) => answeredAt !== null;
  const left = (life: Life) => {
    const close = life.made.events.findLast(({ body }) => body.type === "closed");
    return isClosed(life) && life.stays.at(-2)?.state === "waiting" && close?.byKind === "visitor";
  };
  const reopened = ({ stays }: Life) =>
    stays.some(({ state }, at) => state === "closed" && at < stays.length - 1);
  const real = came.filter((life) => isClosed(life) && outcome(life) !== "spam");
  const first = (life: Life) => {
    const again = next(life);
    const isBack = again !== null && again - endOf(life).from <= 7 * DAY_MS;
    return outcome(life) === "solved" && !reopened(life) && life.agents <= 1 && !isBack;
  };
  const rated = came.flatMap(({ made }) => {
    const body = made.events.findLast((e) => e.body.type === "rated")?.body;
    return body?.type === "rated" ? [body] : [];
  });
  const scores = rated.flatMap(({ score }) => (score === undefined ? [] : [score]));
  const nps = rated.flatMap((body) => (body.nps === undefined ? [] : [body.nps]));
  const self = lives.filter((life) => {
    const at = life.made.events.findIndex((e) => e.body.type === "answered");
    const person = life.made.events.findIndex(
      (e) =>
        stateBrought(e.body.type) ||
        (e.body.type === "reopened" && e.body.state !== "self_service"),
    );
    return at >= 0 && (person < 0 || at < person);
  });
  const judged = (helped: boolean) =>
    lives.reduce((sum, { made }) => {
      const said = made.events.filter(
        ({ body }) => body.type === "article_judged" && body.helped === helped,
      );
      return sum + said.length;
    }, 0);
  const queued = (life: Life) =>
    life.stays.find(({ state }) => state === "waiting" || state === "active")?.state === "waiting";
  const missed = has("target_missed");
  return {
    ...{ opened: lives.length, selfService: number(({ cameAt }) => cameAt === null) },
    ...{ came: came.length, answered: ofCame(isAnswered) },
    abandoned: ofCame((life) => !isAnswered(life) && left(life)),
    neverAnswered: ofCame((life) => !isAnswered(life) && isClosed(life) && !left(life)),
    unanswered: ofCame((life) => !isAnswered(life) && !isClosed(life)),
    contactLeft: ofCame(has("contact_left")),
    firstAnswer: spans(came.flatMap(({ answer }) => (answer === null ? [] : [answer]))),
    waiting: spans(
      came
        .filter((life) => queued(life) && endOf(life).state !== "waiting")
        .map(({ wait }) => wait),
    ),
    handling: spans(
      came.filter((life) => isClosed(life) && isAnswered(life)).map(({ handle }) => handle),
    ),
    solving: spans(
      came.flatMap((life) =>
        outcome(life) === "solved" && life.solve !== null ? [life.solve] : [],
      ),
    ),
    ...{ closed: real.length, solved: real.filter((life) => outcome(life) === "solved").length },
    firstContact: real.filter(first).length,
    ...{ targeted: real.length, kept: real.filter((life) => !missed(life)).length },
    ...{ everClosed: ofCame(has("closed")), reopened: ofCame(reopened) },
    ...{ rated: scores.length, satisfied: scores.filter((score) => score >= 4).length },
    npsAsked: nps.length,
    promoters: nps.filter((score) => score > 8).length,
    detractors: nps.filter((score) => score < 7).length,
    begunInSelfService: self.length,
    passedOn: self.filter(({ cameAt }) => cameAt !== null).length,
    ...{ helped: judged(true), notHelped: judged(false) },
  };
}

const stateBrought = (type: string): boolean =>
  ["queued", "claimed", "transferred", "invited", "woken"].includes(type);

function spans(values: number[]): Spans {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return { count, median: null, ninth: null, mean: null };
  const middle = sorted.slice(Math.floor((count - 1) / 2), Math.floor(count / 2) + 1);
  const sum = (some: number[]) => some.reduce((all, one) => all + one, 0);
  const ninth = sorted.find((_, at) => (at + 1) / count >= 0.9 - 1e-12) ?? null;
  return {
    ...{ count, ninth, median: Math.round(sum(middle) / middle.length) },
    mean: Math.round(sum(sorted) / count),
  };
}

function heatOf(dates: string[]): number[] {
  const heat = Array<number>(168).fill(0);
  for (const date of dates) {
    const weekday = (new Date(date).getUTCDay() + 6) % 7;
    const hour = weekday * 24 + Number(date.slice(11, 13));
    heat[hour] = (heat[hour] ?? 0) + 1;
  }
  return heat;
}

function namesOf({ made, agentId }: Life, by: ReportQuery["by"]): string[] {
  if (by === "agent") return [agentId];
  if (by === "team") return [made.teamId ?? ""];
  if (by === "site") return [made.siteId];
  if (by === "lang") return [made.lang];
  if (by === "tag") return made.tags.length === 0 ? [""] : made.tags;
  return [];
}
