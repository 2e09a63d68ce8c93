import type { Article } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DRAFT = {
  ...{ lang: "en", question: "When do you open?", alternatives: [], tags: [], popular: null },
  ...{ answer: "At nine.", state: "published" },
} as const;
const GERMAN = { ...DRAFT, lang: "de", question: "Wann öffnen Sie?", answer: "Um neun." };

async function shelf() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const call = async (method: string, path: string, body?: object) => {
    const answer = await server.call(method, path, mara, body);
    return { status: answer.status, body: (await answer.json().catch(() => null)) as Article };
  };
  const add = (draft: object, siteId = site.id) => call("POST", `/sites/${siteId}/articles`, draft);
  const care = (id: string, body: object) => call("PATCH", `/articles/${id}`, body);
  const read = async (id: string) => (await call("GET", `/articles/${id}`)).body;
  const { body: original } = await add(DRAFT);
  return { server, mara, call, add, care, read, original };
}

test("a translation names its original, and says which of its versions it is made from", async () => {
  const { add, original } = await shelf();
  const { body: german } = await add({ ...GERMAN, translationOf: original.id });
  expect(german).toMatchObject({ translationOf: original.id, translatedFrom: 1 });
  // Of a translation, a further one is a translation of the original.
  const { body } = await add({ ...GERMAN, lang: "ko", translationOf: german.id });
  expect(body).toMatchObject({ translationOf: original.id });
});

test("a translation falls behind when the shown words of its original change, and not before", async () => {
  const { call, add, care, read, original } = await shelf();
  const { body: german } = await add({ ...GERMAN, translationOf: original.id });
  const behind = async () =>
    ((await read(german.id)).translatedFrom ?? 0) < (await read(original.id)).wordsVersion;
  const save = (change: object) => call("PUT", `/articles/${original.id}`, { ...DRAFT, ...change });
  await save({ tags: ["shop"] });
  await save({ answer: "At ten.", state: "draft" });
  expect(await behind()).toBe(false);
  await save({ answer: "At ten." });
  expect(await behind()).toBe(true);
  await care(german.id, { upToDate: true });
  expect(await behind()).toBe(false);
});

test("one language is there once, and an article is no translation of itself, of its own, or of another site's", async () => {
  const { server, add, care, original } = await shelf();
  const { body: german } = await add({ ...GERMAN, translationOf: original.id });
  const twice = await add({ ...GERMAN, translationOf: original.id });
  expect(twice).toMatchObject({ status: 409, body: { kind: "conflict" } });
  expect((await care(original.id, { translationOf: original.id })).status).toBe(400);
  expect((await care(original.id, { translationOf: german.id })).status).toBe(400);
  const other = await server.addSite();
  const foreign = await add({ ...GERMAN, translationOf: original.id }, other.id);
  expect(foreign).toMatchObject({ status: 404, body: { kind: "not_found" } });
});

test("when an original goes, the first of its translations is the original of the others", async () => {
  const { call, add, read, original } = await shelf();
  const { body: german } = await add({ ...GERMAN, translationOf: original.id });
  const { body: korean } = await add({ ...GERMAN, lang: "ko", translationOf: original.id });
  await call("DELETE", `/articles/${original.id}`);
  expect(await read(german.id)).toMatchObject({ translationOf: null, translatedFrom: null });
  expect(await read(korean.id)).toMatchObject({ translationOf: german.id, translatedFrom: 1 });
});

test("an article has an owner and a day of review, which are no versions of it", async () => {
  const { care, mara, original } = await shelf();
  const { body } = await care(original.id, { ownerId: mara.id, reviewAt: 5_000 });
  expect(body).toMatchObject({ ownerId: mara.id, reviewAt: 5_000, version: 1 });
  expect((await care(original.id, { ownerId: "nobody" })).status).toBe(404);
  expect((await care(original.id, {})).status).toBe(400);
  expect((await care("nowhere", { reviewAt: null })).status).toBe(404);
  const { body: free } = await care(original.id, { ownerId: null, reviewAt: null });
  expect(free).toMatchObject({ ownerId: null, reviewAt: null });
});
