import type { Event } from "@foyer/protocol";
import {
  type AgentClient,
  connectAgent,
  connectVisitor,
  type VisitorClient,
} from "@foyer/test-kit";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "./cluster/eventually.ts";
import { canCluster, openStage, type Stage, type StageAgent } from "./cluster/stage.ts";
import { signInToApi } from "./stage/console-api.ts";

interface Readiness {
  status: number;
  redis: string;
}

describe.skipIf(!canCluster())("nodes that lose what they share", () => {
  let stage: Stage;
  let here: { origin: string };
  let there: { origin: string };
  let mara: StageAgent;
  let said = 0;

  beforeAll(async () => {
    stage = await openStage();
    [here, there] = stage.cluster.nodes as unknown as [typeof here, typeof there];
    mara = await stage.addAgent("Mara Jensen");
  });
  afterAll(() => stage?.close());
  beforeEach(async () => {
    // A story that went wrong leaves nothing to the next one.
    stage.redis.thaw();
    await Promise.all([stage.redis.start(), stage.postgres.start()]);
    await untilReady({ status: 200, redis: "up" });
  });

  async function readiness({ origin }: { origin: string }): Promise<Readiness> {
    const answer = await fetch(`${origin}/readyz`);
    const { redis } = await answer.json();
    return { status: answer.status, redis: redis?.is };
  }

  /** Both nodes say so. */
  async function untilReady(wanted: Readiness): Promise<void> {
    await eventually(`both nodes say ${JSON.stringify(wanted)}`, async () => {
      const found = await Promise.all([here, there].map(readiness));
      return found.every(({ status, redis }) => status === wanted.status && redis === wanted.redis);
    });
  }

  /** A visitor on one node whose conversation an agent on the other has open. */
  async function talk() {
    const visitor = await connectVisitor(here, stage.site.key);
    const console = await connectAgent(there, mara);
    const clientId = `opening-${said++}`;
    visitor.send({ type: "send_message", clientId, text: "Hello?", to: "person" });
    const { conversationId: id } = await visitor.next("ack");
    const claim = await fetch(`${there.origin}/api/v1/conversations/${id}/claim`, {
      method: "POST",
      headers: { origin: there.origin, cookie: mara.cookie },
    });
    expect(claim.status).toBe(200);
    console.send({ type: "watch", conversationId: id, after: 0 });
    await console.next("events", ({ conversationId }) => conversationId === id);
    return { visitor, console, id };
  }

  /** Each side says something, and the other side is shown it. */
  async function bothAreHeard(visitor: VisitorClient, console: AgentClient, id: string) {
    const [question, answer] = [`question ${said++}`, `answer ${said++}`];
    const clientId = (text: string) => `line-${text.replace(" ", "-")}`;
    visitor.send({ type: "send_message", clientId: clientId(question), text: question });
    await console.next("events", ({ events }) => events.some(isText(question)));
    const reply = { conversationId: id, clientId: clientId(answer), text: answer };
    console.send({ type: "send_message", ...reply });
    await visitor.next("events", ({ events }) => events.some(isText(answer)));
  }

  /** Who is typing goes by Redis alone: that it arrives says that Redis carries news. */
  async function typingIsSeen(visitor: VisitorClient, console: AgentClient, id: string) {
    await eventually("typing is seen on the other node", async () => {
      visitor.send({ type: "typing", conversationId: id, on: true });
      const seen = console.next("typing", ({ conversationId }) => conversationId === id, 1_000);
      return seen.then(
        () => true,
        () => false,
      );
    });
  }

  test("without Redis what is said arrives all the same, and nodes say that they miss it", async () => {
    const { visitor, console, id } = await talk();
    await typingIsSeen(visitor, console, id);
    await stage.redis.kill();
    await bothAreHeard(visitor, console, id);
    await untilReady({ status: 200, redis: "down" });
    await bothAreHeard(visitor, console, id);
    const late = await connectAgent(here, mara);
    const row = late.welcome.conversations.find((one) => one.id === id);
    expect(row?.assigneeId).toBe(mara.id);
    await stage.redis.start();
    await untilReady({ status: 200, redis: "up" });
    await typingIsSeen(visitor, console, id);
    await bothAreHeard(visitor, console, id);
  });

  test("without Redis nodes go on knowing each other's agents", async () => {
    await stage.redis.kill();
    await untilReady({ status: 200, redis: "down" });
    const watcher = await connectAgent(here, await stage.addAgent("Tom Ruiz"));
    // Nobody who was here before: that they left may have been the last that Redis lost.
    const lea = await stage.addAgent("Lea Brandt");
    const console = await connectAgent(there, lea);
    const isLea = (online: boolean) => (frame: { agent: { id: string; online: boolean } }) =>
      frame.agent.id === lea.id && frame.agent.online === online;
    await watcher.next("agent", isLea(true), 20_000);
    console.close();
    await watcher.next("agent", isLea(false), 20_000);
    await stage.redis.start();
  });

  test("an agent who was added on one node signs in on another at once, though nobody told it", async () => {
    await stage.redis.kill();
    await untilReady({ status: 200, redis: "down" });
    const account = { email: "ada.lund@cluster.example", password: "a long enough password" };
    const added = await stage.owner.call<{ id: string }>("POST", "/agents", {
      ...{ ...account, name: "Ada Lund", role: "agent" },
    });
    const { cookie } = await signInToApi(there.origin, account.email, account.password);
    const { welcome } = await connectAgent(there, { cookie });
    expect(welcome.agent).toMatchObject({ id: added.id, name: "Ada Lund" });
  });

  test("a Redis that forgets everything is not missed", async () => {
    const { visitor, console, id } = await talk();
    await stage.redis.flush();
    await typingIsSeen(visitor, console, id);
    await bothAreHeard(visitor, console, id);
  });

  test("a Redis that stands still holds nobody up, and is used again when it goes on", async () => {
    const { visitor, console, id } = await talk();
    stage.redis.freeze();
    await bothAreHeard(visitor, console, id);
    await untilReady({ status: 200, redis: "down" });
    await bothAreHeard(visitor, console, id);
    stage.redis.thaw();
    await untilReady({ status: 200, redis: "up" });
    await typingIsSeen(visitor, console, id);
    await bothAreHeard(visitor, console, id);
  });

  test("when PostgreSQL is killed clients are sent away, and back on the other node nothing is lost or twice", async () => {
    const { visitor, console, id } = await talk();
    await bothAreHeard(visitor, console, id);
    await stage.postgres.kill();
    const line = { type: "send_message", clientId: "in-the-dark-01", text: "In the dark" } as const;
    const reply = { ...line, clientId: "in-the-dark-02", conversationId: id, text: "Dark, too" };
    visitor.send(line);
    console.send(reply);
    expect((await visitor.closed).code).toBe(4004);
    expect((await console.closed).code).toBe(4004);
    for (const node of [here, there]) expect((await readiness(node)).status).toBe(503);

    await stage.postgres.start();
    await untilReady({ status: 200, redis: "up" });
    const back = await connectVisitor(there, stage.site.key, { token: visitor.token });
    const again = await connectAgent(here, mara);
    back.send(line);
    again.send(reply);
    await back.next("ack", ({ clientId }) => clientId === line.clientId);
    await again.next("ack", ({ clientId }) => clientId === reply.clientId);
    again.send({ type: "watch", conversationId: id, after: 0 });
    const { events } = await again.next("events", ({ after }) => after === 0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    const texts = events.map(textOf);
    const told = [...visitor.received, ...console.received];
    for (const frame of told) {
      if (frame.type !== "events") continue;
      for (const event of frame.events) expect(events[event.seq - 1]).toEqual(event);
    }
    for (const text of [line.text, reply.text]) {
      expect(texts.filter((one) => one === text)).toHaveLength(1);
    }
    await bothAreHeard(back, again, id);
  });
});

const textOf = ({ body }: Event): string => ("text" in body ? (body.text ?? "") : "");

const isText = (text: string) => (event: Event) => textOf(event) === text;
