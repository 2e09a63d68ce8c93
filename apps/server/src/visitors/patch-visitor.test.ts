import type { Visitor } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

async function withVisitor() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key, {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    languages: ["de-CH", "en"],
  });
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const conversation = await console.nextRow();
  const { id } = visitor.welcome.visitor;
  const patch = (body: object) => server.call("PATCH", `/visitors/${id}`, mara, body);
  return { server, site, mara, console, visitor, conversation, id, patch };
}

test("the panel shows what the browser said, and no secret", async () => {
  const { server, mara, id } = await withVisitor();
  const shown = (await (await server.call("GET", `/visitors/${id}`, mara)).json()) as Visitor;
  expect(shown).toMatchObject({
    name: null,
    browser: "Firefox 144 on Linux",
    languages: ["de-CH", "en"],
    timeZone: "Europe/Berlin",
    page: { url: "https://shop.example/pricing", title: "Pricing" },
    online: true,
  });
  expect(shown).not.toHaveProperty("tokenHash");
});

test("a name that an agent notes is in every list at once, and comes with the next resume", async () => {
  const { server, mara, console, conversation, patch } = await withVisitor();
  const answer = await patch({ name: "Ines", email: "ines@example.com" });
  expect(await answer.json()).toMatchObject({ name: "Ines", email: "ines@example.com" });
  const live = await console.nextRow();
  expect(live).toMatchObject({ id: conversation.id, visitorName: "Ines" });
  expect(live.change).toBeGreaterThan(conversation.change);
  const resumed = await connectAgent(server, mara, conversation.change);
  expect(resumed.welcome.conversations).toMatchObject([{ visitorName: "Ines" }]);
});

test("closed conversations get the name, too", async () => {
  const { server, mara, conversation, patch } = await withVisitor();
  await server.house.agentActs.close(mara.id, conversation.id, { outcome: "solved" });
  await patch({ name: "Ines" });
  const listed = await server.call("GET", "/conversations?state=closed", mara);
  expect(await listed.json()).toMatchObject({ items: [{ visitorName: "Ines" }] });
});

test("a name and an email can be taken back", async () => {
  const { patch } = await withVisitor();
  await patch({ name: "Ines", email: "ines@example.com" });
  expect(await (await patch({ name: null })).json()).toMatchObject({
    name: null,
    email: "ines@example.com",
  });
  expect(await (await patch({ email: null })).json()).toMatchObject({ name: null, email: null });
});

test("what is no email, no change or no visitor is refused", async () => {
  const { server, mara, patch } = await withVisitor();
  for (const body of [{ email: "ines" }, {}, { name: "" }, { token: "x" }]) {
    expect(await (await patch(body)).json()).toMatchObject({ status: 400, kind: "malformed" });
  }
  const absent = await server.call("PATCH", "/visitors/nobody", mara, { name: "X" });
  expect(await absent.json()).toMatchObject({ status: 404, kind: "not_found" });
});

test("the visitor learns their name at the next hello", async () => {
  const { server, site, visitor, patch } = await withVisitor();
  await patch({ name: "Ines" });
  const again = await connectVisitor(server, site.key, { token: visitor.token });
  expect(again.welcome.visitor.name).toBe("Ines");
});
