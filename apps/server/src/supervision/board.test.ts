import { connectVisitor, fakeClock, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { median } from "./board.ts";

const MINUTE = 60_000;

test("the middle of an even number is between the two in the middle; of none there is none", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 9, 6])).toBe(5);
  expect(median([])).toBeNull();
});

test("the board counts what was opened, answered, closed, solved and rated since then", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen", "admin");
  const board = async (since: number) =>
    (await server.call("GET", `/board?since=${since}`, mara)).json();
  const talk = talks(server, site.key, mara.cookie);

  await talk({ wait: () => clock.advance(1 * MINUTE), outcome: "solved", score: 2 });
  clock.advance(MINUTE);
  const midnight = clock.now();
  expect(await board(midnight)).toEqual({
    ...{ opened: 0, answered: 0, firstAnswerMs: null },
    ...{ closed: 0, solved: 0, rated: 0, ratingMean: null },
  });
  clock.advance(MINUTE);
  await talk({ wait: () => clock.advance(2 * MINUTE), outcome: "solved", score: 5 });
  await talk({ wait: () => clock.advance(4 * MINUTE), outcome: "not_solved", score: 4 });
  await talk({ wait: () => clock.advance(9 * MINUTE) });
  expect(await board(midnight)).toEqual({
    ...{ opened: 3, answered: 3, firstAnswerMs: 4 * MINUTE },
    ...{ closed: 2, solved: 1, rated: 2, ratingMean: 4.5 },
  });
});

test("the board looks back a day at most", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const mara = await server.addAgent("Mara Jensen", "admin");
  for (const since of [clock.now() + 1, clock.now() - 26 * 60 * MINUTE]) {
    const refused = await server.call("GET", `/board?since=${since}`, mara);
    expect(await refused.json()).toMatchObject({ kind: "invalid" });
  }
});

/** Has somebody wait, be answered and, with an outcome, closed and rated. */
function talks(server: TestServer, siteKey: string, cookie: string) {
  let n = 0;
  const clientId = () => `client-id-${n++}`;
  const agent = { id: "", name: "", email: "", cookie };
  return async (how: { wait(): void; outcome?: string; score?: number }) => {
    const visitor = await connectVisitor(server, siteKey);
    const asked = clientId();
    visitor.send({ type: "ask_person", clientId: asked });
    const { conversationId } = await visitor.next("ack", (ack) => ack.clientId === asked);
    how.wait();
    const path = `/conversations/${conversationId}`;
    const { acts, manageAgents } = server.house;
    const mara = manageAgents.list()[0]?.id ?? "";
    await server.call("POST", `${path}/claim`, agent);
    const reply = {
      type: "send_message",
      clientId: clientId(),
      conversationId,
      text: "Hi",
    } as const;
    await acts.sendMessage.fromAgent(mara, reply);
    if (how.outcome) await server.call("POST", `${path}/close`, agent, { outcome: how.outcome });
    if (!how.score) return;
    // Not by the socket, which the time that has passed may have ended.
    const { id } = visitor.welcome.visitor;
    const rate = { type: "rate", clientId: clientId(), conversationId, score: how.score } as const;
    await acts.rateConversation(id, rate);
  };
}
