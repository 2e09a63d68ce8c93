import type { CannedReply, Problem } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
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
