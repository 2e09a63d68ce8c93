import type { Attachment, CannedReply, CannedReplyReport } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;
const RETURNS = { shortcut: "returns", title: "Returns", text: "See the slip." };

async function office() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const olga = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const upload = async (by: TestAgent, name: string, body = `Words of ${name}`) => {
    const query = new URLSearchParams({ name });
    const answer = await fetch(`${server.origin}/api/v1/canned-replies/files?${query}`, {
      method: "POST",
      headers: { origin: server.origin, cookie: by.cookie },
      body,
    });
    return { status: answer.status, ...((await answer.json()) as Attachment) };
  };
  const call = (method: string, path: string, by: TestAgent, body?: object) =>
    server.call(method, `/canned-replies${path}`, by, body);
  const add = async (by: TestAgent, draft: object) =>
    (await (await call("POST", "", by, draft)).json()) as CannedReply;
  const list = async (by: TestAgent) => (await (await call("GET", "", by)).json()) as CannedReply[];
  const read = async (by: TestAgent, id = "") => {
    const answer = await call("GET", `/files/${id}`, by);
    return answer.status === 200 ? answer.text() : answer.status;
  };
  return { clock, server, olga, mara, upload, call, add, list, read };
}

test("files go along with a reply, in their order, for all who have it in their menu", async () => {
  const { olga, mara, upload, add, list, read, call } = await office();
  const [slip, map] = [await upload(olga, "slip.txt"), await upload(olga, "map.txt")];
  const { id, files } = await add(olga, { ...RETURNS, fileIds: [map.id, slip.id] });
  expect(files).toMatchObject([{ name: "map.txt" }, { name: "slip.txt", type: "text/plain" }]);
  expect((await list(mara))[0]?.files).toEqual(files);
  expect(await read(mara, slip.id)).toBe("Words of slip.txt");
  await call("PUT", `/${id}`, olga, { ...RETURNS, fileIds: [slip.id] });
  expect((await list(mara))[0]?.files).toMatchObject([{ name: "slip.txt" }]);
  expect(await read(mara, map.id)).toBe(404);
  await call("PUT", `/${id}`, olga, RETURNS);
  expect((await list(mara))[0]?.files).toHaveLength(1);
  await call("DELETE", `/${id}`, olga);
  expect(await read(olga, slip.id)).toBe(404);
});

test("[P7] each use makes files of one's own for the conversation, which the reply then carries", async () => {
  const { server, olga, mara, upload, add, call } = await office();
  const site = await server.addSite();
  const slip = await upload(olga, "slip.txt", "x".repeat(300_000));
  const { id } = await add(olga, { ...RETURNS, fileIds: [slip.id] });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "client-first", text: "Hello", to: "person" });
  const { conversationId } = await visitor.next("ack");
  const bring = async () => {
    const answer = await call("POST", `/${id}/files`, mara, { conversationId });
    return (await answer.json()) as Attachment[];
  };
  const [[first], [second]] = [await bring(), await bring()];
  expect(first).toMatchObject({ name: "slip.txt", size: 300_000 });
  expect(first?.id).not.toBe(second?.id);
  const copy = await server.call("GET", `/uploads/${first?.id}`, mara);
  expect(await copy.text()).toBe("x".repeat(300_000));
  expect((await server.call("GET", `/uploads/${first?.id}`, olga)).status).toBe(404);
  const absent = await call("POST", `/${id}/files`, mara, { conversationId: "nowhere" });
  expect(absent.status).toBe(404);
});

test("[P7] nobody reads or takes what is another agent's own", async () => {
  const { olga, mara, upload, add, call, read } = await office();
  const own = await upload(olga, "salary.txt");
  expect(await read(mara, own.id)).toBe(404);
  expect((await call("DELETE", `/files/${own.id}`, mara)).status).toBe(404);
  const taken = await call("POST", "", mara, { ...RETURNS, fileIds: [own.id] });
  expect(taken.status).toBe(404);
  await add(olga, { ...RETURNS, scope: "personal", fileIds: [own.id] });
  expect(await read(mara, own.id)).toBe(404);
});

test("a copy of what others share has files of its own", async () => {
  const { olga, mara, upload, add, call, read } = await office();
  const slip = await upload(olga, "slip.txt");
  const shared = await add(olga, { ...RETURNS, fileIds: [slip.id] });
  const copy = await add(mara, { ...RETURNS, scope: "personal", fileIds: [slip.id] });
  expect(copy.files[0]?.id).not.toBe(slip.id);
  await call("DELETE", `/${shared.id}`, olga);
  expect(await read(mara, copy.files[0]?.id)).toBe("Words of slip.txt");
});

test("with a file a reply may do without a text, and a CSV leaves its files alone", async () => {
  const { olga, upload, add, call, list } = await office();
  const slip = await upload(olga, "slip.txt");
  await add(olga, { ...RETURNS, text: "", fileIds: [slip.id] });
  const csv = await (await call("GET", "/csv", olga)).text();
  const body = { csv: csv.replace("Returns", "Returned"), scope: "everyone", check: false };
  const report = (await (await call("POST", "/csv", olga, body)).json()) as CannedReplyReport;
  expect(report).toMatchObject({ stored: true, rows: [{ verdict: "changed" }] });
  expect(await list(olga)).toMatchObject([{ title: "Returned", files: [{ name: "slip.txt" }] }]);
  const empty = await call("POST", "", olga, { ...RETURNS, shortcut: "none", text: "" });
  expect(empty.status).toBe(400);
});

test("what no reply has is gone after a day, and programs are refused", async () => {
  const { clock, server, olga, upload, add, read } = await office();
  const [kept, loose] = [await upload(olga, "kept.txt"), await upload(olga, "loose.txt")];
  await add(olga, { ...RETURNS, fileIds: [kept.id] });
  clock.advance(DAY_MS + 1);
  await server.house.cannedReplies.files.removeLoose();
  expect(await read(olga, kept.id)).toBe("Words of kept.txt");
  expect(await read(olga, loose.id)).toBe(404);
  expect((await upload(olga, "virus.exe", "MZ")).status).toBe(400);
});
