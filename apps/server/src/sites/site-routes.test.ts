import type { Site } from "@foyer/protocol";
import { connectVisitor, openVisitorSocket, startServer, visitorHello } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DRAFT = {
  ...{ name: "Shop", accent: "#3b5bdb", greeting: "Hi", intro: "", lang: "en" },
  origins: ["https://shop.example"],
};

test("a new site gets a key of its own and the line to paste", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const add = async () =>
    (await (await server.call("POST", "/sites", owner, DRAFT)).json()) as Site;
  const [one, two] = [await add(), await add()];
  expect(one.key).toMatch(/^[a-z2-9]{10}$/);
  expect(two.key).not.toBe(one.key);
  expect(one.snippet).toBe(`<script async src="${server.origin}/embed/${one.key}.js"></script>`);
  const agent = await server.addAgent("Mara Jensen");
  expect(await (await server.call("GET", "/sites", agent)).json()).toEqual([one, two]);
});

test("behind a proxy the line names PUBLIC_URL", async () => {
  const origin = "https://chat.example.com";
  const server = await startServer({ env: { PUBLIC_URL: origin } });
  const site = await server.addSite();
  const { cookie } = await server.addAgent("Mara Jensen");
  const answer = await fetch(`${server.origin}/api/v1/sites`, { headers: { cookie } });
  expect(await answer.json()).toMatchObject([
    { snippet: `<script async src="${origin}/embed/${site.key}.js"></script>` },
  ]);
});

test("changed origins hold from the next visitor on; names are trimmed, origins lower-case, once", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite({ origins: ["https://old.example"] });
  await connectVisitor(server, site.key, { origin: "https://old.example" });
  const origins = ["https://New.example", "https://new.example"];
  const changed = await server.call("PUT", `/sites/${site.id}`, owner, {
    ...DRAFT,
    name: " Shop ",
    origins,
  });
  expect(await changed.json()).toMatchObject({ name: "Shop", origins: ["https://new.example"] });
  await connectVisitor(server, site.key, { origin: "https://new.example" });
  const old = await openVisitorSocket(server, { origin: "https://old.example" });
  old.send(visitorHello(site.key));
  expect(await old.next("error")).toMatchObject({ kind: "origin_not_allowed" });
});

test("a site without a real name, or one that is not there, is refused", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const blank = await server.call("POST", "/sites", owner, { ...DRAFT, name: " " });
  expect(await blank.json()).toMatchObject({ status: 400, kind: "invalid" });
  const absent = await server.call("PUT", "/sites/nowhere", owner, DRAFT);
  expect(await absent.json()).toMatchObject({ status: 404, kind: "not_found" });
  expect(await (await server.call("GET", "/sites", owner)).json()).toEqual([]);
});
