import type { Event } from "@foyer/protocol";
import { type AgentClient, connectAgent, connectVisitor, openAgentSocket } from "@foyer/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "./cluster/eventually.ts";
import { canCluster, openStage, type Stage, type StageAgent } from "./cluster/stage.ts";
import { signInToApi } from "./stage/console-api.ts";

describe.skipIf(!canCluster())("nodes that share a PostgreSQL and a Redis", () => {
  let stage: Stage;
  let [here, there, doomed]: { origin: string }[] = [];
  let mara: StageAgent;
  let tom: StageAgent;
  let dora: StageAgent;
  let siteKey: string;
  let killed: Promise<void>;

  beforeAll(async () => {
    stage = await openStage({ nodes: 3 });
    [here, there, doomed] = stage.cluster.nodes;
    siteKey = stage.site.key;
    mara = await stage.addAgent("Mara Jensen");
    tom = await stage.addAgent("Tom Ruiz");
    dora = await stage.addAgent("Dora Holm");
    // Whose node dies without a word is missed only after a while: until then other stories are told.
    const watcher = await openAgentSocket(on(here), tom.cookie);
    watcher.send({ type: "hello", version: 1, after: 0 });
    const last = await openAgentSocket(on(doomed), dora.cookie);
    last.send({ type: "hello", version: 1, after: 0 });
    await watcher.next("agent", ({ agent }) => agent.id === dora.id && agent.online);
    watcher.close();
    killed = stage.cluster.nodes[2]?.kill() ?? Promise.resolve();
    await killed;
    stage.cluster.balancer.remove(stage.cluster.nodes[2]?.port ?? 0);
  });
  afterAll(() => stage?.close());

  /** For nodes and sockets that the set-up has made. */
  const on = <T>(thing: T | undefined): T => thing as T;

  const call = (node: { origin: string } | undefined, agent: StageAgent, path: string, body = {}) =>
    fetch(`${node?.origin}/api/v1${path}`, {
      method: "POST",
      headers: {
        ...{ origin: on(node).origin, cookie: agent.cookie },
        "content-type": "application/json",
      },
      body: JSON.stringify(body),
    });

  test("a visitor on one node and agents on both talk as if there were one", async () => {
    const watcher = await connectAgent(on(here), tom);
    const console = await connectAgent(on(there), mara);
    const visitor = await connectVisitor(on(here), siteKey);
    visitor.send({ type: "send_message", clientId: "both-0001", text: "Hello?", to: "person" });
    const { conversationId: id } = await visitor.next("ack");
    const rowOf = (client: AgentClient, state: string, assigneeId: string | null) =>
      client.nextRow(
        (row) => row.id === id && row.state === state && row.assigneeId === assigneeId,
      );
    await Promise.all([rowOf(watcher, "waiting", null), rowOf(console, "waiting", null)]);

    expect((await call(there, mara, `/conversations/${id}/claim`)).status).toBe(200);
    await Promise.all([rowOf(watcher, "active", mara.id), rowOf(console, "active", mara.id)]);
    const late = await call(here, tom, `/conversations/${id}/claim`);
    expect(late.status).toBe(409);
    expect((await late.json()).winner).toMatchObject({ id: mara.id });

    console.send({ type: "watch", conversationId: id, after: 0 });
    const page = await console.next("events", ({ conversationId }) => conversationId === id);
    expect(page.events.map(textOf)).toContain("Hello?");
    const isTheirs = (frame: { conversationId: string }) => frame.conversationId === id;
    visitor.send({ type: "typing", conversationId: id, on: true });
    expect((await console.next("typing", isTheirs)).by).toEqual({ kind: "visitor" });
    console.send({ type: "typing", conversationId: id, on: true });
    expect((await visitor.next("typing", isTheirs)).by).toMatchObject({ id: mara.id });

    const reply = { conversationId: id, clientId: "both-0002", text: "Good morning" };
    console.send({ type: "send_message", ...reply });
    const answer = await console.next("ack", ({ clientId }) => clientId === reply.clientId);
    const said = await visitor.next("events", ({ events }) => events.some(isText(reply.text)));
    expect(said.events.at(-1)?.seq).toBe(answer.seq);
    visitor.send({ type: "read", conversationId: id, seq: answer.seq });
    await watcher.nextRow((row) => row.id === id && row.readByVisitor === answer.seq);
    console.send({ type: "read", conversationId: id, seq: answer.seq });
    const isRead = ({ readByAgent }: { readByAgent: number }) => readByAgent === answer.seq;
    await visitor.next("conversation", ({ conversation }) => isRead(conversation));

    expect(
      (await call(there, mara, `/conversations/${id}/transfer`, { agentId: tom.id })).status,
    ).toBe(200);
    await Promise.all([rowOf(watcher, "active", tom.id), rowOf(console, "active", tom.id)]);
    const closing = await call(here, tom, `/conversations/${id}/close`, { outcome: "solved" });
    expect(closing.status).toBe(200);
    await Promise.all([rowOf(watcher, "closed", tom.id), rowOf(console, "closed", tom.id)]);
    await visitor.next("events", ({ events }) => events.some(({ body }) => body.type === "closed"));
  });

  test("who is here is known on every node, by consoles and by widgets", async () => {
    const watcher = await connectAgent(on(here), tom);
    const visitor = await connectVisitor(on(here), siteKey);
    const isMara = (online: boolean) => (frame: { agent: { id: string; online: boolean } }) =>
      frame.agent.id === mara.id && frame.agent.online === online;
    const console = await connectAgent(on(there), mara);
    await watcher.next("agent", isMara(true));
    await visitor.next("here", (frame) => frame.here.some(({ id }) => id === mara.id));
    const guest = await connectVisitor(on(there), siteKey);
    expect(guest.welcome.here.map(({ id }) => id)).toEqual(expect.arrayContaining([tom.id]));
    const { id } = guest.welcome.visitor;
    // Of who has nothing to say nobody is told.
    guest.send({ type: "send_message", clientId: "c-who-is-here", text: "Hello", to: "person" });
    await watcher.next("visitor", (frame) => frame.visitorId === id && frame.online);
    guest.send({ type: "close_conversation", clientId: "c-that-is-all", outcome: "solved" });
    guest.close();
    await watcher.next("visitor", (frame) => frame.visitorId === id && !frame.online);
    console.close();
    await watcher.next("agent", isMara(false));
    await visitor.next("here", (frame) => frame.here.every((agent) => agent.id !== mara.id));
  });

  test("what owners change on one node holds on the other", async () => {
    const watcher = await connectAgent(on(there), tom);
    const renamed = await stage.owner.call<{ id: string }>("PATCH", `/agents/${mara.id}`, {
      name: "Mara Holm",
    });
    expect(renamed.id).toBe(mara.id);
    await watcher.next("agent", ({ agent }) => agent.id === mara.id && agent.name === "Mara Holm");
    await eventually("the new name is in a welcome of the other node", async () => {
      const { welcome } = await connectAgent(on(there), tom);
      return welcome.agents.some(({ name }) => name === "Mara Holm");
    });

    const settings = { accent: "#7048e8", greeting: "Hello", intro: "", lang: "en", origins: [] };
    const site = await stage.owner.call<{ id: string; key: string }>("POST", "/sites", {
      ...{ name: "Second", ...settings },
    });
    await eventually("the new site is served by the other node", async () => {
      return (await fetch(`${there?.origin}/embed/${site.key}.js`)).ok;
    });
    const visitor = await connectVisitor(on(there), site.key);
    const article = { question: "Do you deliver to islands?", answer: "Yes, by boat.", lang: "en" };
    await stage.owner.call("POST", `/sites/${site.id}/articles`, {
      ...article,
      ...{ alternatives: [], tags: [], popular: null, state: "published" },
    });
    await eventually("the new article is found on the other node", async () => {
      visitor.send({ type: "search_articles", query: "deliver to islands" });
      const { articles } = await visitor.next("articles");
      return articles.some(({ question }) => question === article.question);
    });
  });

  test("who signs out on one node is put out on the other", async () => {
    const { cookie } = await signInToApi(on(here).origin, mara.email, "only for this cluster");
    const console = await connectAgent(on(there), { cookie });
    const untouched = await connectAgent(on(there), mara);
    const answer = await fetch(`${here?.origin}/api/v1/logout`, {
      method: "POST",
      headers: { origin: on(here).origin, cookie },
    });
    expect(answer.status).toBe(204);
    expect((await console.closed).code).toBe(4401);
    untouched.send({ type: "ping" });
    await untouched.next("pong");
  });

  test("what is said again to the other node gets its first ack, and is there once", async () => {
    const first = await connectVisitor(on(here), siteKey);
    const line = { type: "send_message", clientId: "again-0001", text: "Once" } as const;
    first.send(line);
    const ack = await first.next("ack");
    first.close();
    const second = await connectVisitor(on(there), siteKey, { token: first.token });
    second.send(line);
    expect(await second.next("ack")).toEqual(ack);
    second.send({ type: "watch", conversationId: ack.conversationId, after: 0 });
    const { events } = await second.next("events", ({ after }) => after === 0);
    expect(events.filter(isText("Once"))).toHaveLength(1);
  });

  test("who comes back on the other node is given what came after what they hold", async () => {
    const before = await connectVisitor(on(here), siteKey);
    before.send({ type: "send_message", clientId: "back-0001", text: "One", to: "person" });
    const { conversationId: id, seq } = await before.next("ack");
    before.close();
    expect((await call(there, mara, `/conversations/${id}/claim`)).status).toBe(200);
    const console = await connectAgent(on(there), mara);
    for (const [i, text] of ["Two", "Three"].entries()) {
      const clientId = `back-reply-${i}`;
      console.send({ type: "send_message", conversationId: id, clientId, text });
      await console.next("ack", (ack) => ack.clientId === clientId);
    }
    const holds = { conversationId: id, after: seq };
    const after = await connectVisitor(on(there), siteKey, { token: before.token, holds });
    const page = await after.next("events");
    expect(page.after).toBe(seq);
    expect(page.events.map(textOf).filter(Boolean)).toEqual(["Two", "Three"]);
  });

  test("a console's list misses no change, though it comes back on another node each time while both write", async () => {
    const EACH = 25;
    const nodes = [on(here), on(there)];
    const visitors = await Promise.all(
      Array.from({ length: 2 * EACH }, (_, i) => connectVisitor(on(nodes[i % 2]), siteKey)),
    );
    let isWriting = true;
    // One by one on each node, so that the two nodes' changes come in between each other.
    const writeOn = async (side: number) => {
      const ids: string[] = [];
      for (const [i, visitor] of visitors.entries()) {
        if (i % 2 !== side) continue;
        const clientId = `hop-${i}-0001`;
        visitor.send({ type: "send_message", clientId, text: `Hop ${i}`, to: "person" });
        ids.push((await visitor.next("ack")).conversationId);
      }
      return ids;
    };
    const written = Promise.all([writeOn(0), writeOn(1)]).then((ids) => {
      isWriting = false;
      return ids.flat();
    });

    const rows = new Map<string, number>();
    let change = 0;
    for (let hop = 0, done = false; !done; hop++) {
      done = !isWriting;
      const console = await connectAgent(on(nodes[hop % 2]), tom, change);
      const heard = console.received.flatMap((frame) =>
        frame.type === "conversations" || frame.type === "welcome" ? frame.conversations : [],
      );
      if (!done && heard.length === 0) await console.next("conversations").catch(() => undefined);
      for (const frame of console.received) {
        if (frame.type !== "conversations" && frame.type !== "welcome") continue;
        for (const row of frame.conversations) {
          rows.set(row.id, row.change);
          change = Math.max(change, row.change);
        }
        if (frame.type === "welcome") change = Math.max(change, frame.change);
      }
      console.close();
    }
    for (const id of await written) expect(rows.has(id), `the list has ${id}`).toBe(true);
  });

  test("agents of a node that died without a word are away within half a minute", async () => {
    await killed;
    await eventually("the dead node's agent is away", async () => {
      const { welcome } = await connectAgent(on(here), tom);
      return welcome.agents.some(({ id, online }) => id === dora.id && !online);
    });
  });

  test("when a new node takes the place of another, clients are told to come back, and find it", async () => {
    const watcher = await connectAgent(on(here), tom);
    const console = await connectAgent(on(there), mara);
    await watcher.next("agent", ({ agent }) => agent.id === mara.id && agent.online);
    await stage.cluster.replace(on(stage.cluster.nodes[1]));
    expect((await console.closed).code).toBe(4000);
    await watcher.next("agent", ({ agent }) => agent.id === mara.id && !agent.online);
    // Two connections in turn: one comes to each node.
    for (let n = 0; n < 2; n++) {
      const again = await connectAgent(stage.cluster.balancer, mara);
      expect(again.welcome.agents.some(({ id, online }) => id === mara.id && online)).toBe(true);
    }
  });
});

const textOf = ({ body }: Event): string => ("text" in body ? (body.text ?? "") : "");

const isText = (text: string) => (event: Event) => textOf(event) === text;
