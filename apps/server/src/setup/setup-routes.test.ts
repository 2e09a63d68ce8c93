import type { Me } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { prepareOwner } from "./prepare-owner.ts";

const SETUP = {
  name: "Olga Owner",
  email: "olga@example.com",
  password: "a long enough password",
  siteName: "The shop",
  origin: "https://Shop.example",
};

test("the first run makes the owner and the first site, and signs in", async () => {
  const server = await startServer();
  const state = async () => (await server.call("GET", "/setup")).json();
  expect(await state()).toEqual({ needed: true, demo: false });
  const made = await server.call("POST", "/setup", undefined, SETUP);
  expect(made.status).toBe(201);
  const me = (await made.json()) as Me;
  expect(me.agent).toMatchObject({ role: "owner", email: "olga@example.com" });
  expect(me.sites).toMatchObject([{ name: "The shop", origins: ["https://shop.example"] }]);
  const cookie = (made.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const again = await server.call("GET", "/me", { id: "", name: "", email: "", cookie });
  expect(((await again.json()) as Me).agent.name).toBe("Olga Owner");
  expect(await state()).toEqual({ needed: false, demo: false });
});

test("it happens once, also when several try at the same moment", async () => {
  const server = await startServer();
  const tries = Array.from({ length: 6 }, (_, i) =>
    server.call("POST", "/setup", undefined, { ...SETUP, email: `olga${i}@example.com` }),
  );
  const answers = await Promise.all(tries);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  const late = await server.call("POST", "/setup", undefined, SETUP);
  expect(await late.json()).toMatchObject({ status: 409, kind: "conflict" });
  const owners = server.house.manageAgents.list();
  expect(owners).toHaveLength(1);
});

test("a setup that is refused leaves the way open", async () => {
  const server = await startServer();
  const short = await server.call("POST", "/setup", undefined, { ...SETUP, password: "short" });
  expect(await short.json()).toMatchObject({ status: 400, kind: "malformed" });
  const blank = await server.call("POST", "/setup", undefined, { ...SETUP, name: "  " });
  expect(await blank.json()).toMatchObject({ status: 400, kind: "invalid" });
  expect((await server.call("POST", "/setup", undefined, SETUP)).status).toBe(201);
});

test("a site name of blanks alone does not stop halfway", async () => {
  const server = await startServer();
  const made = await server.call("POST", "/setup", undefined, { ...SETUP, siteName: "  " });
  expect(made.status).toBe(201);
  expect(((await made.json()) as Me).sites[0]?.name).not.toBe("");
});

test("OWNER_EMAIL and OWNER_PASSWORD make the owner without a browser, once", async () => {
  const server = await startServer();
  const owner = { email: "mara.jensen@example.com", password: SETUP.password };
  const config = { owner, demo: false } as Parameters<typeof prepareOwner>[1];
  await prepareOwner(server.house, config);
  await prepareOwner(server.house, { ...config, owner: { ...owner, email: "b@example.com" } });
  expect(server.house.manageAgents.list()).toMatchObject([
    { name: "Mara Jensen", email: "mara.jensen@example.com", role: "owner" },
  ]);
  expect((await server.call("POST", "/login", undefined, owner)).status).toBe(200);
});
