import type { Article, ArticleHit } from "@foyer/protocol";
import { connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DRAFT = {
  ...{ lang: "en", question: "When do you open?", alternatives: ["opening hours"], tags: ["shop"] },
  ...{ answer: "At nine.", popular: 1, state: "published" },
} as const;

async function withSite() {
  const server = await startServer();
  const site = await server.addSite();
  const agent = await server.addAgent("Mara Jensen");
  const found = async (q: string) => {
    const path = `/sites/${site.id}/articles/search?q=${encodeURIComponent(q)}`;
    const hits = (await (await server.call("GET", path, agent)).json()) as ArticleHit[];
    return hits.map(({ question }) => question);
  };
  const add = async (draft: object) => {
    const answer = await server.call("POST", `/sites/${site.id}/articles`, agent, draft);
    return { status: answer.status, article: (await answer.json()) as Article };
  };
  return { server, site, agent, found, add };
}

test("an article is added, found, changed, found by its new words, removed, and found no more", async () => {
  const { server, site, agent, found, add } = await withSite();
  const { status, article } = await add(DRAFT);
  expect(status).toBe(201);
  expect(article).toMatchObject({ ...DRAFT, siteId: site.id });
  expect(await found("when do you open")).toEqual(["When do you open?"]);
  expect(await found("opening hours")).toEqual(["When do you open?"]);

  const change = { ...DRAFT, question: "Where is the shop?", alternatives: [] };
  const changed = await server.call("PUT", `/articles/${article.id}`, agent, change);
  expect(await changed.json()).toMatchObject({ id: article.id, question: "Where is the shop?" });
  expect(await found("where is the shop")).toEqual(["Where is the shop?"]);
  expect(await found("opening hours")).toEqual([]);
  const listed = await server.call("GET", `/sites/${site.id}/articles`, agent);
  expect(await listed.json()).toMatchObject([{ id: article.id }]);

  expect((await server.call("DELETE", `/articles/${article.id}`, agent)).status).toBe(204);
  expect(await found("where is the shop")).toEqual([]);
  const gone = await server.call("DELETE", `/articles/${article.id}`, agent);
  expect(await gone.json()).toMatchObject({ status: 404, kind: "not_found" });
});

test("a draft is nobody's answer until it is published", async () => {
  const { server, site, agent, found, add } = await withSite();
  const { article } = await add({ ...DRAFT, state: "draft" });
  expect(await found("when do you open")).toEqual([]);
  expect((await connectVisitor(server, site.key)).welcome.popular).toEqual([]);
  await server.call("PUT", `/articles/${article.id}`, agent, DRAFT);
  expect(await found("when do you open")).toHaveLength(1);
  expect((await connectVisitor(server, site.key)).welcome.popular).toHaveLength(1);
});

test("one site's articles are not another's", async () => {
  const { server, agent, add } = await withSite();
  await add(DRAFT);
  const other = await server.addSite();
  const path = `/sites/${other.id}/articles`;
  expect(await (await server.call("GET", path, agent)).json()).toEqual([]);
  expect(await (await server.call("GET", `${path}/search?q=open`, agent)).json()).toEqual([]);
  const nowhere = await server.call("POST", "/sites/nowhere/articles", agent, DRAFT);
  expect(await nowhere.json()).toMatchObject({ status: 404, kind: "not_found" });
});

test("[M13] a visitor who types is offered what fits, with the query, and nothing is stored", async () => {
  const { server, site, add } = await withSite();
  await add(DRAFT);
  await add({ ...DRAFT, question: "Do you ship abroad?", alternatives: [], popular: null });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "search_articles", query: "when do you op" });
  const { query, articles } = await visitor.next("articles");
  expect(query).toBe("when do you op");
  expect(articles[0]).toMatchObject({ question: "When do you open?", answer: "At nine." });
  const confidences = articles.map(({ confidence }) => confidence);
  expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
  visitor.send({ type: "search_articles", query: "" });
  expect(await visitor.next("articles")).toMatchObject({ query: "", articles: [] });
  expect(await server.house.conversations.open(10)).toEqual([]);
});

test("[M13] a page that is visited is kept, for the visitor panel", async () => {
  const { server, site, agent } = await withSite();
  const visitor = await connectVisitor(server, site.key);
  const page = { url: "https://shop.example/cart", title: "Cart" };
  visitor.send({ type: "visit_page", page });
  visitor.send({ type: "ping" });
  await visitor.next("pong");
  await server.house.db.writes.drained();
  const shown = await server.call("GET", `/visitors/${visitor.welcome.visitor.id}`, agent);
  expect(await shown.json()).toMatchObject({ page, online: true });
});
