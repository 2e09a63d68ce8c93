import { DEFAULT_SITE_OPTIONS, type Suggestion, type Suggestions } from "@foyer/protocol";
import { connectAgent, fakeClock, startServer } from "@foyer/test-kit";
import { describe, expect, test } from "vitest";

async function shop() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite({ name: "Kettle & Co" });
  const agent = await server.addAgent("Mara Jensen", "admin");
  const articleId = await server.addArticle(site.id, {
    ...{ question: "How do I descale it?", answer: "With vinegar.", tags: ["Care"] },
  });
  const home = `/help/${site.key}/en`;
  const article = `${home}/a/${articleId}/how-do-i-descale-it`;
  const read = async (path: string) => (await fetch(server.origin + path)).text();
  const tokenOf = (page: string) => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  /** Sends a form as a browser does that runs no script. */
  async function send(path: string, fields: Record<string, string>, headers = {}) {
    const token = fields.token ?? tokenOf(await read(path));
    return fetch(server.origin + path, {
      ...{ method: "POST", redirect: "manual" as const },
      headers: { origin: server.origin, ...headers },
      body: new URLSearchParams({ text: "", author: "", website: "", ...fields, token }),
    });
  }
  const list = async (state = "waiting") => {
    const path = `/sites/${site.id}/suggestions?state=${state}`;
    return (await (await server.call("GET", path, agent)).json()) as Suggestions;
  };
  const only = async () => {
    const { suggestions } = await list();
    expect(suggestions).toHaveLength(1);
    return suggestions[0] as Suggestion;
  };
  const decide = (id: string, act: object, was = "waiting") =>
    server.call("PUT", `/suggestions/${id}/decision`, agent, { was, act });
  const setOptions = async (change: object) => {
    const { id, key, createdAt, identitySecret, ...draft } =
      await server.house.manageSites.existing(site.id);
    const options = { ...DEFAULT_SITE_OPTIONS, ...draft.options, ...change };
    await server.house.manageSites.change(id, { ...draft, options });
  };
  /** Has an open question approved, and returns its id and path. */
  async function openQuestion(text: string) {
    await send(`${home}/questions`, { text });
    const { id } = await only();
    await decide(id, { type: "show" });
    const path = /href="([^"]+\/q\/[^"]+)"/.exec(await read(`${home}/questions`))?.[1] ?? "";
    return { id, path };
  }
  return {
    ...{ clock, server, site, agent, articleId, home, article, read, tokenOf, send },
    ...{ list, only, decide, setOptions, openQuestion },
  };
}

describe("a better answer", () => {
  test("is nobody's to read before an agent approves it, and then stands under its article", async () => {
    const { send, article, read, only, decide, articleId, list } = await shop();
    const text = "With *citric acid*.\n\n<script>alert(1)</script>[x](javascript:alert(1))";
    const sent = await send(article, { text, author: "Ines <b>" });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `${article}?thanks`]);
    expect(await read(`${article}?thanks`)).toContain("Thank you!");
    expect(await read(article)).not.toContain("citric");

    const suggestion = await only();
    expect(suggestion).toMatchObject({
      kind: "better_answer",
      author: "Ines <b>",
      state: "waiting",
    });
    expect(suggestion.about).toEqual({
      ...{ id: articleId, question: "How do I descale it?", answer: "With vinegar." },
    });
    const shown = await decide(suggestion.id, { type: "show" });
    expect(await shown.json()).toMatchObject({ state: "shown", decidedBy: "Mara Jensen" });
    const page = await read(article);
    expect(page).toContain("With <em>citric acid</em>.");
    expect(page).toContain("<bdi>Ines &lt;b&gt;</bdi>");
    expect(page).not.toMatch(/alert\(1\)<|href="javascript/);
    expect((await list()).counts).toEqual({ waiting: 0, shown: 1, used: 0, rejected: 0 });
  });

  test("can be edited, rejected for a reason, and decided on by one agent at a time", async () => {
    const { send, article, read, only, decide, list } = await shop();
    await send(article, { text: "Use lemmons" });
    const { id } = await only();
    await decide(id, { type: "show", text: "Use lemons" });
    expect(await read(article)).toContain("Use lemons");
    const late = await decide(id, { type: "reject", reason: "" });
    expect(await late.json()).toMatchObject({ status: 409, kind: "conflict" });
    const taken = await decide(id, { type: "reject", reason: "Harms the seals" }, "shown");
    expect(await taken.json()).toMatchObject({
      ...{ state: "rejected", reason: "Harms the seals", original: "Use lemmons" },
    });
    expect(await read(article)).not.toContain("Use lemons");
    expect((await list("rejected")).suggestions).toHaveLength(1);
  });

  test("becomes the next version of its article, which answers as before until that is published", async () => {
    const { send, article, only, decide, articleId, server, agent, site, read } = await shop();
    await send(article, { text: "With citric acid." });
    const used = await decide((await only()).id, { type: "draft" });
    expect(await used.json()).toMatchObject({ state: "used", usedIn: articleId });
    const articles = await (await server.call("GET", `/sites/${site.id}/articles`, agent)).json();
    expect(articles).toMatchObject([
      { id: articleId, answer: "With vinegar.", pending: { answer: "With citric acid." } },
    ]);
    expect(await read(article)).toContain("With vinegar.");
  });
});

describe("an open question", () => {
  test("is asked, approved, answered by others, and told to search engines", async () => {
    const { openQuestion, send, read, only, decide, home, server } = await shop();
    const { path, id } = await openQuestion("Does it fit\nan induction hob?");
    expect(path).toBe(`${home}/q/${id}/does-it-fit-an-induction-hob`);
    expect(await read(path)).toContain("Nobody has answered yet.");
    const answered = await send(path, { text: "Mine **does**.", author: "Otto" });
    expect(answered.headers.get("location")).toBe(`${path}?thanks`);
    expect(await read(path)).not.toContain("Mine");
    const answer = await only();
    expect(answer.about).toMatchObject({ id, question: "Does it fit an induction hob?" });
    await decide(answer.id, { type: "show" });

    const page = await read(path);
    expect(page).toContain("Mine <strong>does</strong>.");
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? "";
    expect(JSON.parse(data)).toMatchObject({
      "@type": "QAPage",
      mainEntity: {
        ...{ name: "Does it fit an induction hob?", answerCount: 1 },
        suggestedAnswer: [{ "@type": "Answer", author: { name: "Otto" } }],
      },
    });
    expect(await read(`${home}/questions`)).toContain("Answers: 1");
    expect(await read(`${home.replace(/\/en$/, "")}/sitemap.xml`)).toContain(server.origin + path);
  });

  test("becomes another phrasing of an article, or an article of its own that takes its place", async () => {
    const { openQuestion, send, only, decide, articleId, server, agent, site, home } = await shop();
    await send(`${home}/questions`, { text: "What against limescale?" });
    const phrased = await decide((await only()).id, { type: "phrasing", articleId });
    expect(await phrased.json()).toMatchObject({ state: "used", usedIn: articleId });
    const listed = async () =>
      (await (await server.call("GET", `/sites/${site.id}/articles`, agent)).json()) as {
        id: string;
        alternatives: string[];
      }[];
    expect((await listed())[0]?.alternatives).toEqual(["What against limescale?"]);

    const { id, path } = await openQuestion("Is there a glass lid?");
    await send(path, { text: "Yes, number 12." });
    await decide((await only()).id, { type: "show" });
    const drafted = (await (await decide(id, { type: "draft" }, "shown")).json()) as Suggestion;
    expect(drafted).toMatchObject({ state: "shown" });
    expect(await listed()).toContainEqual(
      expect.objectContaining({
        ...{ id: drafted.usedIn, question: "Is there a glass lid?", answer: "Yes, number 12." },
        state: "draft",
      }),
    );
    expect((await fetch(server.origin + path, { redirect: "manual" })).status).toBe(200);
    const made = await server.house.manageArticles.existing(drafted.usedIn ?? "");
    const { lang, question, alternatives, answer, tags, popular } = made;
    await server.house.manageArticles.change(made.id, {
      ...{ lang, question, alternatives, answer, tags, popular, state: "published" },
    });
    const moved = await fetch(server.origin + path, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([
      301,
      `${home}/a/${made.id}/is-there-a-glass-lid`,
    ]);
  });

  test("takes its answers along when it is hidden, and none is shown without it", async () => {
    const { openQuestion, send, only, decide, read, list } = await shop();
    const { id, path } = await openQuestion("Dishwasher?");
    await send(path, { text: "Never." });
    const answer = await only();
    await decide(id, { type: "reject", reason: "" }, "shown");
    expect((await list()).suggestions).toEqual([]);
    expect(await read(path)).toContain("This article is not here any more.");
    const shown = await decide(answer.id, { type: "show" }, "rejected");
    expect(await shown.json()).toMatchObject({ kind: "wrong_state" });
  });
});

describe("misuse", () => {
  test("forms of other pages, of no page and of old pages are not taken; what was typed is kept", async () => {
    const { send, article, list, clock, tokenOf, read } = await shop();
    const foreign = await send(article, { text: "Buy this" }, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
    const forged = await send(article, { text: "Buy <this>", author: "Eve", token: "1.x" });
    expect(forged.status).toBe(422);
    const page = await forged.text();
    expect(page).toContain("Buy &lt;this&gt;</textarea>");
    expect(page).toContain('value="Eve"');
    expect(page).toContain('role="alert"');
    expect(forged.headers.get("cache-control")).toBe("no-store");
    const token = tokenOf(await read(article));
    clock.advance(47 * 60 * 60 * 1000);
    expect((await send(article, { text: "In time", token })).status).toBe(303);
    clock.advance(2 * 60 * 60 * 1000);
    expect((await send(article, { text: "Too late", token })).status).toBe(422);
    expect((await list()).suggestions.map(({ text }) => text)).toEqual(["In time"]);
  });

  test("what robots fill in is thanked for and thrown away", async () => {
    const { send, article, list } = await shop();
    const sent = await send(article, { text: "Cheap watches", website: "https://watch.example" });
    expect(sent.status).toBe(303);
    expect((await list()).suggestions).toEqual([]);
  });

  test.each([
    ["empty", " \n\u0000 ", "Please write something first."],
    ["too long", "x".repeat(4001), "This is too long: 4000 characters at most."],
  ])("what is %s is said to be so", async (_, text, sentence) => {
    const { send, article, list } = await shop();
    const sent = await send(article, { text });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain(sentence);
    expect((await list()).suggestions).toEqual([]);
  });

  test("who gives much at once is asked to wait, and can go on later", async () => {
    const { send, article, clock, list } = await shop();
    for (let at = 0; at < 6; at += 1) await send(article, { text: `Idea ${at}` });
    const seventh = await send(article, { text: "Idea 7" });
    expect(seventh.status).toBe(429);
    expect(await seventh.text()).toContain("Idea 7</textarea>");
    clock.advance(10 * 60 * 1000);
    expect((await send(article, { text: "Idea 8" })).status).toBe(303);
    expect((await list()).counts.waiting).toBe(7);
  });

  test("the same words for the same place wait once", async () => {
    const { send, article, list } = await shop();
    await send(article, { text: "Twice" });
    await send(article, { text: "Twice" });
    expect((await list()).counts.waiting).toBe(1);
  });

  test("what the owner has switched off is not offered and not taken", async () => {
    const { send, article, home, read, list, setOptions, openQuestion } = await shop();
    const { path } = await openQuestion("Dishwasher?");
    await setOptions({ betterAnswers: false, openAnswers: false });
    expect(await read(article)).not.toContain("<textarea");
    expect(await read(path)).not.toContain("<textarea");
    await setOptions({ betterAnswers: false, openQuestions: false });
    expect(await read(home)).not.toContain("/questions");
    expect(await read(path)).toContain("not here any more");
    for (const closed of [article, `${home}/questions`, path])
      expect((await send(closed, { text: "Anyway", token: "x" })).status).toBe(404);
    expect((await list()).suggestions).toEqual([]);
  });

  test("any body is answered by a page", async () => {
    const { server, article } = await shop();
    for (const body of ["", "text", "text=%ff%00&author[]=1", "a=".repeat(9000)]) {
      const sent = await fetch(server.origin + article, {
        ...{ method: "POST", body, redirect: "manual" },
        headers: {
          origin: server.origin,
          "content-type": "application/x-www-form-urlencoded",
        },
      });
      expect([422, 413]).toContain(sent.status);
    }
    const json = await fetch(server.origin + article, {
      ...{ method: "POST", body: "{", redirect: "manual" },
      headers: { origin: server.origin, "content-type": "application/json" },
    });
    expect(json.status).toBeLessThan(500);
  });
});

test("[P12] consoles are told of each suggestion and decision", async () => {
  const { send, article, server, agent, only, decide, site } = await shop();
  const console_ = await connectAgent(server, agent);
  await send(article, { text: "Use lemons" });
  await console_.next("suggestions");
  const waiting = await server.call("GET", "/suggestions/waiting", agent);
  expect(await waiting.json()).toEqual([{ siteId: site.id, waiting: 1 }]);
  await decide((await only()).id, { type: "show" });
  await console_.next("suggestions");
});

test("what was rejected or used is removed after three months", async () => {
  const { send, article, only, decide, clock, server, site } = await shop();
  await send(article, { text: "Use lemons" });
  await decide((await only()).id, { type: "reject", reason: "" });
  clock.advance(91 * 24 * 60 * 60 * 1000);
  await server.house.suggestions.removeOld();
  const { counts } = await server.house.suggestions.list(site.id, "rejected");
  expect(counts.rejected).toBe(0);
});
