import type { Event, FaqCounts, FaqFigures } from "@foyer/protocol";
import { connectVisitor, type FakeClock, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** The Monday of fakeClock's first week. */
const MONDAY = Date.UTC(2026, 0, 5);

/** Numbers from 0 to below `below`, the same in every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ASKED = [
  "when do you open",
  "how can I pay",
  "do you ship to norway",
  "zzz qqq",
  "可以开发票吗",
  "영수증 받을 수 있나요",
];

async function shop(clock: FakeClock) {
  const server = await startServer({ clock, env: { REQUESTS_PER_MINUTE: "100000" } });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const articleIds = [
    await server.addArticle(site.id, {
      question: "When do you open?",
      alternatives: ["opening hours"],
    }),
    await server.addArticle(site.id, {
      question: "How can I pay?",
      alternatives: ["payment methods"],
    }),
    await server.addArticle(site.id, { question: "可以开发票吗？", lang: "zh" }),
  ];
  const figures = async (weeks: number) => {
    // Weeks have gone by: whoever asks signs in again.
    const token = await server.house.signIn.start(mara.id, "A test");
    const again = { ...mara, cookie: `foyer_session=${token}` };
    const answer = await server.call("GET", `/sites/${site.id}/figures?weeks=${weeks}`, again);
    expect(answer.status).toBe(200);
    return (await answer.json()) as FaqFigures;
  };
  return { server, site, mara, articleIds, figures };
}

type Shop = Awaited<ReturnType<typeof shop>>;

/** Visitors and an agent do things at random; what is refused did not happen. */
async function randomDays(
  { server, site, mara, articleIds }: Shop,
  clock: FakeClock,
  seed: number,
) {
  const roll = dice(seed);
  const { house } = server;
  const visitors = await Promise.all([1, 2, 3, 4].map(() => connectVisitor(server, site.key)));
  let said = 0;
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  for (let step = 0; step < 160; step++) {
    clock.advance(1 + roll(5 * HOUR_MS));
    const visitor = pick(visitors);
    const { id } = visitor.welcome.visitor;
    const identity = { id, siteId: site.id, name: null, pagePath: "/", lang: "en" };
    const row = await house.conversations.latestOf(id);
    said += 1;
    const clientId = `client-${said}-id`;
    const { sendMessage, visitorActs, judgeArticle } = house.acts;
    const ask = () =>
      sendMessage.fromVisitor(identity, {
        type: "send_message",
        clientId,
        text: pick(ASKED),
        ...(roll(2) === 0 && { anew: true }),
      });
    const acts = [
      // Most of what visitors do is ask.
      ...[ask, ask, ask],
      () =>
        judgeArticle(identity, {
          ...{
            type: "judge_article",
            clientId,
            articleId: pick(articleIds),
            helped: roll(2) === 1,
          },
        }),
      () =>
        visitorActs.close(identity, { type: "close_conversation", clientId, outcome: "solved" }),
      () => roll(2) === 0 && visitorActs.askPerson(identity, { type: "ask_person", clientId }),
      () => row && house.agentActs.claim(mara.id, row.id),
      () => row && house.agentActs.handToFaq(mara.id, row.id, { articleIds: [pick(articleIds)] }),
      () => row && house.agentActs.close(mara.id, row.id, { outcome: "solved" }),
      () => house.search.follow(),
    ];
    await Promise.resolve(pick(acts)()).catch(() => undefined);
  }
  return visitors.map(({ welcome }) => welcome.visitor.id);
}

const none = (): FaqCounts => ({
  ...{ asked: 0, shown: 0, nothing: 0, helped: 0, notHelped: 0, passedOn: 0 },
  ...{ settled: 0, deflected: 0, handed: 0, cameBack: 0 },
});

/** The figures as docs/faq.md words them, straight from the logs. */
async function recount({ server, site }: Shop, since: number, until: number) {
  const { house } = server;
  const rows = await house.conversations.page({ siteIds: [site.id], limit: 1_000 });
  const logs = await Promise.all(
    rows.map(async ({ id, visitorId }) => ({
      visitorId,
      events: await house.messages.after("agents", id, 0, 10_000),
    })),
  );
  const total = none();
  const articles: Record<string, FaqCounts> = {};
  const languages: Record<string, FaqCounts> = {};
  const weeks: Record<number, FaqCounts> = {};
  for (const { visitorId, events } of logs) {
    for (const { body, at, seq } of events) {
      if ((body.type !== "answered" && body.type !== "handed_to_faq") || at < since) continue;
      const shown = body.articles.map(({ id }) => id);
      const later = events.filter((event) => event.seq > seq);
      const words = later.flatMap(({ body: word, seq: place }) => {
        if (word.type !== "article_judged" || !shown.includes(word.articleId)) return [];
        // Said of the last answer that showed the article.
        const between = events.some(
          (event) =>
            event.seq > seq &&
            event.seq < place &&
            (event.body.type === "answered" || event.body.type === "handed_to_faq") &&
            event.body.articles.some(({ id }) => id === word.articleId),
        );
        return between ? [] : [word];
      });
      const word = words.at(-1);
      const elsewhere = logs
        .filter((log) => log.visitorId === visitorId && log.events !== events)
        .flatMap((log) => log.events.filter((event) => event.at >= at));
      const passed = [...later, ...elsewhere].some(
        (event) => event.at - at <= DAY_MS && isPerson(event),
      );
      const lang = body.type === "handed_to_faq" ? "en" : langOf(body.query);
      const week = MONDAY + Math.floor((at - MONDAY) / WEEK_MS) * WEEK_MS;
      const add = (counts: FaqCounts, helped: boolean | undefined) => {
        if (body.type === "handed_to_faq") {
          counts.handed += 1;
          if (passed) counts.cameBack += 1;
          return;
        }
        counts.asked += 1;
        if (shown.length > 0) counts.shown += 1;
        else counts.nothing += 1;
        if (helped === true) counts.helped += 1;
        if (helped === false) counts.notHelped += 1;
        if (passed) counts.passedOn += 1;
        if (until - at < DAY_MS) return;
        counts.settled += 1;
        if (shown.length > 0 && !passed && helped !== false) counts.deflected += 1;
      };
      for (const counts of [total, of(languages, lang), of(weeks, week)]) add(counts, word?.helped);
      for (const id of shown)
        add(of(articles, id), word?.articleId === id ? word.helped : undefined);
    }
  }
  return { total, articles, languages, weeks };
}

function of(all: Record<string, FaqCounts>, key: string | number): FaqCounts {
  const counts = all[key] ?? none();
  all[key] = counts;
  return counts;
}

const isPerson = ({ body }: Event): boolean =>
  (body.type === "queued" && ["asked", "reopened"].includes(body.reason)) ||
  (body.type === "reopened" && body.state !== "self_service") ||
  body.type === "claimed" ||
  body.type === "contact_left";

const langOf = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? "zh" : /\p{Script=Hangul}/u.test(text) ? "ko" : "en";

for (const seed of [1, 2, 3]) {
  test(`figures agree with a recount of the logs (days of chance, ${seed})`, async () => {
    const clock = fakeClock();
    const open = await shop(clock);
    await randomDays(open, clock, seed);
    const weeks = 8;
    const found = await open.figures(weeks);
    const expected = await recount(open, found.since, clock.now());
    expect(found.total).toEqual(expected.total);
    expect(found.total.asked).toBeGreaterThan(10);
    expect(found.total.deflected).toBeGreaterThan(0);
    expect(found.total.passedOn).toBeGreaterThan(0);
    const keyed = <T extends object>(list: (T & FaqCounts)[], key: (one: T) => string | number) =>
      Object.fromEntries(list.map((one) => [key(one), countsOf(one)]));
    expect(keyed(found.articles, ({ articleId }) => articleId)).toEqual(expected.articles);
    expect(keyed(found.languages, ({ lang }) => lang)).toEqual(expected.languages);
    expect(found.weeks).toHaveLength(weeks);
    expect(
      keyed(
        found.weeks.filter(({ asked, handed }) => asked + handed > 0),
        ({ from }) => from,
      ),
    ).toEqual(expected.weeks);
  });
}

function countsOf(counts: FaqCounts): FaqCounts {
  const keys = Object.keys(none()) as (keyof FaqCounts)[];
  return Object.fromEntries(keys.map((key) => [key, counts[key]])) as unknown as FaqCounts;
}

test("a question is counted once, however often the log is followed", async () => {
  const clock = fakeClock();
  const open = await shop(clock);
  await randomDays(open, clock, 7);
  const before = await open.figures(8);
  const { orm, tables, writes } = open.server.house.db;
  await writes.write(async () => {
    await orm.delete(tables.searchProgress);
    await orm.delete(tables.searchMessages);
    await orm.delete(tables.searchTerms);
    await orm.delete(tables.searchWords);
    await orm.delete(tables.searchConversations);
  });
  expect(await open.figures(8)).toEqual(before);
});

test("the CSV has a row for each, and no cell of it is run as a formula", async () => {
  const clock = fakeClock();
  const { server, site, mara } = await shop(clock);
  await server.addArticle(site.id, { question: "=HYPERLINK(evil)", alternatives: ["norway"] });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "client-id-1", text: "hyperlink evil norway" });
  await visitor.next("ack");
  const csv = async (by: string) => {
    const answer = await server.call("GET", `/sites/${site.id}/figures/csv?weeks=2&by=${by}`, mara);
    expect(answer.headers.get("content-disposition")).toContain(`self-service-${by}.csv`);
    return (await answer.text()).trim().split("\r\n");
  };
  const [header, ...rows] = await csv("article");
  expect(header).toMatch(
    /^article,question,language,asked,shown,nothing,helped,not_helped,passed_on/,
  );
  expect(rows.some((row) => row.includes(",'=HYPERLINK(evil),en,1,1,0,"))).toBe(true);
  expect((await csv("week")).map((row) => row.split(",")[0])).toEqual([
    "week_from",
    "2025-12-29",
    "2026-01-05",
  ]);
  expect(await csv("language")).toHaveLength(2);
});

test("weeks beyond a year are refused by name", async () => {
  const { server, site, mara } = await shop(fakeClock());
  for (const weeks of ["0", "53", "999", "x", ""]) {
    const refused = await server.call("GET", `/sites/${site.id}/figures?weeks=${weeks}`, mara);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(await refused.json())).toContain("weeks");
  }
});
