import diagnostics from "node:diagnostics_channel";
import {
  type ArticleDraft,
  DEFAULT_COMPLAINT_SETTINGS,
  DEFAULT_NOTIFICATIONS,
  DEFAULT_ROUTING,
  type Hours,
  type SiteDraft,
} from "@foyer/protocol";
import { connectVisitor, startServer, type TestAgent, type TestServer } from "@foyer/test-kit";
import type { FastifyInstance } from "fastify";
import { expect, test } from "vitest";

const ARTICLE: ArticleDraft = {
  ...{ lang: "en", question: "When?", alternatives: [], answer: "Now.", tags: [], popular: null },
  state: "published",
};
const SITE: SiteDraft = {
  ...{ name: "Shop", accent: "#3b5bdb", greeting: "Hi", intro: "", lang: "en", origins: [] },
};
const HOURS: Hours = {
  ...{ timeZone: "Europe/Berlin", week: [[], [], [], [], [], [], []], dates: [] },
  closedUntil: null,
};
const REPLY = { shortcut: "thanks", title: "Thanks", text: "Thank you" };
const CSV = { csv: "shortcut,title,text\n", scope: "personal", check: true };
const SUBSCRIPTION = {
  endpoint: "https://push.example.com/x",
  keys: { p256dh: "B".repeat(87), auth: "a".repeat(22) },
};
const STEPS = { notify: [], holder: true, raiseTo: null, toTeam: null };
const STANDARD = {
  ...{ name: "Fast", siteId: null, teamId: null, priority: null, warnPercent: 50 },
  ...{ replySeconds: 60, solveSeconds: null, onWarned: STEPS, onMissed: STEPS },
};
const PERIOD = "?from=2026-01-01&to=2026-01-31&zone=UTC";
const SAVED_REPORT = { name: "Mondays", query: { days: 30, zone: "UTC" }, weekly: false };
const QUESTIONS = { questionIds: ["x"] };
const NEW_AGENT = {
  ...{ name: "New", email: "new@example.com", role: "agent", password: "a long enough password" },
};

interface Row {
  /**
   * Who may: `anyone` without a session, `agent` of any role, `admin` those of an owner or admin, `owner`
   * owners alone.
   */
  may: "anyone" | "agent" | "admin" | "owner";
  /** A body that its schema takes, so that only the right is in question. */
  body?: object;
}

/** A path with `value` in each of its places; a kind is one of a few words. */
const filled = (path: string, value: string): string =>
  path.replace(":kind", "reply").replace(/:\w+/g, value);

/** Every route of the API. A route without a row, or a row without a route, fails below. */
const ROUTES: Record<string, Row> = {
  "GET /setup": { may: "anyone" },
  "POST /setup": { may: "anyone", body: { ...NEW_AGENT, role: undefined, siteName: "Shop" } },
  "POST /login": { may: "anyone", body: { email: "new@example.com", password: "x" } },
  "POST /logout": { may: "agent" },
  "GET /me": { may: "agent" },
  "PATCH /me": { may: "agent", body: { name: "Me" } },
  "GET /sessions": { may: "agent" },
  "DELETE /sessions/:id": { may: "agent" },
  "PUT /me/picture": { may: "agent" },
  "DELETE /me/picture": { may: "agent" },
  "GET /pictures/:id": { may: "anyone" },
  "GET /invitations": { may: "admin" },
  "POST /invitations": { may: "admin", body: { role: "agent" } },
  "DELETE /invitations/:id": { may: "admin" },
  "POST /invitations/look": { may: "anyone", body: { token: "x".repeat(43) } },
  "POST /invitations/accept": {
    may: "anyone",
    body: { ...NEW_AGENT, role: undefined, token: "x".repeat(43) },
  },
  "PATCH /me/presence": { may: "agent", body: { status: "busy" } },
  "GET /me/notifications": { may: "agent" },
  "PUT /me/notifications": { may: "agent", body: DEFAULT_NOTIFICATIONS },
  "GET /push/key": { may: "agent" },
  "PUT /push/subscriptions": { may: "agent", body: SUBSCRIPTION },
  "DELETE /push/subscriptions/:id": { may: "agent" },
  "POST /push/test": { may: "agent" },
  "GET /board": { may: "admin" },
  "GET /reports": { may: "agent" },
  "GET /reports/csv": { may: "agent" },
  "GET /reports/saved": { may: "agent" },
  "POST /reports/saved": { may: "agent", body: SAVED_REPORT },
  "PATCH /reports/saved/:id": { may: "agent", body: { name: "Mondays" } },
  "DELETE /reports/saved/:id": { may: "agent" },
  "GET /staffing": { may: "admin" },
  "GET /agents": { may: "agent" },
  "POST /agents": { may: "admin", body: NEW_AGENT },
  "PATCH /agents/:id": { may: "admin", body: { name: "Renamed" } },
  "GET /conversations": { may: "agent" },
  "GET /conversations/:id": { may: "agent" },
  "POST /conversations/:id/claim": { may: "agent" },
  "POST /conversations/:id/release": { may: "agent" },
  "POST /conversations/:id/transfer": { may: "agent", body: { agentId: "x" } },
  "POST /conversations/:id/hand-to-faq": { may: "agent", body: { articleIds: ["x"] } },
  "POST /conversations/:id/close": { may: "agent", body: { outcome: "solved" } },
  "POST /conversations/:id/reopen": { may: "agent" },
  "GET /conversations/:id/reach": { may: "agent" },
  "POST /conversations/:id/snooze": { may: "agent", body: { until: null } },
  "POST /conversations/:id/wake": { may: "agent" },
  "POST /conversations/:id/tags": { may: "agent", body: { add: ["x"] } },
  "PUT /conversations/:id/priority": { may: "agent", body: { priority: "high" } },
  "PUT /conversations/:id/stage": { may: "agent", body: { stage: null } },
  "PUT /conversations/:id/follow-up": { may: "agent", body: { at: null } },
  "POST /conversations/:id/follow-up/done": { may: "agent" },
  "GET /follow-ups": { may: "agent" },
  "POST /conversations/bulk": { may: "agent", body: { ids: ["x"], act: { type: "claim" } } },
  "GET /teams": { may: "agent" },
  "POST /teams": { may: "admin", body: { name: "Billing" } },
  "PATCH /teams/:id": { may: "admin", body: { name: "Billing" } },
  "DELETE /teams/:id": { may: "admin" },
  "GET /teams/:id/hours": { may: "agent" },
  "PUT /teams/:id/hours": { may: "admin", body: { hours: null } },
  "GET /closings": { may: "agent" },
  "POST /sites/:id/closing": { may: "admin", body: { until: null, timeZone: "UTC" } },
  "POST /teams/:id/closing": { may: "admin", body: { until: null, timeZone: "UTC" } },
  "GET /standards": { may: "agent" },
  "POST /standards": { may: "admin", body: STANDARD },
  "PUT /standards/:id": { may: "admin", body: STANDARD },
  "DELETE /standards/:id": { may: "admin" },
  "GET /sites/:id/tags": { may: "agent" },
  "GET /views": { may: "agent" },
  "POST /views": { may: "agent", body: { name: "VIP", filter: {} } },
  "PATCH /views/:id": { may: "agent", body: { name: "VIP" } },
  "DELETE /views/:id": { may: "agent" },
  "PUT /views/order": { may: "agent", body: { ids: [] } },
  "PATCH /conversations/:id/messages/:seq": { may: "agent", body: { text: "x" } },
  "DELETE /conversations/:id/messages/:seq": { may: "agent" },
  "GET /routing": { may: "agent" },
  "PUT /routing": { may: "admin", body: DEFAULT_ROUTING },
  "GET /mail": { may: "admin" },
  "POST /conversations/:id/accept": { may: "agent" },
  "POST /conversations/:id/decline": { may: "agent" },
  "GET /coach": { may: "agent" },
  "PUT /coach": { may: "admin", body: { on: true, off: [], rules: {}, revision: 0 } },
  "GET /mentions": { may: "agent" },
  "POST /mentions/read": { may: "agent", body: { conversationId: "x" } },
  "POST /search/messages": { may: "agent", body: { text: "x" } },
  "POST /search/people": { may: "agent", body: { text: "x" } },
  "POST /uploads": { may: "agent" },
  "GET /uploads/:id": { may: "agent" },
  "DELETE /uploads/:id": { may: "agent" },
  "GET /visitors/:id": { may: "agent" },
  "PATCH /visitors/:id": { may: "agent", body: { name: "Ines" } },
  "GET /visitors/:id/visits": { may: "agent" },
  "POST /visitors/:id/tags": { may: "agent", body: { add: ["x"] } },
  "GET /visitors/:id/notes": { may: "agent" },
  "POST /visitors/:id/notes": { may: "agent", body: { text: "x" } },
  "PATCH /visitors/:id/notes/:noteId": { may: "agent", body: { text: "x" } },
  "DELETE /visitors/:id/notes/:noteId": { may: "agent" },
  "GET /blocked-visitors": { may: "agent" },
  "PUT /visitors/:id/block": { may: "agent", body: { until: null, reason: "x" } },
  "DELETE /visitors/:id/block": { may: "agent" },
  "GET /visitors/:id/merge-preview": { may: "agent" },
  "POST /visitors/:id/merge": { may: "agent", body: { intoId: "x" } },
  "POST /live-visitors/:id/invite": { may: "agent", body: { text: "x" } },
  "GET /canned-replies": { may: "agent" },
  "POST /canned-replies": { may: "agent", body: REPLY },
  "PUT /canned-replies/:id": { may: "agent", body: REPLY },
  "DELETE /canned-replies/:id": { may: "agent" },
  "POST /canned-replies/:id/uses": { may: "agent" },
  "POST /canned-replies/:id/run": { may: "agent", body: { conversationId: "x" } },
  "POST /canned-replies/files": { may: "agent", body: { any: "file" } },
  "GET /canned-replies/files/:id": { may: "agent" },
  "DELETE /canned-replies/files/:id": { may: "agent" },
  "POST /canned-replies/:id/files": { may: "agent", body: { conversationId: "x" } },
  "GET /canned-replies/suggestions": { may: "agent" },
  "GET /canned-replies/csv": { may: "agent" },
  "POST /canned-replies/csv": { may: "agent", body: CSV },
  "GET /drafts": { may: "agent" },
  "PUT /drafts/:conversationId/:kind": {
    may: "agent",
    body: { text: "x", attachmentIds: [], since: 0, base: "", version: "version-1" },
  },
  "GET /sites": { may: "agent" },
  "POST /sites": { may: "admin", body: SITE },
  "PUT /sites/:id": { may: "admin", body: SITE },
  "DELETE /sites/:id": { may: "owner" },
  "GET /sites/:id/identity-secret": { may: "admin" },
  "POST /sites/:id/identity-secret": { may: "admin" },
  "GET /sites/:id/sighting": { may: "agent" },
  "GET /sites/:id/proactive-counts": { may: "agent" },
  "GET /widget-texts": { may: "agent" },
  "GET /widget-preview.js": { may: "agent" },
  "POST /hours-preview": { may: "agent", body: { hours: HOURS } },
  "GET /sites/:siteId/articles": { may: "agent" },
  "GET /sites/:siteId/articles/search": { may: "agent" },
  "GET /sites/:siteId/articles/try": { may: "agent" },
  "GET /sites/:siteId/articles/export": { may: "agent" },
  "POST /sites/:siteId/articles/import": { may: "agent" },
  "POST /sites/:siteId/articles/pages": { may: "agent", body: { url: "http://127.0.0.1/" } },
  "POST /sites/:siteId/articles/move": {
    may: "agent",
    body: { articleIds: ["x"], folderId: null, before: null },
  },
  "GET /sites/:siteId/article-folders": { may: "agent" },
  "POST /sites/:siteId/article-folders": { may: "agent", body: { name: "Shop", parentId: null } },
  "PATCH /article-folders/:id": { may: "agent", body: { name: "Shop" } },
  "POST /article-folders/:id/move": { may: "agent", body: { parentId: null, before: null } },
  "DELETE /article-folders/:id": { may: "agent" },
  "POST /articles/:id/phrasings": { may: "agent", body: { text: "When?" } },
  "GET /sites/:siteId/articles/judgements": { may: "agent" },
  "GET /sites/:siteId/articles/duplicates": { may: "agent" },
  "GET /articles/:id/phrasings": { may: "agent" },
  "GET /sites/:siteId/questions/groups": { may: "agent" },
  "POST /sites/:siteId/questions/article": { may: "agent", body: QUESTIONS },
  "POST /sites/:siteId/questions/phrasings": {
    may: "agent",
    body: { ...QUESTIONS, articleId: "x" },
  },
  "POST /sites/:siteId/questions/dismissal": { may: "agent", body: QUESTIONS },
  "GET /smart-search": { may: "admin" },
  "PUT /smart-search": {
    may: "owner",
    body: { on: false, url: "", model: "", revision: 0 },
  },
  "POST /smart-search/trial": {
    may: "owner",
    body: { url: "http://127.0.0.1:1/v1", model: "x" },
  },
  "GET /complaints": { may: "agent" },
  "POST /complaints": {
    may: "agent",
    body: { siteId: "nothing", text: "Broken", categoryId: "other", clientId: "roles-0001" },
  },
  "GET /complaints/wanting": { may: "agent" },
  "GET /complaints/causes": { may: "agent" },
  "GET /complaints/csv": { may: "agent" },
  "GET /complaints/settings": { may: "agent" },
  "PUT /complaints/settings": { may: "admin", body: DEFAULT_COMPLAINT_SETTINGS },
  "GET /complaints/:id": { may: "agent" },
  "PATCH /complaints/:id": { may: "agent", body: { version: 1 } },
  "DELETE /complaints/:id": { may: "admin" },
  "POST /complaints/:id/steps": {
    may: "agent",
    body: { text: "Called them", clientId: "roles-0002" },
  },
  "POST /complaints/:id/tell": {
    may: "agent",
    body: { by: "elsewhere", text: "Sorry", clientId: "roles-0003" },
  },
  "GET /suggestions/waiting": { may: "agent" },
  "GET /sites/:siteId/suggestions": { may: "agent" },
  "PUT /suggestions/:id/decision": {
    may: "agent",
    body: { was: "waiting", act: { type: "draft" } },
  },
  "GET /sites/:siteId/figures": { may: "agent" },
  "GET /sites/:siteId/figures/csv": { may: "agent" },
  "POST /sites/:siteId/articles": { may: "agent", body: ARTICLE },
  "PUT /articles/:id": { may: "agent", body: ARTICLE },
  "DELETE /articles/:id": { may: "agent" },
  "GET /articles/:id": { may: "agent" },
  "PATCH /articles/:id": { may: "agent", body: { reviewAt: null } },
  "DELETE /articles/:id/pending": { may: "agent" },
  "GET /articles/:id/versions": { may: "agent" },
  "GET /articles/:id/versions/:number": { may: "agent" },
  "POST /articles/:id/versions/:number/restore": { may: "agent" },
  "POST /articles/preview": { may: "agent", body: { answer: "Now." } },
  "POST /sites/:siteId/article-images": { may: "agent" },
  "GET /article-images/:id": { may: "anyone" },
};

/** A server, and the routes that it has registered under /api/v1, as Fastify itself tells them. */
async function serverWithRoutes() {
  const routes: string[] = [];
  const listen = (message: unknown) => {
    (message as { fastify: FastifyInstance }).fastify.addHook("onRoute", ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url}`);
    });
  };
  diagnostics.subscribe("fastify.initialization", listen);
  const server = await startServer();
  diagnostics.unsubscribe("fastify.initialization", listen);
  const api = routes.flatMap((route) => {
    const [method, url = ""] = route.split(" ");
    // Fastify adds a HEAD to every GET.
    // What is below /visitor takes a visitor's token, and is tested where it is made.
    const ours = /^\/api\/v1(?!\/visitor\/)/.test(url) && method !== "HEAD";
    return ours ? [`${method} ${url.slice("/api/v1".length)}`] : [];
  });
  return { server, api };
}

function call(server: TestServer, route: string, agent?: TestAgent, headers = {}) {
  const [method = "", path = ""] = route.split(" ");
  const body = ROUTES[route]?.body;
  const draft = encodeURIComponent(JSON.stringify(SITE));
  const queries: Record<string, string> = {
    search: "?q=x",
    try: "?q=x",
    export: "?as=csv",
    figures: "?weeks=4",
    reports: PERIOD,
    csv: PERIOD,
    staffing: "?weeks=4&zone=UTC",
    board: `?since=${Date.now() - 60_000}`,
    suggestions: "?conversationId=nothing",
    causes: "?since=0&until=1",
    "merge-preview": "?intoId=nothing",
    uploads: "?name=a.txt&conversationId=nothing",
    files: "?name=a.txt",
    "widget-preview.js": `?draft=${draft}`,
  };
  const own: Record<string, string> = {
    "/sites/:siteId/figures/csv": "?weeks=4&by=week",
    "/complaints/csv": "",
  };
  const query = own[path] ?? queries[path.split("/").at(-1) ?? ""] ?? "";
  return fetch(`${server.origin}/api/v1${filled(path, "nothing")}${query}`, {
    method,
    headers: {
      origin: server.origin,
      ...(agent ? { cookie: agent.cookie } : {}),
      ...(body ? { "content-type": "application/json" } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

const changes = (route: string) => !route.startsWith("GET");

test("every route of the API has its row here", async () => {
  const { api } = await serverWithRoutes();
  expect(api.sort()).toEqual(Object.keys(ROUTES).sort());
});

test("without a session every route but setup and login answers 401, before it looks at the body", async () => {
  const { server, api } = await serverWithRoutes();
  await server.addAgent("Olga Owner", "owner");
  for (const route of api.filter((route) => ROUTES[route]?.may !== "anyone")) {
    expect(await (await call(server, route)).json(), route).toMatchObject({
      status: 401,
      kind: "not_signed_in",
    });
    if (!changes(route)) continue;
    const [method = "", path = ""] = route.split(" ");
    const broken = await server.call(method, filled(path, "nothing"), undefined, {});
    expect(broken.status, route).toBe(401);
  }
});

test("what is for owners and admins answers an agent with 403, and does let an admin in", async () => {
  const { server, api } = await serverWithRoutes();
  const agent = await server.addAgent("Mara Jensen");
  const admin = await server.addAgent("Adam Admin", "admin");
  const guarded = api.filter((route) => ROUTES[route]?.may === "admin");
  expect(guarded.length).toBeGreaterThan(0);
  for (const route of guarded) {
    expect(await (await call(server, route, agent)).json(), route).toMatchObject({
      status: 403,
      kind: "forbidden",
    });
    expect([200, 201, 204, 404], route).toContain((await call(server, route, admin)).status);
  }
});

test("what is for owners answers agents and admins with 403, and does let an owner in", async () => {
  const { server, api } = await serverWithRoutes();
  const admin = await server.addAgent("Adam Admin", "admin");
  const owner = await server.addAgent("Olga Owner", "owner");
  const guarded = api.filter((route) => ROUTES[route]?.may === "owner");
  expect(guarded.length).toBeGreaterThan(0);
  for (const route of guarded) {
    for (const one of [await server.addAgent(`Agent ${guarded.indexOf(route)}`), admin]) {
      expect((await call(server, route, one)).status, route).toBe(403);
    }
    expect([200, 201, 204, 404], route).toContain((await call(server, route, owner)).status);
  }
});

/** Refused for what is sent here: pictures and files of nothing, pages of a private network. */
const WHAT_IT_IS = [
  "PUT /me/picture",
  "POST /sites/:siteId/articles/import",
  "POST /sites/:siteId/articles/pages",
];

test("what is for every agent refuses none for their role", async () => {
  const { server, api } = await serverWithRoutes();
  await server.addAgent("Olga Owner", "owner");
  // Signing out comes last.
  const open = api.filter((route) => ROUTES[route]?.may === "agent" && route !== "POST /logout");
  const agent = await server.addAgent("Mara Jensen");
  for (const route of [...open, "POST /logout"]) {
    const fine = WHAT_IT_IS.includes(route) ? [400] : [200, 201, 204, 404, 409];
    expect(fine, route).toContain((await call(server, route, agent)).status);
  }
});

test("every route that changes something refuses a foreign Origin, and a missing one, with 403", async () => {
  const { server, api } = await serverWithRoutes();
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite({ origins: ["*"] });
  await connectVisitor(server, site.key, { origin: "https://shop.example" });
  const foreign = ["https://evil.example", "null", `${server.origin}.evil.example`];
  for (const route of api.filter(changes)) {
    for (const origin of foreign) {
      const refused = await call(server, route, owner, { origin });
      expect(await refused.json(), route).toMatchObject({
        status: 403,
        kind: "origin_not_allowed",
      });
    }
    const [method = "", path = ""] = route.split(" ");
    const bare = await fetch(`${server.origin}/api/v1${filled(path, "x")}`, {
      method,
      headers: { cookie: owner.cookie },
    });
    expect(bare.status, route).toBe(403);
  }
  expect((await server.call("GET", "/me", owner)).status).toBe(200);
});
