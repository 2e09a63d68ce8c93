import type { ProactiveRule } from "@foyer/protocol";
import { connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const rule: ProactiveRule = {
  ...{ id: "hello", name: "Hello", text: "Can we help you choose?", on: true },
  ...{ when: {}, everyHours: 0 },
};

async function answerTo(proactive: string) {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite();
  const [listed] = (await (await server.call("GET", "/sites", owner)).json()) as [
    { options: object } & Record<string, unknown>,
  ];
  const { name, accent, greeting, intro, lang, origins } = listed;
  await server.call("PUT", `/sites/${site.id}`, owner, {
    ...{ name, accent, greeting, intro, lang, origins },
    options: { ...listed.options, rules: [rule] },
  });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({
    ...{ type: "send_message", clientId: "answer-001", text: "Yes, please" },
    ...{ to: "person", proactive },
  });
  const { events } = await visitor.next("events");
  return events.map(({ by, body }) => [by.kind, body.type]);
}

test("[M14] the words that a visitor answers come before the answer, as the rule has them", async () => {
  expect((await answerTo("hello")).slice(0, 2)).toEqual([
    ["system", "spoken_first"],
    ["visitor", "message"],
  ]);
});

test("[M14] a rule that is not there is passed over, and the answer is kept", async () => {
  expect((await answerTo("gone"))[0]).toEqual(["visitor", "message"]);
});
