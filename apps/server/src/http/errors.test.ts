import { createConnection } from "node:net";
import type { Problem } from "@foyer/protocol";
import { startServer, type TestServer, testEngine } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "content-security-policy": expect.stringContaining("default-src 'self'"),
};

const headersOf = (answer: Response) => Object.fromEntries(answer.headers);

/** A request line that no client library would send. */
function rawRequest({ origin }: TestServer, path: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = createConnection(Number(port), hostname, () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.on("data", (chunk) => {
      text += String(chunk);
    });
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });
}

test("what is not there answers 404 as problem details, whatever the method", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  for (const [method, path] of [
    ["GET", "/nothing"],
    ["POST", "/nothing"],
    ["GET", "/conversations/x/y/z"],
    ["PUT", "/me"],
  ] as const) {
    const answer = await server.call(method, path, mara);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({
      type: "about:blank",
      title: "not found",
      status: 404,
      kind: "not_found",
      detail: expect.stringContaining(`/api/v1${path}`),
    });
  }
});

test("an address that cannot be decoded is a problem of the asker, told like any other", async () => {
  const server = await startServer();
  for (const path of ["/api/v1/visitors/%E0%A4%A", "/%", "/embed/%c0%ae.js"]) {
    const answer = await rawRequest(server, path);
    expect(answer, path).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(answer.toLowerCase(), path).toContain("application/problem+json");
    expect(answer.toLowerCase(), path).toContain("x-content-type-options: nosniff");
  }
});

test("a path that climbs out of the folders finds nothing", async () => {
  const server = await startServer();
  const climbs = [
    "/widget/../../../../etc/passwd",
    "/widget/..%2f..%2f..%2fpackage.json",
    "/widget/%2e%2e/%2e%2e/package.json",
    "/console/assets/..%5c..%5cindex.html",
    "/..%2f..%2fpackage.json",
    "/widget/%00",
    "/widget/.vite/manifest.json%00.js",
  ];
  for (const path of climbs) {
    const answer = await rawRequest(server, path);
    expect(answer, path).toMatch(/^HTTP\/1.1 (400|403|404) /);
    expect(answer, path).not.toContain("@foyer/");
  }
});

test("a body that does not fit its schema is refused, and the message names the field", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = { name: "S", accent: "#3b5bdb", greeting: "", intro: "", lang: "en", origins: [] };
  const wrong: [string, string, object, string][] = [
    ["POST", "/sites", { ...site, accent: "blue" }, "accent"],
    ["POST", "/sites", { ...site, accent: undefined }, "accent"],
    ["POST", "/sites", { ...site, origins: ["shop.example"] }, "origins/0"],
    ["POST", "/sites", { ...site, name: 5 }, "name"],
    ["POST", "/sites", { ...site, owner: true }, "additional properties"],
    ["PATCH", "/me", {}, "body"],
    ["PATCH", "/me", { name: null }, "name"],
    ["PATCH", "/visitors/x", { name: "" }, "name"],
    ["POST", "/conversations/x/close", { outcome: "maybe" }, "outcome"],
    ["POST", "/conversations/x/hand-to-faq", { articleIds: "x" }, "articleIds"],
    ["POST", "/canned-replies", { shortcut: "/x", title: "X", text: "x" }, "shortcut"],
    ["GET", "/conversations?state=asleep", {}, "state"],
    ["GET", "/conversations?cursor=yesterday", {}, "cursor"],
    ["GET", "/conversations/a%20b", {}, "id"],
  ];
  for (const [method, path, body, field] of wrong) {
    const answer = await server.call(method, path, owner, method === "GET" ? undefined : body);
    const problem = (await answer.json()) as Problem;
    expect(problem, path).toMatchObject({ status: 400, kind: "malformed" });
    expect(problem.detail, path).toContain(field);
  }
});

test("a body that is no JSON, too large or of another kind is told so", async () => {
  const server = await startServer();
  const { cookie } = await server.addAgent("Olga Owner", "owner");
  const post = async (body: string, type = "application/json") => {
    const headers = { origin: server.origin, cookie, "content-type": type };
    const answer = await fetch(`${server.origin}/api/v1/sites`, { method: "POST", headers, body });
    return { sent: headersOf(answer), ...((await answer.json()) as Problem) };
  };
  for (const body of ["{", "", "null", '"text"', "[]", '{"__proto__":{"a":1}}']) {
    expect(await post(body), body).toMatchObject({ status: 400, kind: "malformed" });
  }
  expect(await post(`"${"x".repeat(256 * 1024)}"`)).toMatchObject({ status: 413 });
  expect(await post("name=x", "application/x-www-form-urlencoded")).toMatchObject({ status: 415 });
  expect(await post("{}", "text/plain")).toMatchObject({ status: 400, kind: "malformed" });
  expect((await post("{")).sent["content-type"]).toContain("application/problem+json");
});

test("every answer carries the security headers, errors included", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const site = await server.addSite();
  const api = async (method: string, path: string, agent?: typeof mara, body?: object) =>
    server.call(method, path, agent, body);
  const answers = [
    await api("GET", "/me", mara),
    await api("GET", "/me"),
    await api("GET", "/nothing", mara),
    await api("PATCH", "/me", mara, {}),
    await api("POST", "/sites", mara, { name: "x" }),
    await api("DELETE", "/canned-replies/x", mara),
    await fetch(`${server.origin}/api/v1/logout`, { method: "POST" }),
    await fetch(`${server.origin}/embed/${site.key}.js`),
    await fetch(`${server.origin}/embed/nobody.js`),
    await fetch(`${server.origin}/`, { redirect: "manual" }),
    await fetch(`${server.origin}/console`, { redirect: "manual" }),
    await fetch(`${server.origin}/widget/nothing.js`),
    await fetch(`${server.origin}/healthz`),
    await fetch(`${server.origin}/readyz`),
    await fetch(`${server.origin}/socket/visitor`),
    await fetch(`${server.origin}/api/v1/me`, { method: "OPTIONS" }),
  ];
  for (const answer of answers) {
    expect(headersOf(answer), `${answer.status} ${answer.url}`).toMatchObject(HEADERS);
  }
});

test("health, readiness and metrics answer without a session", async () => {
  const server = await startServer();
  const get = async (path: string) => (await fetch(`${server.origin}${path}`)).text();
  expect(JSON.parse(await get("/healthz"))).toEqual({ status: "ok" });
  const ready = JSON.parse(await get("/readyz"));
  expect(ready).toMatchObject({ status: "ok", database: testEngine() });
  expect(await get("/metrics")).toContain("foyer_open_sockets 0");
});
