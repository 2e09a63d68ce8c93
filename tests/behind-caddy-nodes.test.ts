import { PROTOCOL_VERSION } from "@foyer/protocol";
import { present } from "@foyer/test-kit/services/present";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCaddyOfNodes } from "./stage/caddy-of-nodes.ts";
import { type NameServer, startNameServer } from "./stage/name-server.ts";
import { ask, openSocket } from "./stage/proxy-client.ts";
import { areInstalled, NAME, type ReverseProxy } from "./stage/reverse-proxy.ts";
import { type Node, startTwoNodes, type TwoNodes } from "./stage/two-nodes.ts";

const OWNER = { email: "nora.lind@example.com", password: "a long enough password" };
const ORIGIN = `https://${NAME}`;

const canRun =
  areInstalled("caddy") && present.postgres && present.redis && process.platform === "linux";
if (!canRun) console.warn("SKIPPED: two nodes behind Caddy need Linux, Caddy, PostgreSQL, Redis");

describe.skipIf(!canRun)("two nodes behind Caddy", () => {
  let house: TwoNodes;
  let names: NameServer;
  let proxy: ReverseProxy;
  let siteKey: string;
  let cookie: string;

  beforeAll(async () => {
    house = await startTwoNodes({
      ...{ TRUSTED_PROXIES: "loopback", REQUESTS_PER_MINUTE: "1000000" },
      ...{ OWNER_EMAIL: OWNER.email, OWNER_PASSWORD: OWNER.password },
    });
    names = await startNameServer(house.nodes.map(({ address }) => address));
    proxy = await startCaddyOfNodes({ nameServer: names.port, nodePort: house.port });
    await untilOpen();
    const answer = await ask(proxy, {
      ...{ method: "POST", path: "/api/v1/login", body: JSON.stringify(OWNER) },
      headers: { origin: ORIGIN, "content-type": "application/json" },
    });
    expect(answer.status, answer.body).toBe(200);
    siteKey = JSON.parse(answer.body).sites[0].key;
    cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  });
  afterAll(async () => {
    await proxy?.stop();
    names?.stop();
    await house?.remove();
  });

  async function untilOpen(): Promise<void> {
    for (;;) {
      if (proxy.hasEnded()) throw new Error(`Caddy stopped at start:\n${proxy.output()}`);
      const answer = await ask(proxy, { path: "/healthz" }).catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const socketsOf = async ({ origin }: Node): Promise<number> => {
    const figures = await (await fetch(`${origin}/metrics`)).text();
    return Number(/^foyer_open_sockets (\d+)/m.exec(figures)?.[1]);
  };

  /** The ids of the nodes that answer, asked `times` times. */
  async function nodesThatAnswer(times: number): Promise<Set<string>> {
    const answers = [];
    for (let i = 0; i < times; i++) answers.push(await ask(proxy, { path: "/readyz" }));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    return new Set(answers.map(({ body }) => JSON.parse(body).node));
  }

  async function openVisitor() {
    const visitor = await openSocket(proxy, "/socket/visitor");
    const page = { url: `${ORIGIN}/`, title: "Shop" };
    const device = { languages: ["en"], timeZone: "Europe/Oslo" };
    visitor.send({ type: "hello", version: PROTOCOL_VERSION, siteKey, page, device });
    await visitor.frame("welcome");
    return visitor;
  }

  test("new sockets go where there are fewest, and those of two nodes hear each other", async () => {
    const visitors = [];
    for (let i = 0; i < 6; i++) visitors.push(await openVisitor());
    expect(await Promise.all(house.nodes.map(socketsOf))).toEqual([3, 3]);

    const agent = await openSocket(proxy, "/socket/agent", cookie);
    agent.send({ type: "hello", version: PROTOCOL_VERSION, after: 0 });
    await agent.frame("welcome");
    for (const [i, visitor] of visitors.entries()) {
      visitor.send({
        type: "send_message",
        clientId: `line-number-${i}`,
        text: "Hello",
        to: "person",
      });
      const { conversationId } = await visitor.frame("ack");
      let told = "";
      while (!told.includes(String(conversationId))) {
        told = JSON.stringify(await agent.frame("conversations"));
      }
    }
    for (const socket of [...visitors, agent]) socket.close();
  });

  test("while a node restarts every request is answered by the other one", async () => {
    const [, second] = house.nodes;
    const staying = await openVisitor();
    await second.stop();
    // Its name is still known, as in the moment before Docker takes it away.
    expect((await nodesThatAnswer(20)).size).toBe(1);
    const moved = await openVisitor();
    await second.start();
    moved.close();
    staying.close();
  });

  test("a node that is added is found, and one that is taken away is not asked any more", async () => {
    const [first, second] = house.nodes;
    names.set([first.address]);
    while ((await nodesThatAnswer(6)).size !== 1);
    names.set([first.address, second.address]);
    while ((await nodesThatAnswer(6)).size !== 2);
  });
});
