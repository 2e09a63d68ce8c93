import type { CannedReply, Problem } from "@foyer/protocol";
import { connectAgent, startServer, type TestAgent } from "@foyer/test-kit";
import { expect, test } from "vitest";

const THANKS = { shortcut: "thanks", title: "Thanks", text: "Thank you, {{visitor.firstName}}!" };

async function withAgent() {
  const server = await startServer();
  const agent = await server.addAgent("Mara Jensen");
  const call = async (method: string, path: string, body?: object) => {
    const answer = await server.call(method, `/canned-replies${path}`, agent, body);
    const text = await answer.text();
    const json = text === "" ? {} : (JSON.parse(text) as Partial<CannedReply & Problem>);
    return { ...json, status: answer.status };
  };
  const list = async () =>
    (await (await server.call("GET", "/canned-replies", agent)).json()) as CannedReply[];
  return { call, list };
}

test("a canned reply is added, listed by shortcut, changed and removed", async () => {
  const { call, list } = await withAgent();
  const { id = "", status } = await call("POST", "", THANKS);
  expect(status).toBe(201);
  await call("POST", "", { ...THANKS, shortcut: "hello" });
  expect((await list()).map(({ shortcut }) => shortcut)).toEqual(["hello", "thanks"]);
  const changed = await call("PUT", `/${id}`, { ...THANKS, text: "Thanks!" });
  expect(changed).toMatchObject({ id, text: "Thanks!", status: 200 });
  expect((await call("DELETE", `/${id}`)).status).toBe(204);
  expect((await list()).map(({ shortcut }) => shortcut)).toEqual(["hello"]);
});

test("a shortcut is taken once, and the refusal says by what", async () => {
  const { call, list } = await withAgent();
  await call("POST", "", THANKS);
  const { id = "" } = await call("POST", "", { ...THANKS, shortcut: "thx", title: "Short" });
  for (const refused of [
    await call("POST", "", { ...THANKS, title: "Other" }),
    await call("PUT", `/${id}`, THANKS),
  ]) {
    expect(refused).toMatchObject({ status: 409, kind: "conflict" });
    expect(refused.detail).toContain('/thanks is taken by "Thanks"');
  }
  expect(await call("PUT", `/${id}`, { ...THANKS, shortcut: "thx" })).toMatchObject({
    status: 200,
  });
  const raced = await Promise.all(
    Array.from({ length: 5 }, () => call("POST", "", { ...THANKS, shortcut: "raced" })),
  );
  expect(raced.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
  expect(await list()).toHaveLength(3);
});

test("what is not there cannot be changed or removed", async () => {
  const { call } = await withAgent();
  expect(await call("PUT", "/nothing", THANKS)).toMatchObject({ status: 404, kind: "not_found" });
  expect(await call("DELETE", "/nothing")).toMatchObject({ status: 404, kind: "not_found" });
});

test("shortcuts may be words of any language, without a space", async () => {
  const { call } = await withAgent();
  for (const shortcut of ["привет", "merci-à-vous", "返品", "a1_b"]) {
    expect(await call("POST", "", { ...THANKS, shortcut })).toMatchObject({ status: 201 });
  }
  for (const shortcut of ["", "two words", "/slash", "-dash", "x".repeat(41)]) {
    const refused = await call("POST", "", { ...THANKS, shortcut });
    expect(refused).toMatchObject({ status: 400, kind: "malformed" });
    expect(refused.detail).toContain("shortcut");
  }
});

async function withTeam() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const tom = await server.addAgent("Tom Reed");
  const call = async (agent: TestAgent, method: string, path: string, body?: object) => {
    const answer = await server.call(method, path, agent, body);
    const text = await answer.text();
    const json = text === "" ? {} : (JSON.parse(text) as Partial<CannedReply & Problem>);
    return { ...json, status: answer.status };
  };
  const add = (agent: TestAgent, more: object = {}) =>
    call(agent, "POST", "/canned-replies", { ...THANKS, ...more });
  const list = async (agent: TestAgent) =>
    (await (await server.call("GET", "/canned-replies", agent)).json()) as CannedReply[];
  return { server, owner, mara, tom, call, add, list };
}

test("an agent's own is nobody else's, not even to know that it is there", async () => {
  const { owner, mara, tom, call, add, list } = await withTeam();
  const own = await add(mara);
  expect(own).toMatchObject({ status: 201, scope: "personal", ownerId: mara.id });
  expect(await list(mara)).toHaveLength(1);
  for (const other of [tom, owner]) {
    expect(await list(other)).toEqual([]);
    for (const [method, body] of [
      ["PUT", THANKS],
      ["DELETE", undefined],
    ] as const) {
      const refused = await call(other, method, `/canned-replies/${own.id}`, body);
      expect(refused).toMatchObject({ status: 404, kind: "not_found" });
    }
    const use = await call(other, "POST", `/canned-replies/${own.id}/uses`);
    expect(use).toMatchObject({ status: 404 });
  }
});

test("what all share is changed by owners and admins, and seen by all", async () => {
  const { owner, mara, call, add, list } = await withTeam();
  const shared = await add(owner);
  expect(shared).toMatchObject({ scope: "everyone", ownerId: null, editedBy: owner.id });
  expect((await list(mara)).map(({ id }) => id)).toEqual([shared.id]);
  for (const [method, body] of [
    ["PUT", THANKS],
    ["DELETE", undefined],
  ] as const) {
    const refused = await call(mara, method, `/canned-replies/${shared.id}`, body);
    expect(refused).toMatchObject({ status: 403, kind: "forbidden" });
  }
  expect(await add(mara, { scope: "everyone" })).toMatchObject({ status: 403 });
  // Her own may have the same shortcut, and another language, too.
  expect(await add(mara)).toMatchObject({ status: 201 });
  expect(await add(owner, { lang: "de" })).toMatchObject({ status: 201, lang: "de" });
  expect(await add(owner, { lang: "de" })).toMatchObject({ status: 409 });
});

test("a team's are seen by its members alone, and by who looks after them", async () => {
  const { server, owner, mara, tom, add, list } = await withTeam();
  const made = await server.call("POST", "/teams", owner, { name: "Returns", agentIds: [mara.id] });
  const team = (await made.json()) as { id: string };
  expect(await add(owner, { scope: "team" })).toMatchObject({ status: 400, kind: "invalid" });
  await add(owner, { scope: "team", teamId: team.id });
  expect(await list(mara)).toHaveLength(1);
  expect(await list(owner)).toHaveLength(1);
  expect(await list(tom)).toEqual([]);
  expect(await add(mara, { scope: "team", teamId: team.id })).toMatchObject({ status: 403 });
});

test("a change keeps what it leaves out, and says who made it", async () => {
  const { owner, call, add } = await withTeam();
  const { id } = await add(owner, { folder: " Orders ", lang: "en", acts: CLOSE });
  const changed = await call(owner, "PUT", `/canned-replies/${id}`, { ...THANKS, text: "Bye" });
  const kept = { folder: "Orders", lang: "en", acts: CLOSE, scope: "everyone" };
  expect(changed).toMatchObject({ ...kept, text: "Bye", editedBy: owner.id });
});

test("uses are counted for all and for each, with who was last", async () => {
  const { owner, mara, tom, call, add, list } = await withTeam();
  const { id } = await add(owner);
  expect((await list(mara))[0]).toMatchObject({ uses: 0, myUses: 0, usedAt: null, usedBy: null });
  for (const agent of [mara, mara, tom]) await call(agent, "POST", `/canned-replies/${id}/uses`);
  expect((await list(mara))[0]).toMatchObject({ uses: 3, myUses: 2, usedBy: tom.id });
  expect((await list(tom))[0]).toMatchObject({ uses: 3, myUses: 1 });
});

const CLOSE = [{ type: "close", outcome: "solved" }];

test("a macro may go without a text, and what gives the conversation away comes last", async () => {
  const { owner, add } = await withTeam();
  expect(await add(owner, { text: " " })).toMatchObject({ status: 400, kind: "text_empty" });
  expect(await add(owner, { text: "", acts: CLOSE })).toMatchObject({ status: 201 });
  const wrong = await add(owner, {
    ...{ shortcut: "b", acts: [...CLOSE, { type: "tag", tags: ["late"] }] },
  });
  expect(wrong).toMatchObject({ status: 400, kind: "invalid" });
  expect(wrong.detail).toContain("Step 1");
});

test("[P5] open consoles hear that one has changed", async () => {
  const { server, owner, mara, call, add } = await withTeam();
  const console = await connectAgent(server, mara);
  const { id } = await add(owner);
  await console.next("canned_replies");
  await call(owner, "DELETE", `/canned-replies/${id}`);
  await console.next("canned_replies");
});
