import type { Conversation } from "@foyer/protocol";
import { connectAgent, connectVisitor } from "@foyer/test-kit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canCluster, openStage, type Stage, type StageAgent } from "./cluster/stage.ts";

/** Longer than the sweeps of both nodes rest. */
const SWEPT_MS = 20_000;

describe.skipIf(!canCluster())("what agents do with conversations, over two nodes", () => {
  let stage: Stage;
  let [here, there]: { origin: string }[] = [];
  let mara: StageAgent;
  let tom: StageAgent;

  beforeAll(async () => {
    stage = await openStage();
    [here, there] = stage.cluster.nodes;
    mara = await stage.addAgent("Mara Jensen");
    tom = await stage.addAgent("Tom Ruiz");
  });
  afterAll(() => stage?.close());

  const originOf = (node: { origin: string } | undefined) => (node as { origin: string }).origin;

  async function post(node: typeof here, agent: StageAgent, path: string, body?: object) {
    const answer = await fetch(`${originOf(node)}/api/v1/conversations/${path}`, {
      method: "POST",
      headers: {
        ...{ origin: originOf(node), cookie: agent.cookie },
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(200);
    return answer.json();
  }

  /** A conversation that Mara has claimed on the first node; her console is on it. */
  async function marasTalk(clientId: string) {
    const visitor = await connectVisitor({ origin: originOf(there) }, stage.site.key);
    visitor.send({ type: "send_message", clientId, text: "Hello?", to: "person" });
    const { conversationId: id } = await visitor.next("ack");
    await post(here, mara, `${id}/claim`);
    return id;
  }

  test("what is snoozed on one node wakes once for the whole cluster, with the agent where she is", async () => {
    const maras = await connectAgent({ origin: originOf(here) }, mara);
    const toms = await connectAgent({ origin: originOf(there) }, tom);
    const id = await marasTalk("snooze-0001");
    await post(here, mara, `${id}/snooze`, { until: Date.now() + 1_500 });
    const snoozed = await toms.nextRow((row) => row.id === id && row.state === "snoozed");
    const isAwake = (row: Conversation) =>
      row.id === id && row.state === "active" && row.change > snoozed.change;
    for (const console of [toms, maras]) {
      await console.next("conversations", (frame) => frame.conversations.some(isAwake), SWEPT_MS);
    }
    toms.send({ type: "watch", conversationId: id, after: 0 });
    const { events } = await toms.next("events", ({ conversationId }) => conversationId === id);
    const woken = events.filter(({ body }) => body.type === "woken");
    expect(woken).toMatchObject([{ by: { kind: "system" }, body: { why: "time" } }]);
  });

  test("colleagues on different nodes see each other look, and a team that one node made is known to the other", async () => {
    const maras = await connectAgent({ origin: originOf(here) }, mara);
    const toms = await connectAgent({ origin: originOf(there) }, tom);
    const id = await marasTalk("looking-001");
    maras.send({ type: "watch", conversationId: id, after: 0 });
    await maras.next("events");
    toms.send({ type: "watch", conversationId: id, after: 0 });
    expect(await maras.next("looking")).toMatchObject({ agent: { id: tom.id }, on: true });
    // Who was there before says so at the next beat.
    maras.send({ type: "ping" });
    const isMara = ({ agent }: { agent: { id: string } }) => agent.id === mara.id;
    expect(await toms.next("looking", isMara)).toMatchObject({ conversationId: id, on: true });

    const team = await stage.owner.call<{ id: string }>("POST", "/teams", { name: "Repairs" });
    await toms.next("teams", ({ teams }) => teams.some((one) => one.id === team.id));
    const given = await post(here, mara, `${id}/transfer`, { teamId: team.id });
    expect(given).toMatchObject({ state: "waiting", teamId: team.id });
    const late = await connectAgent({ origin: originOf(there) }, tom);
    expect(late.welcome.teams).toMatchObject([{ id: team.id, name: "Repairs" }]);
    const claimed = await post(there, tom, `${id}/claim`);
    expect(claimed).toMatchObject({ assigneeId: tom.id, teamId: team.id });
  });
});
