import { type Agent, type Me, PICTURE_MAX } from "@foyer/protocol";
import { connectVisitor, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** The first bytes of a PNG of so many pixels: enough to say what it is. */
function png(side: number): Buffer {
  const head = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head);
  head.writeUInt32BE(13, 8);
  head.write("IHDR", 12, "latin1");
  head.writeUInt32BE(side, 16);
  head.writeUInt32BE(side, 20);
  return head;
}

async function desk() {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const patch = async (change: object) => {
    const answer = await server.call("PATCH", "/me", mara, change);
    return { status: answer.status, body: await answer.json() };
  };
  const me = async (who: TestAgent = mara) =>
    (await (await server.call("GET", "/me", who)).json()) as Me;
  const putPicture = async (bytes: Buffer) => {
    const answer = await fetch(`${server.origin}/api/v1/me/picture`, {
      method: "PUT",
      headers: { origin: server.origin, cookie: mara.cookie, "content-type": "image/png" },
      body: new Uint8Array(bytes),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return { server, mara, patch, me, putPicture };
}

test("[P11] a title is one line, and visitors see it with the name", async () => {
  const { server, mara, patch } = await desk();
  expect((await patch({ title: " Plants\nand pots " })).body).toMatchObject({
    title: "Plants and pots",
  });
  expect((await patch({ title: "x".repeat(61) })).status).toBe(400);
  expect(server.house.manageAgents.find(mara.id)?.title).toBe("Plants and pots");
});

test("preferences are kept one by one, and are nobody else's business", async () => {
  const { server, patch, me } = await desk();
  await patch({ preferences: { lang: "ko" } });
  await patch({ preferences: { keys: { claim: "x" } } });
  expect((await me()).preferences).toEqual({ lang: "ko", keys: { claim: "x" } });
  await patch({ preferences: { lang: null } });
  expect((await me()).preferences.lang).toBeNull();
  const other = await server.addAgent("Tom Ruiz");
  const agents = await (await server.call("GET", "/agents", other)).json();
  expect(JSON.stringify(agents)).not.toContain("preferences");
  expect((await patch({ preferences: { lang: "../../etc" } })).status).toBe(400);
});

test("[P11] a picture is shown to anybody, and gone once it is replaced or removed", async () => {
  const { server, mara, me, putPicture } = await desk();
  const first = (await putPicture(png(256))).body as Agent;
  expect((await me()).agent.picture).toBe(first.picture);
  const fetched = (id: string | null) => fetch(`${server.origin}/api/v1/pictures/${id}`);
  const shown = await fetched(first.picture);
  expect(shown.headers.get("content-type")).toBe("image/png");
  expect(shown.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png(256));
  const second = (await putPicture(png(128))).body as Agent;
  expect((await fetched(first.picture)).status).toBe(404);
  expect((await server.call("DELETE", "/me/picture", mara)).status).toBe(200);
  expect((await fetched(second.picture)).status).toBe(404);
  expect((await me()).agent.picture).toBeNull();
});

test("visitors are told of the picture of who is here", async () => {
  const { server, mara, putPicture } = await desk();
  const { picture } = (await putPicture(png(256))).body as Agent;
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hi", to: "person" });
  const { conversationId } = await visitor.next("ack");
  await server.call("POST", `/conversations/${conversationId}/claim`, mara);
  const { events } = await visitor.next("events", ({ events }) =>
    events.some(({ body }) => body.type === "claimed"),
  );
  const claimed = events.find(({ body }) => body.type === "claimed");
  expect(claimed?.by).toMatchObject({ kind: "agent", name: "Mara Jensen", picture });
});

test.each([
  ["a drawing that can run", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
  ["a document", Buffer.from("%PDF-1.4 something")],
  ["a text", Buffer.from("hello")],
  ["nothing", Buffer.alloc(0)],
])("%s is no picture", async (_what, bytes) => {
  const { putPicture } = await desk();
  expect(await putPicture(bytes)).toMatchObject({ body: { kind: "upload_refused" } });
});

test("a picture that is too large is refused, in bytes and in pixels", async () => {
  const { putPicture } = await desk();
  const heavy = Buffer.concat([png(256), Buffer.alloc(PICTURE_MAX)]);
  expect(await putPicture(heavy)).toMatchObject({ body: { kind: "upload_too_large" } });
  expect(await putPicture(png(5_000))).toMatchObject({ body: { kind: "upload_too_large" } });
});
