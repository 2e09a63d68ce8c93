import { ARTICLE_IMAGE_MAX, type ArticleImage } from "@foyer/protocol";
import { fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { answerHtml } from "../help-centre/answer-html.ts";

const HOUR_MS = 3_600_000;

/** A PNG of 1 × 1 pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function shelf() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const send = async (body: Buffer | string, siteId = site.id) => {
    const answer = await fetch(`${server.origin}/api/v1/sites/${siteId}/article-images`, {
      method: "POST",
      headers: { origin: server.origin, cookie: mara.cookie },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
    return { status: answer.status, body: (await answer.json()) as ArticleImage };
  };
  return { server, clock, site, mara, send };
}

test("a picture is taken, and shown to anybody on any page, without running anything", async () => {
  const { server, send } = await shelf();
  const { status, body } = await send(PNG);
  expect(status).toBe(201);
  expect(body).toMatchObject({ width: 1, height: 1 });
  const shown = await fetch(`${server.origin}${body.path}`);
  expect(shown.status).toBe(200);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG);
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
    "content-security-policy": "sandbox; default-src 'none'",
  });
  expect((await fetch(`${server.origin}${body.path.slice(0, -1)}`)).status).toBe(404);
});

test("a picture that no article has, nor had, goes a day after it came", async () => {
  const { server, clock, site, send } = await shelf();
  const { house } = server;
  const path = async () => (await send(PNG)).body.path;
  const published = await path();
  const waiting = await path();
  const former = await path();
  const unused = await path();
  const sees = async (one: string) => (await fetch(`${server.origin}${one}`)).status;
  const text = (question: string, answer: string) => ({
    ...{ question, answer, alternatives: [], lang: "en", tags: [], popular: null },
  });
  const articles = house.manageArticles;
  const state = "published" as const;
  await articles.add(site.id, { ...text("One?", `![x](${published})`), state });
  const two = await articles.add(site.id, { ...text("Two?", `![x](${former})`), state });
  await articles.change(two.id, { ...text("Two?", "No picture."), state });
  await articles.change(two.id, { ...text("Two?", `![x](${waiting})`), state: "draft" });
  clock.advance(23 * HOUR_MS);
  const late = await path();
  clock.advance(2 * HOUR_MS);
  await house.articleImages.removeUnused();
  for (const kept of [published, waiting, former, late]) expect(await sees(kept)).toBe(200);
  expect(await sees(unused)).toBe(404);
  await articles.remove(two.id);
  await house.articleImages.removeUnused();
  expect(await Promise.all([published, waiting, former].map(sees))).toEqual([200, 404, 404]);
});

test.each([
  ["nothing", Buffer.alloc(0), 400],
  ["a text", Buffer.from("hello"), 400],
  ["a drawing that can hold scripts", Buffer.from("<svg xmlns='x'><script/></svg>"), 400],
  ["a broken picture", PNG.subarray(0, 12), 400],
  ["a document", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), 400],
])("%s is refused with the reason", async (_, body, status) => {
  const { send } = await shelf();
  const refused = await send(body);
  expect(refused.status).toBe(status);
  expect(refused.body).toMatchObject({ kind: "upload_refused" });
});

test("a picture that is too large, or for a site that is not there, is refused", async () => {
  const { send } = await shelf();
  const large = await send(Buffer.concat([PNG, Buffer.alloc(ARTICLE_IMAGE_MAX)]));
  expect(large).toMatchObject({ status: 413, body: { kind: "upload_too_large" } });
  expect(await send(PNG, "nowhere")).toMatchObject({ status: 404, body: { kind: "not_found" } });
});

test("the help centre shows pictures of this server, and none of its other addresses", () => {
  const html = (text: string) => answerHtml(text).text;
  const path = `/api/v1/article-images/${"a".repeat(32)}`;
  expect(html(`![A map](${path})`)).toContain(`<img src="${path}" alt="A map" loading="lazy" />`);
  for (const other of ["/api/v1/logout", `${path}/../../logout`, `/${path}`, `${path}?x=1`]) {
    expect(html(`![A map](${other})`)).not.toContain("<img");
  }
});
