import type { Conversation } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { describe, expect, it } from "vitest";
import { PDF, pngOf } from "./testing/sample-files.ts";
import { fromAgent, fromVisitor, readAsVisitor } from "./testing/send-file.ts";

async function talk() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  const send = (name: string, body: Buffer | string) =>
    fromVisitor(server, visitor.token, { name, body: body });
  visitor.send({ type: "send_message", clientId: "client-first", text: "Hello", to: "person" });
  const { conversationId } = await visitor.next("ack");
  return { server, site, mara, visitor, send, conversationId };
}

const ORDER = { type: "send_message" as const, text: "" };

describe("a message with files", () => {
  it("carries what was found of them, and needs no text", async () => {
    const { visitor, send, server, conversationId, mara } = await talk();
    const { attachment } = await send("../../pic\u202eture.png", pngOf(30, 20));
    expect(attachment).toMatchObject({
      ...{ name: "picture.png", type: "image/png", width: 30, height: 20 },
    });
    visitor.send({ ...ORDER, clientId: "client-with-file", attachmentIds: [attachment.id] });
    const { seq } = await visitor.next("ack", ({ clientId }) => clientId === "client-with-file");
    const { events } = await visitor.next("events", (frame) => frame.events.at(-1)?.seq === seq);
    expect(events.at(-1)?.body).toEqual({ type: "message", text: "", attachments: [attachment] });
    const shown = await server.call("GET", `/conversations/${conversationId}`, mara);
    const row = (await shown.json()) as Conversation;
    expect(row.lastText).toBe("📎 picture.png");
  });

  it("is refused without text and without files", async () => {
    const { visitor } = await talk();
    visitor.send({ ...ORDER, clientId: "client-nothing" });
    expect(await visitor.next("error")).toMatchObject({ kind: "text_empty" });
  });

  it("gives its bytes to the agents and to its visitor, whole and in part", async () => {
    const { visitor, send, server, mara } = await talk();
    const body = Buffer.from(Array.from({ length: 700_000 }, (_, i) => 97 + (i % 26)));
    const { attachment } = await send("long.txt", body);
    visitor.send({ ...ORDER, clientId: "client-long", attachmentIds: [attachment.id] });
    await visitor.next("ack", ({ clientId }) => clientId === "client-long");
    const own = await readAsVisitor(server, visitor.token, attachment.id);
    expect(Buffer.from(await own.arrayBuffer()).equals(body)).toBe(true);
    expect(own.headers.get("content-disposition")).toMatch(/^attachment; filename="long.txt"/);
    expect(own.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(own.headers.get("x-content-type-options")).toBe("nosniff");
    const seen = await server.call("GET", `/uploads/${attachment.id}`, mara);
    expect(Buffer.from(await seen.arrayBuffer()).equals(body)).toBe(true);
    const range = { range: "bytes=262140-262149" };
    const part = await readAsVisitor(server, visitor.token, attachment.id, range);
    expect([part.status, part.headers.get("content-range")]).toEqual([
      ...[206, "bytes 262140-262149/700000"],
    ]);
    expect(await part.text()).toBe(body.subarray(262140, 262150).toString());
  });

  it("[M24] takes only files of its sender that are not in another message", async () => {
    const { visitor, send, server, site, mara, conversationId } = await talk();
    const { attachment } = await send("a.pdf", PDF);
    const stranger = await connectVisitor(server, site.key);
    const ids = { attachmentIds: [attachment.id] };
    stranger.send({ ...ORDER, clientId: "client-stolen", ...ids });
    expect(await stranger.next("error")).toMatchObject({
      kind: "not_found",
      clientId: "client-stolen",
    });
    const agent = await connectAgent(server, mara);
    await server.call("POST", `/conversations/${conversationId}/claim`, mara);
    agent.send({ ...ORDER, clientId: "client-taken", conversationId, ...ids });
    expect(await agent.next("error")).toMatchObject({
      kind: "not_found",
      clientId: "client-taken",
    });
    visitor.send({ ...ORDER, clientId: "client-mine", ...ids });
    await visitor.next("ack", ({ clientId }) => clientId === "client-mine");
    visitor.send({ ...ORDER, clientId: "client-again", ...ids });
    expect(await visitor.next("error")).toMatchObject({
      kind: "not_found",
      clientId: "client-again",
    });
  });

  it("gets the file alone when two want it at once, and a repeat gets the first ack", async () => {
    const { visitor, send } = await talk();
    const { attachment } = await send("a.pdf", PDF);
    const ids = { attachmentIds: [attachment.id] };
    visitor.send({ ...ORDER, clientId: "client-one", ...ids });
    visitor.send({ ...ORDER, clientId: "client-two", ...ids });
    visitor.send({ ...ORDER, clientId: "client-one", ...ids });
    const first = await visitor.next("ack", ({ clientId }) => clientId === "client-one");
    expect(await visitor.next("error")).toMatchObject({
      kind: "not_found",
      clientId: "client-two",
    });
    expect(await visitor.next("ack", ({ clientId }) => clientId === "client-one")).toEqual(first);
  });

  it("is not overtaken by what is said after it", async () => {
    const { visitor, send } = await talk();
    const { attachment } = await send("a.pdf", PDF);
    visitor.send({ ...ORDER, clientId: "client-file", attachmentIds: [attachment.id] });
    visitor.send({ ...ORDER, clientId: "client-text", text: "That was it." });
    visitor.send({ type: "close_conversation", clientId: "client-bye", outcome: "solved" });
    const ack = (id: string) => visitor.next("ack", ({ clientId }) => clientId === `client-${id}`);
    const [file, text, bye] = [await ack("file"), await ack("text"), await ack("bye")];
    expect([text.seq - file.seq, bye.seq - text.seq]).toEqual([1, 1]);
  });

  it("lets its files go when it is refused", async () => {
    const { mara, server, conversationId } = await talk();
    const sent = await fromAgent(server, mara, {
      ...{ name: "a.pdf", body: PDF, conversationId },
    });
    const agent = await connectAgent(server, mara);
    const ids = { attachmentIds: [sent.attachment.id], conversationId };
    agent.send({ ...ORDER, clientId: "client-too-soon", ...ids });
    expect(await agent.next("error")).toMatchObject({ kind: "wrong_state" });
    await server.call("POST", `/conversations/${conversationId}/claim`, mara);
    agent.send({ ...ORDER, clientId: "client-now", ...ids });
    expect(await agent.next("ack")).toMatchObject({ clientId: "client-now" });
  });
});

describe("a file", () => {
  it("[M24] looks absent to strangers, and to its visitor before the agent sends it and once it is taken back", async () => {
    const { visitor, server, site, mara, conversationId } = await talk();
    const { attachment } = await fromAgent(server, mara, {
      ...{ name: "a.pdf", body: PDF, conversationId },
    });
    const read = async (token: string) =>
      (await readAsVisitor(server, token, attachment.id)).status;
    expect(await read(visitor.token)).toBe(404);
    const theo = await server.addAgent("Theo Brandt");
    const asTheo = async () => (await server.call("GET", `/uploads/${attachment.id}`, theo)).status;
    expect(await asTheo()).toBe(404);
    const agent = await connectAgent(server, mara);
    await server.call("POST", `/conversations/${conversationId}/claim`, mara);
    const ids = { attachmentIds: [attachment.id], conversationId };
    agent.send({ ...ORDER, clientId: "client-here", ...ids });
    const { seq } = await agent.next("ack");
    expect(await read(visitor.token)).toBe(200);
    expect(await asTheo()).toBe(200);
    const stranger = await connectVisitor(server, site.key);
    expect(await read(stranger.token)).toBe(404);
    expect((await server.call("GET", "/uploads/absent", mara)).status).toBe(404);
    const removed = await server.call(
      "DELETE",
      `/conversations/${conversationId}/messages/${seq}`,
      mara,
    );
    expect(removed.status).toBe(200);
    expect(await read(visitor.token)).toBe(404);
  });

  it("can be taken back by its sender until it is sent", async () => {
    const { visitor, send, server, site } = await talk();
    const { attachment } = await send("a.pdf", PDF);
    const remove = async (token: string) => {
      const url = `${server.origin}/api/v1/visitor/uploads/${attachment.id}`;
      const headers = { authorization: `Bearer ${token}`, origin: server.origin };
      return (await fetch(url, { method: "DELETE", headers })).status;
    };
    const stranger = await connectVisitor(server, site.key);
    expect(await remove(stranger.token)).toBe(404);
    expect(await remove(visitor.token)).toBe(204);
    expect(await remove(visitor.token)).toBe(404);
  });

  it("is removed a day after it came when no message has it, and never when one has", async () => {
    const { visitor, send, server } = await talk();
    const [kept, left] = [await send("kept.pdf", PDF), await send("left.pdf", PDF)];
    visitor.send({ ...ORDER, clientId: "client-kept", attachmentIds: [kept.attachment.id] });
    await visitor.next("ack", ({ clientId }) => clientId === "client-kept");
    const { db, uploads } = server.house;
    const old = Date.now() - 25 * 60 * 60 * 1000;
    await db.writes.write(() => db.orm.update(db.tables.uploads).set({ createdAt: old }).execute());
    await uploads.removeLoose();
    await uploads.removeLoose();
    const status = async (id: string) => (await readAsVisitor(server, visitor.token, id)).status;
    expect(await status(kept.attachment.id)).toBe(200);
    expect(await status(left.attachment.id)).toBe(404);
  });
});
