import type { Draft, SavedDraft } from "@foyer/protocol";
import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

async function talk() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const tomas = await server.addAgent("Tomas Novak");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "client-first", text: "Hello", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  const put = async (change: object, { agent = mara, kind = "reply" } = {}) => {
    const body = { text: "", attachmentIds: [], since: 2, base: "", ...change };
    return server.call("PUT", `/drafts/${id}/${kind}`, agent, body);
  };
  const keep = async (change: object, of = {}) =>
    (await (await put(change, of)).json()) as SavedDraft;
  const list = async (agent = mara) =>
    (await (await server.call("GET", "/drafts", agent)).json()) as Draft[];
  return { clock, server, site, mara, tomas, visitor, id, put, keep, list };
}

test("what was written is kept for its agent alone, reply and note apart", async () => {
  const { keep, list, id, tomas } = await talk();
  await keep({ text: "Dear Dana", version: "version-1" });
  await keep({ text: "She asked twice", version: "version-2" }, { kind: "note" });
  const kept = await list();
  expect(kept.map(({ kind, text }) => [kind, text]).sort()).toEqual([
    ["note", "She asked twice"],
    ["reply", "Dear Dana"],
  ]);
  expect(kept[0]).toMatchObject({ conversationId: id, since: 2, attachments: [] });
  expect(await list(tomas)).toEqual([]);
});

test("what another console has written since is not overwritten, but answered", async () => {
  const { keep, list } = await talk();
  await keep({ text: "Dear", version: "version-1" });
  await keep({ text: "Dear Dana", version: "version-2", base: "version-1" });
  const late = await keep({ text: "Hello", version: "version-3", base: "version-1" });
  expect(late).toMatchObject({ saved: false, draft: { text: "Dear Dana", version: "version-2" } });
  expect(await list()).toMatchObject([{ text: "Dear Dana" }]);
  const known = await keep({ text: "Hello", version: "version-4", base: "version-2" });
  expect(known).toMatchObject({ saved: true, draft: { text: "Hello" } });
});

test("a change whose answer was lost may be said again", async () => {
  const { keep } = await talk();
  await keep({ text: "Dear", version: "version-1" });
  expect(await keep({ text: "Dear", version: "version-1" })).toMatchObject({ saved: true });
});

test("of two consoles that begin at once one is kept, and the other is told", async () => {
  const { keep } = await talk();
  const both = await Promise.all(
    ["version-a", "version-b"].map((version) => keep({ text: version, version })),
  );
  expect(both.map(({ saved }) => saved).sort()).toEqual([false, true]);
  expect(both[0]?.draft.text).toBe(both[1]?.draft.text);
});

test("[P6] the agent's other consoles hear of it, also that it is gone, and nobody else's", async () => {
  const { server, keep, list, mara, tomas } = await talk();
  const own = await connectAgent(server, mara);
  const other = await connectAgent(server, tomas);
  await keep({ text: "Dear", version: "version-1" });
  expect((await own.next("draft")).draft).toMatchObject({ text: "Dear", version: "version-1" });
  await keep({ version: "version-2", base: "version-1" });
  expect((await own.next("draft")).draft).toMatchObject({ text: "", version: "version-2" });
  expect(await list()).toEqual([]);
  await keep({ text: "Mine", version: "version-3" }, { agent: tomas });
  expect((await other.next("draft")).draft.text).toBe("Mine");
});

test("its files are kept as long as it is, and no longer", async () => {
  const { clock, server, mara, id, keep, list } = await talk();
  const upload = async (name: string) => {
    const query = new URLSearchParams({ conversationId: id, name });
    const answer = await fetch(`${server.origin}/api/v1/uploads?${query}`, {
      method: "POST",
      headers: { origin: server.origin, cookie: mara.cookie },
      body: "Some words",
    });
    return ((await answer.json()) as { id: string }).id;
  };
  const [held, loose] = [await upload("held.txt"), await upload("loose.txt")];
  await keep({ attachmentIds: [held, "somebody-elses"], version: "version-1" });
  expect((await list())[0]?.attachments).toMatchObject([{ id: held, name: "held.txt" }]);
  clock.advance(2 * DAY_MS);
  await server.house.uploads.removeLoose();
  expect((await server.call("GET", `/uploads/${held}`, mara)).status).toBe(200);
  expect((await server.call("GET", `/uploads/${loose}`, mara)).status).toBe(404);
  await keep({ version: "version-2", base: "version-1" });
  await server.house.uploads.removeLoose();
  expect((await server.call("GET", `/uploads/${held}`, mara)).status).toBe(404);
});

test("what cannot be a draft is refused with its reason", async () => {
  const { server, mara, put } = await talk();
  expect((await put({ text: "x", version: "short" })).status).toBe(400);
  expect((await put({ text: "x".repeat(40_001), version: "version-1" })).status).toBe(400);
  expect((await put({ text: "x", version: "version-1" }, { kind: "poem" })).status).toBe(400);
  const body = { text: "x", attachmentIds: [], since: 0, base: "", version: "version-1" };
  const absent = await server.call("PUT", "/drafts/nowhere/reply", mara, body);
  expect(absent.status).toBe(404);
  const odd = await put({ text: "a\0b\ud800", version: "version-2" });
  expect(await odd.json()).toMatchObject({ draft: { text: "ab\ufffd" } });
});
