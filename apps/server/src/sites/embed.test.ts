import { runInNewContext } from "node:vm";
import { startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { settingsOf } from "./embed.ts";

const get = (server: TestServer, key: string, headers = {}) =>
  fetch(`${server.origin}/embed/${key}.js`, { headers });

test("the loader comes with the site's settings inside, for any page, without a cookie", async () => {
  const server = await startServer();
  const site = await server.addSite({ name: "Kitchen & Co", accent: "#ffe066", lang: "de" });
  const answer = await get(server, site.key);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
  expect(answer.headers.get("set-cookie")).toBeNull();
  const script = await answer.text();
  for (const inside of [
    `"key":"${site.key}"`,
    '"name":"Kitchen & Co"',
    '"ink":"#16181d"',
    '"de"',
  ]) {
    expect(script).toContain(inside);
  }
  expect(script).not.toContain("__FOYER_SETTINGS__");
  const [, panel] = /"panel":"([^"]+)"/.exec(script) ?? [];
  const code = await fetch(`${server.origin}${panel}`);
  expect([code.status, (await code.text()).length > 0]).toEqual([200, true]);
});

test("a browser that holds it is told that nothing changed, until something has", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite({ name: "Before" });
  const etag = (await get(server, site.key)).headers.get("etag") ?? "";
  const held = await get(server, site.key, { "if-none-match": etag });
  expect([held.status, await held.text()]).toEqual([304, ""]);
  expect(held.headers.get("etag")).toBe(etag);
  const draft = {
    name: "After",
    accent: "#3b5bdb",
    greeting: "",
    intro: "",
    lang: "en",
    origins: [],
  };
  await server.call("PUT", `/sites/${site.id}`, owner, draft);
  const changed = await get(server, site.key, { "if-none-match": etag });
  expect(changed.status).toBe(200);
  expect(changed.headers.get("etag")).not.toBe(etag);
  expect(await changed.text()).toContain('"After"');
});

test("an unknown key is 404 and says what to check", async () => {
  const server = await startServer();
  await server.addSite();
  const answer = await get(server, "nobody-s-key");
  expect(await answer.json()).toMatchObject({
    status: 404,
    kind: "unknown_site",
    detail: expect.stringContaining("snippet"),
  });
});

test("no text of an owner breaks out of the script, nor out of a page that holds it inline", async () => {
  const server = await startServer();
  const nasty = `</script><!--<script>"'\`\\u2028\u2028\u2029\${1}$&__FOYER_SETTINGS__`;
  const site = await server.addSite({ name: nasty, greeting: nasty, intro: nasty });
  const script = await (await get(server, site.key)).text();
  expect(script).not.toContain("</script");
  expect(script).not.toContain("<!--");
  const [json] = /\{"key":.*?"panel":"[^"]*"\}/s.exec(script) ?? [];
  const settings = runInNewContext(`(${json})`) as Record<string, string>;
  expect([settings.name, settings.greeting, settings.intro]).toEqual([nasty, nasty, nasty]);
});

test.each([
  [{ at: "end", bottom: 20, side: 20 }, undefined],
  [{ at: "end", bottom: 90, side: 8 }, "--bottom:90px;--end:8px"],
  [{ at: "start", bottom: 20, side: 20 }, "--bottom:20px;--start:20px;--end:auto"],
] as const)("a launcher at %j is at %j for the style sheets", (launcher, place) => {
  const row = {
    ...{ id: "s", key: "shop", name: "Shop", accent: "#3b5bdb", greeting: "", intro: "" },
    ...{ lang: "en", origins: [], createdAt: 0, identitySecret: null },
  };
  expect(settingsOf({ ...row, options: { launcher } }, "/panel.js").place).toBe(place);
});

test("the settings are those of the widget alone", () => {
  const row = {
    ...{ id: "secret-id", key: "shop", name: "Shop", accent: "#3b5bdb", greeting: "Hi", intro: "" },
    ...{ lang: "en", origins: ["https://staging.shop.example"], createdAt: 0 },
    ...{ options: {}, identitySecret: "whsec" },
  };
  expect(settingsOf(row, "/widget/panel.js")).toEqual({
    ...{ key: "shop", name: "Shop", accent: "#3b5bdb", ink: "#ffffff", greeting: "Hi", intro: "" },
    ...{ lang: "en", panel: "/widget/panel.js" },
  });
});
