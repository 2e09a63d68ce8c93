import type { Article, ArticleFolder, TriedQuestion } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function shelf() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const call = (method: string, path: string, body?: object) =>
    server.call(method, path, mara, body);
  const add = async (name: string, parentId: string | null = null) =>
    (await (
      await call("POST", `/sites/${site.id}/article-folders`, { name, parentId })
    ).json()) as ArticleFolder & { kind: string };
  const move = async (
    articleIds: string[],
    folderId: string | null,
    before: string | null = null,
  ) =>
    (await call("POST", `/sites/${site.id}/articles/move`, { articleIds, folderId, before }))
      .status;
  const articles = async () =>
    (await (await call("GET", `/sites/${site.id}/articles`)).json()) as Article[];
  const folders = async () =>
    (await (await call("GET", `/sites/${site.id}/article-folders`)).json()) as ArticleFolder[];
  const inFolder = async (folderId: string | null) =>
    (await articles())
      .filter((article) => article.folderId === folderId)
      .sort((a, b) => (a.position ?? 99) - (b.position ?? 99))
      .map(({ question }) => question);
  return { server, site, mara, call, add, move, articles, folders, inFolder };
}

test("folders nest two deep, have one name each, and are renamed and put in order", async () => {
  const { call, add, folders, site } = await shelf();
  const [shop, delivery] = [await add(" Shop "), await add("Delivery")];
  expect(shop).toMatchObject({ name: "Shop", siteId: site.id, position: 0 });
  const abroad = await add("Abroad", delivery.id);
  expect((await add("delivery")).kind).toBe("conflict");
  expect((await add("Deeper", abroad.id)).kind).toBe("invalid");
  expect((await add("a/b")).kind).toBe("malformed");
  expect((await add("   ")).kind).toBe("malformed");
  expect((await add("Lost", "nowhere")).kind).toBe("not_found");
  const patched = await call("PATCH", `/article-folders/${shop.id}`, { name: "Store" });
  expect(await patched.json()).toMatchObject({ name: "Store" });
  const german = await call("PATCH", `/article-folders/${shop.id}`, {
    ...{ name: "Store", names: { de: " Laden " } },
  });
  expect(await german.json()).toMatchObject({ name: "Store", names: { de: "Laden" } });
  for (const names of [{ "de-AT": "Laden" }, { de: "" }, { de: "a/b" }, "Laden"]) {
    const wrong = await call("PATCH", `/article-folders/${shop.id}`, { name: "Store", names });
    expect(wrong.status, JSON.stringify(names)).toBe(400);
  }
  await call("POST", `/article-folders/${delivery.id}/move`, { parentId: null, before: shop.id });
  const top = (await folders()).filter(({ parentId }) => parentId === null);
  expect(top.map(({ name }) => name)).toEqual(["Delivery", "Store"]);
  const into = (id: string, parentId: string) =>
    call("POST", `/article-folders/${id}/move`, { parentId, before: null });
  expect((await into(delivery.id, shop.id)).status).toBe(400);
  expect((await into(shop.id, shop.id)).status).toBe(400);
  expect((await into(shop.id, delivery.id)).status).toBe(200);
});

test("articles are put in order, many at once, and all of them or none", async () => {
  const { server, site, add, move, inFolder } = await shelf();
  const shop = await add("Shop");
  const [a = "", b = "", c = "", d = ""] = await Promise.all(
    ["A?", "B?", "C?", "D?"].map((question) => server.addArticle(site.id, { question })),
  );
  expect(await move([c, a], shop.id)).toBe(204);
  expect(await inFolder(shop.id)).toEqual(["C?", "A?"]);
  expect(await move([d, b], shop.id, a)).toBe(204);
  expect(await inFolder(shop.id)).toEqual(["C?", "D?", "B?", "A?"]);
  expect(await move([a], shop.id, c)).toBe(204);
  expect(await inFolder(shop.id)).toEqual(["A?", "C?", "D?", "B?"]);
  const other = await server.addSite();
  const foreign = await server.addArticle(other.id, { question: "Foreign?" });
  expect(await move([d, foreign], null)).toBe(404);
  expect(await move([d], "nowhere")).toBe(404);
  expect(await inFolder(shop.id)).toHaveLength(4);
});

test("a folder goes, and what was in it stays, one folder up", async () => {
  const { server, site, call, add, move, articles, folders } = await shelf();
  const delivery = await add("Delivery");
  const abroad = await add("Abroad", delivery.id);
  const id = await server.addArticle(site.id, { question: "How long?" });
  await move([id], abroad.id);
  await call("DELETE", `/article-folders/${abroad.id}`);
  expect(await articles()).toMatchObject([{ id, folderId: delivery.id }]);
  await add("Inland", delivery.id);
  await call("DELETE", `/article-folders/${delivery.id}`);
  expect(await articles()).toMatchObject([{ id, folderId: null }]);
  expect(await folders()).toMatchObject([{ name: "Inland", parentId: null }]);
  expect((await call("DELETE", `/article-folders/${delivery.id}`)).status).toBe(404);
});

test("[P13] consoles hear of it, and who is answered stays answered", async () => {
  const { server, site, mara, add, move } = await shelf();
  const id = await server.addArticle(site.id, { question: "How long does it take?" });
  const console = await connectAgent(server, mara);
  const folder = await add("Delivery");
  await console.next("articles_changed");
  await move([id], folder.id);
  await console.next("articles_changed");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "search_articles", query: "how long does it take" });
  expect((await visitor.next("articles")).articles).toMatchObject([{ id }]);
});

test("what has the same rank is popular in the order of the articles", async () => {
  const { server, site, move } = await shelf();
  const [a, b] = await Promise.all(
    ["A?", "B?"].map((question) => server.addArticle(site.id, { question, popular: 1 })),
  );
  await move([b ?? "", a ?? ""], null);
  const { welcome } = await connectVisitor(server, site.key);
  expect(welcome.popular.map(({ question }) => question)).toEqual(["B?", "A?"]);
});

test("a question that is tried says what was matched, which words are unknown, and why it is not sure", async () => {
  const { server, site, call } = await shelf();
  await server.addArticle(site.id, {
    question: "How long does delivery take?",
    alternatives: ["when will my parcel arrive"],
  });
  await server.addArticle(site.id, { question: "Wie lange dauert die Lieferung?", lang: "de" });
  await server.addArticle(site.id, { question: "Do you sell gift cards?" });
  await server.addArticle(site.id, { question: "Hidden draft about delivery", state: "draft" });
  const attempt = async (q: string) => {
    const path = `/sites/${site.id}/articles/try?q=${encodeURIComponent(q)}`;
    return (await (await call("GET", path)).json()) as TriedQuestion;
  };
  const sure = await attempt("When will my parcel arrive?");
  expect(sure).toMatchObject({ sure: true, doubt: null, lang: "en", unknown: [] });
  expect(sure.hits[0]).toMatchObject({
    ...{ question: "How long does delivery take?", matched: "when will my parcel arrive" },
    words: ["When", "will", "my", "parcel", "arrive"],
  });
  const unsure = await attempt("zebra crossing parcel");
  expect(unsure.unknown).toEqual(["zebra", "crossing"]);
  expect(unsure.sure).toBe(false);
  expect(await attempt("qqq")).toMatchObject({ hits: [], doubt: "nothing", unknown: ["qqq"] });
});
