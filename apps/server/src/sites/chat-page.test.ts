import { startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("a site has a page of its own that carries nothing but its chat", async () => {
  const server = await startServer();
  const site = await server.addSite({ name: `<b>Kitchen & "Co"</b>`, lang: "de" });
  const answer = await fetch(`${server.origin}/chat/${site.key}`);
  const html = await answer.text();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    "text/html; charset=utf-8",
  ]);
  expect(html).toContain(`<script async src="/embed/${site.key}.js" data-foyer-inline="#chat">`);
  expect(html).toContain('<html lang="de">');
  expect(html).toContain("<title>&lt;b&gt;Kitchen &amp; &quot;Co&quot;&lt;/b&gt;</title>");
  expect(html).toMatch(/<noscript>.*needs JavaScript/);
});

test("its policy allows no inline script, no frame around it, and no script of others", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const answer = await fetch(`${server.origin}/chat/${site.key}`);
  const policy = answer.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'sha256-");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
});

test("an unknown key is a page that says so", async () => {
  const server = await startServer();
  const answer = await fetch(`${server.origin}/chat/nobody-s-key`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("There is no chat at this address");
});

test("[M98] it offers to tell of answers, in the chat's language, unless the owner wants none", async () => {
  const server = await startServer();
  const site = await server.addSite({ name: "Kitchen", lang: "ar" });
  const read = async () => (await fetch(`${server.origin}/chat/${site.key}`)).text();
  expect(await read()).toMatch(/<aside id="push" lang="ar" dir="rtl"[^>]* hidden>/);
  await server.house.manageSites.changeOptions(site.id, () => ({ visitorPush: false }));
  expect(await read()).not.toMatch(/<aside|page\.js/);
});

test("its scripts are looked at anew each time, and the worker's scope is below /chat/", async () => {
  const server = await startServer();
  for (const file of ["page.js", "worker.js"]) {
    const answer = await fetch(`${server.origin}/chat/${file}`);
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect((await answer.text()).length).toBeGreaterThan(300);
  }
});
