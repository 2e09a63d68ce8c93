import type { CannedReply, CannedReplyReport, Problem } from "@foyer/protocol";
import { startServer } from "@foyer/test-kit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fromCell, toCell } from "../csv/cell.ts";

async function withOwner() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const agent = await server.addAgent("Mara Jensen");
  const take = async (csv: string, more: object = {}, who = owner) => {
    const body = { csv, scope: "everyone", check: false, ...more };
    const answer = await server.call("POST", "/canned-replies/csv", who, body);
    return (await answer.json()) as CannedReplyReport & Problem;
  };
  const csv = async (who = owner) => (await server.call("GET", "/canned-replies/csv", who)).text();
  const list = async (who = owner) =>
    (await (await server.call("GET", "/canned-replies", who)).json()) as CannedReply[];
  const add = (draft: object, who = owner) => server.call("POST", "/canned-replies", who, draft);
  return { server, owner, agent, take, csv, list, add };
}

const verdicts = ({ rows }: CannedReplyReport) => rows.map(({ verdict }) => verdict);

test("what was exported is imported elsewhere as it was", async () => {
  const here = await withOwner();
  const team = { name: "Returns", agentIds: [here.owner.id] };
  const made = await here.server.call("POST", "/teams", here.owner, team);
  const { id: teamId } = (await made.json()) as { id: string };
  await here.add({
    shortcut: "hello",
    title: 'Say "hi"',
    text: "Hi {{visitor.name|you}},\n\n=1+1",
  });
  await here.add({ shortcut: "مرحبا", title: "-", text: "=SUM(A1)", lang: "ar", folder: "@x" });
  await here.add({ shortcut: "hello", title: "Team's", text: "T", scope: "team", teamId });
  await here.add({
    ...{ shortcut: "done", title: "Done", text: "" },
    acts: [
      { type: "tag", tags: ["a, b"] },
      { type: "close", outcome: "solved" },
    ],
  });
  const csv = await here.csv();
  expect(csv).toContain("'=SUM(A1)");
  expect(verdicts(await here.take(csv))).toEqual(["same", "same", "same", "same"]);

  const there = await withOwner();
  await there.server.call("POST", "/teams", there.owner, { ...team, agentIds: [there.owner.id] });
  expect(await there.take(csv)).toMatchObject({ stored: true });
  const told = ({ shortcut, title, text, folder, lang, scope, acts }: CannedReply) => ({
    ...{ shortcut, title, text, folder, lang, scope, acts },
  });
  const order = (a: CannedReply, b: CannedReply) => (a.title < b.title ? -1 : 1);
  const before = (await here.list()).sort(order).map(told);
  expect((await there.list()).sort(order).map(told)).toEqual(before);
});

test("each row is judged, and nothing is stored while one is wrong", async () => {
  const { take, list, add } = await withOwner();
  await add({ shortcut: "old", title: "Old", text: "Old" });
  const rows = [
    ...["shortcut,title,text,lang,scope,team", "new,New,New,,,", "old,Old,Newer,,,"],
    ...["two words,T,T,,,", "t,,T,,,", "l,L,L,Klingon,,", "s,S,S,,nobody,", "n,N,N,,team,Nobody"],
    ...["new,Twice,T,,,", "few,F"],
  ];
  const report = await take(rows.join("\n"));
  expect(report.stored).toBe(false);
  expect(verdicts(report)).toEqual(["added", "changed", ...Array(7).fill("wrong")]);
  const problems = report.rows.map(({ row, problem }) => `${row} ${problem}`).slice(2);
  for (const [at, word] of [
    ...["4 The shortcut", "5 The title", "6 The language", "7 The scope", '8 There is no team "No'],
    ...["9 It is in row 2 as well", "10 The row has 2 cells, and there are 6"],
  ].entries()) {
    expect(problems[at]).toContain(word);
  }
  expect((await list()).map(({ text }) => text)).toEqual(["Old"]);

  const good = rows.slice(0, 3).join("\n");
  expect(await take(good, { check: true })).toMatchObject({ stored: false });
  expect(await list()).toHaveLength(1);
  expect(await take(good)).toMatchObject({ stored: true });
  expect((await list()).map(({ text }) => text).sort()).toEqual(["New", "Newer"]);
});

test.each([
  ["shortcut,title\nx,y\n", "must name the columns"],
  ["shortcut,title,text,colour\n", '"colour" is no column'],
  ["shortcut,title,text,text\n", "twice"],
  ['shortcut,title,text\n"x', "Line 2"],
])("what is no such CSV is refused, with what to do: %j", async (csv, why) => {
  const { take } = await withOwner();
  const refused = await take(csv);
  expect(refused).toMatchObject({ status: 400, kind: "invalid" });
  expect(refused.detail).toContain(why);
});

test("an agent takes in their own, and exports none of a colleague's", async () => {
  const { agent, owner, take, csv } = await withOwner();
  const rows = "shortcut,title,text,scope\nmine,Mine,M,personal\nall,All,A,everyone\n";
  expect(verdicts(await take(rows, { check: true }, agent))).toEqual(["added", "wrong"]);
  await take("shortcut,title,text\nmine,Mine,M\n", { scope: "personal" }, agent);
  expect(await csv(agent)).toContain("mine,Mine,M");
  expect(await csv(owner)).not.toContain("mine");
});

test("no cell is a formula, and each comes back as it was", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^['=+\-@\t\r]{0,4}[a-z]?$/), (value) => {
      expect(toCell(value)).not.toMatch(/^[=+\-@\t\r]/);
      expect(fromCell(toCell(value))).toBe(value);
    }),
  );
});
