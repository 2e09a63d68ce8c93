import { PROTOCOL_VERSION, type VisitorHello } from "@foyer/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreedProtocol, ask, askPlainly, openSocket } from "./proxy-client.ts";
import { NAME, type ReverseProxy, type StartProxy } from "./reverse-proxy.ts";
import { type ServerProcess, startServerProcess } from "./server-process.ts";

const OWNER = { email: "nora.lind@example.com", password: "a long enough password" };
const ORIGIN = `https://${NAME}`;
const JSON_OF_OURS = { origin: ORIGIN, "content-type": "application/json" };

/**
 * What must hold behind every proxy that deploy/ has a configuration for. The server is told no
 * PUBLIC_URL here: what it knows of https and of the name, it knows from the proxy.
 */
export function tellProxyStory(start: StartProxy): void {
  let server: ServerProcess;
  let proxy: ReverseProxy;

  beforeAll(async () => {
    server = await startServerProcess({
      ...{ HOST: "127.0.0.1", TRUSTED_PROXIES: "loopback" },
      ...{ OWNER_EMAIL: OWNER.email, OWNER_PASSWORD: OWNER.password },
    });
    proxy = await start(new URL(server.origin).port);
    await untilOpen(proxy);
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.remove();
  });

  async function signIn(): Promise<{ cookie: string; siteKey: string }> {
    const answer = await ask(proxy, {
      ...{ method: "POST", path: "/api/v1/login", headers: JSON_OF_OURS },
      body: JSON.stringify(OWNER),
    });
    expect(answer.status, answer.body).toBe(200);
    const [cookie = ""] = answer.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/; *Secure/i);
    return { cookie: cookie.split(";")[0] ?? "", siteKey: JSON.parse(answer.body).sites[0].key };
  }

  test("a visitor's message is acknowledged, and an agent's console is told of it", async () => {
    const { cookie, siteKey } = await signIn();
    const agent = await openSocket(proxy, "/socket/agent", cookie);
    agent.send({ type: "hello", version: PROTOCOL_VERSION, after: 0 });
    await agent.frame("welcome");

    const visitor = await openSocket(proxy, "/socket/visitor");
    visitor.send(helloOf(siteKey));
    expect(await visitor.frame("welcome")).toHaveProperty("token");
    visitor.send({ type: "send_message", clientId: "line-one", text: "Hello", to: "person" });
    const ack = await visitor.frame("ack");
    expect(ack).toMatchObject({ clientId: "line-one" });
    expect(JSON.stringify(await agent.frame("conversations"))).toContain(ack.conversationId);
    visitor.send({ type: "ping" });
    await visitor.frame("pong");
    visitor.close();
    agent.close();
  });

  test("each visitor is counted under their own address, whatever they claim", async () => {
    const left = async (from: string, claims: Record<string, string> = {}) => {
      const answer = await ask(proxy, { path: "/healthz", from, headers: claims });
      return Number(answer.headers["x-ratelimit-remaining"]);
    };
    const first = await left("127.0.0.2");
    expect(first).toBeGreaterThan(0);
    expect(await left("127.0.0.2")).toBe(first - 1);
    expect(await left("127.0.0.2", { "x-forwarded-for": "203.0.113.9" })).toBe(first - 2);
    expect(await left("127.0.0.3")).toBe(first);
  });

  test("https and the name are the proxy's word, not the client's", async () => {
    const claims = { "x-forwarded-proto": "http", "x-forwarded-host": "evil.example" };
    const headers = { ...JSON_OF_OURS, ...claims };
    const body = JSON.stringify(OWNER);
    const answer = await ask(proxy, { method: "POST", path: "/api/v1/login", headers, body });
    expect(answer.status, answer.body).toBe(200);
  });

  test("the figures are for inside only", async () => {
    expect(await (await fetch(`${server.origin}/metrics`)).text()).toContain("foyer_open_sockets");
    for (const path of [
      "/metrics",
      "/metrics?x",
      "/%6detrics",
      "//metrics",
      "/metrics/",
      "/./metrics",
    ]) {
      const answer = await ask(proxy, { path });
      expect([path, answer.status >= 300, /foyer_open_sockets/.test(answer.body)]).toEqual([
        ...[path, true, false],
      ]);
    }
    expect((await ask(proxy, { path: "/readyz" })).status).toBe(200);
  });

  test("a body may be as large as the server takes, and no larger", async () => {
    const post = async (bytes: number) => {
      const body = JSON.stringify({ ...OWNER, password: "x".repeat(bytes) });
      const answer = await ask(proxy, {
        ...{ method: "POST", path: "/api/v1/login", headers: JSON_OF_OURS, body },
      });
      return answer.status;
    };
    expect(await post(250 * 1024)).toBe(400);
    expect(await post(300 * 1024)).toBe(413);
  });

  test("the server's packing comes through, browsers get HTTP/2, and http becomes https", async () => {
    const { siteKey } = await signIn();
    const headers = { "accept-encoding": "gzip, br" };
    const loader = await ask(proxy, { path: `/embed/${siteKey}.js`, headers });
    expect(loader.headers["content-encoding"]).toBe("br");
    expect(loader.headers["strict-transport-security"]).toMatch(/max-age=\d+/);
    expect(await agreedProtocol(proxy)).toBe("h2");
    const plain = await askPlainly(proxy, "/console/");
    expect(plain.status).toBeGreaterThanOrEqual(300);
    expect(plain.headers.location).toMatch(/^https:\/\/chat\.example\.com(:\d+)?\/console\/$/);
  });

  test("a restart of the server is over as soon as it is back", async () => {
    await server.stop();
    await server.start();
    expect((await ask(proxy, { path: "/readyz" })).status).toBe(200);
  });
}

/** Runs the story, or says aloud that it cannot. */
export function describeBehind(proxy: string, isInstalled: boolean, tell: () => void): void {
  if (!isInstalled) console.warn(`SKIPPED: ${proxy} is not installed; apt-get install ${proxy}`);
  describe.skipIf(!isInstalled)(`behind ${proxy}`, tell);
}

function helloOf(siteKey: string): VisitorHello {
  const page = { url: `${ORIGIN}/`, title: "Shop" };
  const device = { languages: ["en"], timeZone: "Europe/Oslo" };
  return { type: "hello", version: PROTOCOL_VERSION, siteKey, page, device };
}

async function untilOpen(proxy: ReverseProxy): Promise<void> {
  for (;;) {
    if (proxy.hasEnded()) throw new Error(`the proxy stopped at start:\n${proxy.output()}`);
    const answer = await ask(proxy, { path: "/healthz" }).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
