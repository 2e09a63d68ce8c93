import {
  type Article,
  type ArticleHit,
  type ArticleVersion,
  type ArticleVersionCard,
  DEFAULT_SITE_OPTIONS,
  type Problem,
} from "@foyer/protocol";
import { fakeClock, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DRAFT = {
  ...{ lang: "en", question: "When do you open?", alternatives: [], tags: [], popular: null },
  ...{ answer: "At nine.", state: "published" },
} as const;

async function office(options: { agentsPublish?: boolean } = {}) {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite({ options: { ...DEFAULT_SITE_OPTIONS, ...options } });
  const olga = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const call = async (method: string, path: string, by: TestAgent, body?: object) => {
    const answer = await server.call(method, path, by, body);
    return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
  };
  const add = async (by: TestAgent, draft: object = DRAFT) =>
    (await call("POST", `/sites/${site.id}/articles`, by, draft)).body as Article;
  const save = (by: TestAgent, id: string, draft: object) =>
    call("PUT", `/articles/${id}`, by, { ...DRAFT, ...draft });
  const versions = async (id: string) =>
    (await call("GET", `/articles/${id}/versions`, mara)).body as ArticleVersionCard[];
  const answered = async () => {
    const { body } = await call("GET", `/sites/${site.id}/articles/search?q=when+open`, mara);
    return (body as ArticleHit[]).map(({ answer }) => answer);
  };
  return { clock, server, site, olga, mara, call, add, save, versions, answered };
}

test("changes of a published article wait beside it: visitors are answered by the old words until they are published", async () => {
  const { mara, add, save, answered } = await office();
  const { id } = await add(mara);
  const { body: waiting } = await save(mara, id, { answer: "At ten.", state: "draft" });
  expect(waiting).toMatchObject({
    ...{ state: "published", answer: "At nine.", version: 2, wordsVersion: 1 },
    pending: { answer: "At ten.", state: "draft" },
  });
  expect(await answered()).toEqual(["At nine."]);
  const { body: review } = await save(mara, id, { answer: "At ten.", state: "in_review" });
  expect(review).toMatchObject({ state: "published", pending: { state: "in_review" } });
  const { body: published } = await save(mara, id, { answer: "At ten." });
  expect(published).toMatchObject({ answer: "At ten.", pending: null, wordsVersion: 4 });
  expect(await answered()).toEqual(["At ten."]);
});

test("changes that wait can be dropped, and stay in the history", async () => {
  const { mara, add, save, call, versions } = await office();
  const { id } = await add(mara);
  await save(mara, id, { answer: "At ten.", state: "draft" });
  const { body } = await call("DELETE", `/articles/${id}/pending`, mara);
  expect(body).toMatchObject({ answer: "At nine.", pending: null, version: 3 });
  expect((await versions(id)).map(({ number }) => number)).toEqual([3, 2, 1]);
});

test("who may not publish asks for a review, and an admin publishes", async () => {
  const { olga, mara, call, add, save, answered, site } = await office({ agentsPublish: false });
  const refused = await call("POST", `/sites/${site.id}/articles`, mara, DRAFT);
  expect(refused).toMatchObject({ status: 403, body: { kind: "forbidden" } });
  const { id } = await add(mara, { ...DRAFT, state: "in_review" });
  expect((await save(mara, id, {})).status).toBe(403);
  expect(await answered()).toEqual([]);
  expect((await save(olga, id, {})).body).toMatchObject({ state: "published", updatedBy: olga.id });
  // What is live stays so, whatever else they try.
  expect((await save(mara, id, { state: "archived" })).status).toBe(403);
  expect((await call("DELETE", `/articles/${id}`, mara)).status).toBe(403);
  expect((await save(mara, id, { answer: "Never.", state: "draft" })).status).toBe(200);
  expect(await answered()).toEqual(["At nine."]);
});

test("an archived article answers nobody, and can come back as a draft", async () => {
  const { mara, add, save, answered } = await office();
  const { id } = await add(mara);
  expect((await save(mara, id, { state: "archived" })).body).toMatchObject({ state: "archived" });
  expect(await answered()).toEqual([]);
  const { body } = await save(mara, id, { state: "draft" });
  expect(body).toMatchObject({ state: "draft", pending: null });
});

test("the history says who saved what and when, and any version can be read", async () => {
  const { clock, olga, mara, add, save, call, versions } = await office();
  const { id } = await add(mara, { ...DRAFT, state: "draft" });
  clock.advance(60_000);
  await save(olga, id, { answer: "At ten.", alternatives: ["opening hours"] });
  const list = await versions(id);
  expect(list).toMatchObject([
    { number: 2, byId: olga.id, state: "published", restored: null },
    { number: 1, byId: mara.id, state: "draft", restored: null },
  ]);
  expect((list[0]?.at ?? 0) - (list[1]?.at ?? 0)).toBe(60_000);
  const first = (await call("GET", `/articles/${id}/versions/1`, mara)).body as ArticleVersion;
  expect(first).toMatchObject({ answer: "At nine.", alternatives: [], number: 1 });
  for (const number of ["3", "0", "x", "1.5"]) {
    expect((await call("GET", `/articles/${id}/versions/${number}`, mara)).status).toBe(404);
  }
});

test("bringing a version back makes a new one, which waits while another is published", async () => {
  const { mara, add, save, call, versions, answered } = await office();
  const { id } = await add(mara);
  await save(mara, id, { answer: "At ten." });
  const { body } = await call("POST", `/articles/${id}/versions/1/restore`, mara);
  expect(body).toMatchObject({ answer: "At ten.", pending: { answer: "At nine." }, version: 3 });
  expect(await answered()).toEqual(["At ten."]);
  expect((await versions(id))[0]).toMatchObject({ number: 3, restored: 1, state: "draft" });
  expect((await call("POST", `/articles/${id}/versions/9/restore`, mara)).status).toBe(404);
});

test("of two who saved from the same version the second is told who was first, and nothing is lost", async () => {
  const { olga, mara, add, save, call } = await office();
  const { id, version } = await add(mara);
  await save(olga, id, { answer: "At ten.", based: version });
  const second = await save(mara, id, { answer: "At eight.", based: version });
  expect(second).toMatchObject({ status: 409, body: { kind: "conflict" } });
  expect((second.body as Problem).detail).toContain("Olga Owner");
  expect((await call("GET", `/articles/${id}`, mara)).body).toMatchObject({ answer: "At ten." });
  const again = await save(mara, id, { answer: "At eight.", based: version + 1 });
  expect(again.body).toMatchObject({ answer: "At eight.", version: version + 2 });
});

test("of many who save at once from the same version exactly one is first", async () => {
  const { mara, add, save } = await office();
  const { id, version } = await add(mara);
  const answers = await Promise.all(
    ["a", "b", "c", "d"].map((answer) => save(mara, id, { answer, based: version })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test("an article from before the history begins it with what it said then", async () => {
  const { server, mara, add, save, versions, call } = await office();
  const { id } = await add(mara);
  const { orm, tables } = server.house.db;
  await server.house.db.writes.write(async () => {
    await orm.delete(tables.articleVersions);
  });
  await save(mara, id, { answer: "At ten." });
  expect((await versions(id)).map(({ number }) => number)).toEqual([2, 1]);
  const { body } = await call("GET", `/articles/${id}/versions/1`, mara);
  expect(body).toMatchObject({ answer: "At nine." });
});
