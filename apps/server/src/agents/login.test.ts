import type { Me, Problem, Session } from "@foyer/protocol";
import { fakeClock, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** What the test-kit gives every agent. */
const PASSWORD = "a long enough password";
const DAY_MS = 24 * 60 * 60 * 1000;

const login = (server: TestServer, email: string, password = PASSWORD) =>
  server.call("POST", "/login", undefined, { email, password });

/** The agent as the browser is that has just signed in. */
async function signedIn(server: TestServer, email: string, password = PASSWORD) {
  const answer = await login(server, email, password);
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { id: "", name: "", email, cookie };
}

test("signing in answers with the agent and the sites, and sets a cookie that scripts cannot read", async () => {
  const server = await startServer();
  const site = await server.addSite({ name: "Shop" });
  const { id, email } = await server.addAgent("Mara Jensen");
  const answer = await login(server, email.toUpperCase());
  expect(answer.status).toBe(200);
  const me = (await answer.json()) as Me;
  expect(me.agent).toMatchObject({ id, name: "Mara Jensen", role: "agent" });
  expect(me.sites).toMatchObject([{ key: site.key, name: "Shop" }]);
  expect(me.sites[0]?.snippet).toContain(`${server.origin}/embed/${site.key}.js`);
  expect(JSON.stringify(me)).not.toContain("argon2");
  const cookie = answer.headers.get("set-cookie");
  expect(cookie).toMatch(
    /^foyer_session=[A-Za-z0-9_-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
  );
});

test("under an https PUBLIC_URL the cookie is secure, and no sub-domain can plant it", async () => {
  const origin = "https://chat.example.com";
  const server = await startServer({ env: { PUBLIC_URL: origin } });
  const { email } = await server.addAgent("Mara Jensen");
  const answer = await fetch(`${server.origin}/api/v1/login`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const set = answer.headers.get("set-cookie") ?? "";
  expect(set).toMatch(/^__Host-foyer_session=/);
  expect(set).toContain("; Secure");
  expect(set).toContain("; Path=/;");
  expect(set).not.toContain("Domain");
  const cookie = set.split(";")[0] ?? "";
  const me = await fetch(`${server.origin}/api/v1/me`, { headers: { cookie } });
  expect(me.status).toBe(200);
  expect(((await me.json()) as Me).sites).toEqual([]);
});

test("a wrong password, an unknown address and an inactive agent get the same answer", async () => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const { email } = await server.addAgent("Mara Jensen");
  const gone = await server.addAgent("Gone Gunnar");
  await server.call("PATCH", `/agents/${gone.id}`, owner, { active: false });
  const answers = await Promise.all([
    login(server, email, "not the password"),
    login(server, "nobody@example.com"),
    login(server, gone.email),
  ]);
  const problems = await Promise.all(answers.map((answer) => answer.json()));
  expect(problems[0]).toMatchObject({ status: 401, kind: "not_signed_in" });
  expect(problems[1]).toEqual(problems[0]);
  expect(problems[2]).toEqual(problems[0]);
  for (const answer of answers) expect(answer.headers.get("set-cookie")).toBeNull();
});

test("the eleventh guess at an account is refused, and other accounts are not locked out", async () => {
  const server = await startServer();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  for (let guess = 1; guess <= 10; guess++) {
    expect((await login(server, mara.email, `guess number ${guess}`)).status).toBe(401);
  }
  for (const email of [mara.email, mara.email.toUpperCase()]) {
    const answer = await login(server, email);
    expect(await answer.json()).toMatchObject({ status: 429, kind: "rate_limited" });
    expect(answer.headers.get("retry-after")).not.toBeNull();
  }
  expect((await login(server, tom.email)).status).toBe(200);
});

test("sessions are listed with their device, and one's own can be revoked", async () => {
  const server = await startServer();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const phone = await signedIn(server, mara.email);
  const list = async (agent: typeof mara) =>
    (await (await server.call("GET", "/sessions", agent)).json()) as Session[];
  const sessions = await list(mara);
  expect(sessions.map(({ device, current }) => [device, current]).sort()).toEqual([
    ["A program", false],
    ["A test", true],
  ]);
  expect(JSON.stringify(sessions)).not.toContain("tokenHash");
  const phones = sessions.find(({ current }) => !current)?.id ?? "";
  const foreign = await server.call("DELETE", `/sessions/${phones}`, tom);
  expect(await foreign.json()).toMatchObject({ status: 404, kind: "not_found" });
  expect((await server.call("GET", "/me", phone)).status).toBe(200);
  expect((await server.call("DELETE", `/sessions/${phones}`, mara)).status).toBe(204);
  expect((await server.call("GET", "/me", phone)).status).toBe(401);
  expect(await list(mara)).toHaveLength(1);
  expect((await server.call("DELETE", `/sessions/${phones}`, mara)).status).toBe(404);
});

test("signing out ends the session and takes the cookie back", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const answer = await server.call("POST", "/logout", mara);
  expect(answer.status).toBe(204);
  expect(answer.headers.get("set-cookie")).toMatch(/foyer_session=;.*(Max-Age=0|1970)/);
  expect((await server.call("GET", "/me", mara)).status).toBe(401);
});

test("a new password needs the old one, and ends every other session", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const phone = await signedIn(server, mara.email);
  const change = (currentPassword?: string) =>
    server.call("PATCH", "/me", mara, { password: "a wholly new password", currentPassword });
  for (const wrong of ["not the password", undefined]) {
    const problem = (await (await change(wrong)).json()) as Problem;
    expect(problem).toMatchObject({ status: 400, kind: "invalid" });
    expect(problem.detail).toContain("current password");
  }
  expect((await server.call("GET", "/me", phone)).status).toBe(200);
  expect((await change(PASSWORD)).status).toBe(200);
  expect((await server.call("GET", "/me", mara)).status).toBe(200);
  expect((await server.call("GET", "/me", phone)).status).toBe(401);
  expect((await login(server, mara.email)).status).toBe(401);
  expect((await login(server, mara.email, "a wholly new password")).status).toBe(200);
});

test("a session ends after fourteen days unused, and after ninety in any case", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const [used, unused] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const status = async (agent: typeof used) => (await server.call("GET", "/me", agent)).status;
  clock.advance(14 * DAY_MS);
  expect(await status(used)).toBe(200);
  await server.house.db.writes.drained();
  clock.advance(DAY_MS);
  expect(await status(used)).toBe(200);
  expect(await status(unused)).toBe(401);
  for (let day = 15; day < 90; ) {
    const rest = Math.min(13, 90 - day);
    clock.advance(rest * DAY_MS);
    day += rest;
    expect(await status(used), `day ${day}`).toBe(200);
    await server.house.db.writes.drained();
  }
  clock.advance(1);
  expect(await status(used)).toBe(401);
});

test("over https the plain cookie, which a sub-domain could plant, opens nothing", async () => {
  const server = await startServer({ env: { PUBLIC_URL: "https://chat.example.com" } });
  const { cookie } = await server.addAgent("Mara Jensen");
  const ask = (header: string) =>
    fetch(`${server.origin}/api/v1/me`, { headers: { cookie: header } });
  expect(cookie).toContain("__Host-");
  expect((await ask(cookie.replace("__Host-", ""))).status).toBe(401);
  expect((await ask(cookie)).status).toBe(200);
});

test("guesses are counted by the visitor's address only when a trusted proxy tells it", async () => {
  const guess = (server: TestServer, address: string) =>
    fetch(`${server.origin}/api/v1/login`, {
      method: "POST",
      headers: {
        origin: server.origin,
        "content-type": "application/json",
        "x-forwarded-for": address,
      },
      body: JSON.stringify({ email: "mara@example.com", password: "a wrong password" }),
    });
  const statuses = async (server: TestServer) => {
    const answers = [];
    for (let i = 0; i < 11; i += 1) answers.push((await guess(server, `203.0.113.${i}`)).status);
    return answers.at(-1);
  };
  expect(await statuses(await startServer())).toBe(429);
  expect(await statuses(await startServer({ env: { TRUSTED_PROXIES: "loopback" } }))).toBe(401);
});
