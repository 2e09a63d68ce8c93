import type { Ack, Feedback, Outcome } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const ASKS: Feedback = { kind: "faces", comment: true, nps: false, solved: true };

interface Talk {
  /** What the agent does before it ends. */
  agent?: "answers" | "claims" | "nothing";
  outcome?: Outcome;
  /** Who ends it, and after how long. */
  endedBy?: "agent" | "visitor";
  lasts?: number;
}

/** A site whose visitors are asked, and how they talk. */
async function house(feedback: Feedback | null = ASKS) {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  await server.house.manageSites.changeOptions(site.id, () => ({ feedback }));
  const mara = await server.addAgent("Mara Jensen");
  let count = 0;
  const clientId = () => `ask-test-${String(++count).padStart(8, "0")}`;

  /** A visitor in a browser of theirs. */
  async function arrive(token?: string) {
    const visitor = await connectVisitor(server, site.key, token ? { token } : {});

    /** By a socket of its own: days pass here, and whoever is silent for so long is sent away. */
    async function say(frame: object): Promise<Ack> {
      const socket = await connectVisitor(server, site.key, { token: visitor.token });
      const id = clientId();
      socket.send({ ...frame, clientId: id } as never);
      return socket.next("ack", (ack) => ack.clientId === id);
    }

    async function ask(id: string): Promise<boolean | number> {
      const path = `/api/v1/visitor/conversations/${id}/ask-feedback`;
      const headers = { authorization: `Bearer ${visitor.token}` };
      const answer = await fetch(server.origin + path, { method: "POST", headers });
      return answer.ok ? ((await answer.json()) as { due: boolean }).due : answer.status;
    }

    /** A conversation from its beginning to its end; its id. */
    async function talk({ agent = "answers", ...end }: Talk = {}): Promise<string> {
      const { outcome = "not_solved", endedBy = "agent", lasts = MINUTE_MS } = end;
      const words = { type: "send_message", text: "Hello?", to: "person", anew: true };
      const { conversationId: id } = await say(words);
      const said = { type: "send_message", conversationId: id, text: "Hi!" } as const;
      if (agent !== "nothing") await server.house.agentActs.claim(mara.id, id);
      if (agent === "answers")
        await server.house.acts.sendMessage.fromAgent(mara.id, { ...said, clientId: clientId() });
      clock.advance(lasts);
      if (endedBy === "agent") await server.house.agentActs.close(mara.id, id, { outcome });
      else await say({ type: "close_conversation", outcome: "not_solved" });
      return id;
    }

    const rate = (id: string, said: object) => say({ type: "rate", conversationId: id, ...said });

    return { visitor, ask, talk, rate };
  }
  return { clock, server, site, arrive };
}

test("who was helped is asked, on every device, until they have answered", async () => {
  const { arrive } = await house();
  const phone = await arrive();
  const desk = await arrive(phone.visitor.token);
  const id = await phone.talk();
  expect([await phone.ask(id), await desk.ask(id), await phone.ask(id)]).toEqual([
    true,
    true,
    true,
  ]);
  await phone.rate(id, { solved: "yes" });
  expect([await phone.ask(id), await desk.ask(id)]).toEqual([false, false]);
});

test("[M83] who was asked is left in peace for a week, whatever they talk about and wherever they are", async () => {
  const { arrive, clock } = await house();
  const phone = await arrive();
  const desk = await arrive(phone.visitor.token);
  expect(await phone.ask(await phone.talk())).toBe(true);
  clock.advance(6 * DAY_MS);
  const second = await desk.talk();
  expect(await desk.ask(second)).toBe(false);
  const stranger = await arrive();
  expect(await stranger.ask(await stranger.talk())).toBe(true);
  clock.advance(DAY_MS);
  expect(await desk.ask(second)).toBe(true);
});

test("the owner says how long that is", async () => {
  const { arrive, clock } = await house({ ...ASKS, askAgainDays: 0 });
  const { ask, talk } = await arrive();
  expect(await ask(await talk())).toBe(true);
  clock.advance(MINUTE_MS);
  expect(await ask(await talk())).toBe(true);
});

test.each<[string, Talk, boolean]>([
  ["no agent answered", { agent: "claims" }, false],
  ["nobody was there", { agent: "nothing", endedBy: "visitor" }, false],
  ["it was spam", { outcome: "spam" }, false],
  ["they ended it at once", { endedBy: "visitor", lasts: 29_000 }, false],
  ["they ended it in good time", { endedBy: "visitor", lasts: 31_000 }, true],
  ["an agent was as quick", { lasts: 1_000 }, true],
  ["an agent solved it without a word, as by phone", { agent: "claims", outcome: "solved" }, true],
])("when %s: %o is asked: %s", async (_, how, due) => {
  const { arrive } = await house();
  const { ask, talk } = await arrive();
  expect(await ask(await talk(how))).toBe(due);
});

test("where the owner asks nothing, or a week after the end, nobody is asked", async () => {
  const silent = await house(null);
  const quiet = await silent.arrive();
  expect(await quiet.ask(await quiet.talk())).toBe(false);
  const off = await house({ kind: "faces", comment: false, nps: false, rating: false });
  const other = await off.arrive();
  expect(await other.ask(await other.talk())).toBe(false);
  const late = await house();
  const { ask, talk } = await late.arrive();
  const id = await talk();
  late.clock.advance(7 * DAY_MS);
  expect(await ask(id)).toBe(false);
});

test("somebody else's conversation and none at all are refused alike; so is who has no token", async () => {
  const { server, arrive } = await house();
  const mine = await arrive();
  const other = await arrive();
  const id = await mine.talk();
  expect([await other.ask(id), await other.ask("a".repeat(21))]).toEqual([404, 404]);
  const path = `/api/v1/visitor/conversations/${id}/ask-feedback`;
  expect((await fetch(server.origin + path, { method: "POST" })).status).toBe(401);
});

test("skipping is in the log, and every device hears of it", async () => {
  const { arrive, server } = await house();
  const phone = await arrive();
  const id = await phone.talk();
  const desk = await arrive(phone.visitor.token);
  await phone.rate(id, { skipped: true });
  const { events } = await desk.visitor.next("events", ({ events }) =>
    events.some(({ body }) => body.type === "feedback_skipped"),
  );
  expect(events.at(-1)?.by).toEqual({ kind: "visitor" });
  expect(await server.house.conversations.byId(id)).toMatchObject({ rating: null, ratedAt: null });
});

test("a rating that says nothing is refused", async () => {
  const { arrive } = await house();
  const { visitor: first, talk } = await arrive();
  const conversationId = await talk();
  const { visitor } = await arrive(first.token);
  visitor.send({ type: "rate", clientId: "nothing-at-all", conversationId, comment: "  " });
  expect(await visitor.next("error")).toMatchObject({ kind: "malformed" });
});
