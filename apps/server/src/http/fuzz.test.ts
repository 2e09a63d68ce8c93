import { connectVisitor, startServer } from "@foyer/test-kit";
import fc from "fast-check";
import { expect, test } from "vitest";

const BODIES = 200;
const PATHS = 100;

/** Routes that take a body, and the names that a body may well have. */
const TAKES_BODY = [
  "POST /login",
  "POST /setup",
  "PATCH /me",
  "POST /agents",
  "PATCH /agents/:id",
  "POST /conversations/:id/claim",
  "POST /conversations/:id/transfer",
  "POST /conversations/:id/hand-to-faq",
  "POST /conversations/:id/close",
  "PATCH /conversations/:id/messages/:seq",
  "PATCH /visitors/:id",
  "POST /canned-replies",
  "PUT /canned-replies/:id",
  "POST /canned-replies/csv",
  "POST /canned-replies/:id/run",
  "POST /sites",
  "PUT /sites/:id",
  "POST /sites/:id/articles",
  "PUT /articles/:id",
  "PATCH /articles/:id",
  "POST /articles/preview",
  "POST /articles/:id/phrasings",
  "POST /sites/:id/articles/import",
  "POST /sites/:id/articles/move",
  "POST /sites/:id/article-folders",
  "PUT /suggestions/:id/decision",
  "PUT /routing",
  "POST /complaints",
  "PATCH /complaints/:id",
  "POST /complaints/:id/steps",
  "POST /complaints/:id/tell",
  "PUT /complaints/settings",
  "POST /standards",
  "POST /sites/:id/closing",
  "POST /reports/saved",
];
const KEYS = [
  ...["name", "email", "password", "currentPassword", "role", "active", "colour", "siteName"],
  ...[
    "agentId",
    "note",
    "articleIds",
    "text",
    "outcome",
    "shortcut",
    "title",
    "folder",
    "scope",
    "teamId",
    "acts",
    "csv",
    "check",
    "conversationId",
    "accent",
    "greeting",
  ],
  ...["parentId", "until", "timeZone", "reviewAt", "ownerId", "targets", "rules", "teams", "ids"],
  ...["intro", "lang", "origins", "question", "alternatives", "answer", "tags", "popular", "state"],
];

const strange = fc.oneof(
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.constantFrom("", " ", "\0", "\ud800", "a@b", "en", "#ffffff", "solved", "published", "agent"),
  fc.constantFrom("*", "https://*.x", "x".repeat(10_001), "' OR 1=1 --", "__proto__"),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(strange, fc.array(strange, { maxLength: 6 }), fc.object({ maxDepth: 2 }));
const body = fc.oneof(
  { weight: 6, arbitrary: fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 8 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const id = fc.oneof(
  fc.constantFrom("known", "nothing", "..", "%00", "a%2fb", "%F0%9F%91%8B", "x".repeat(41)),
  fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 30 }).map(encodeURIComponent),
);

/** An owner with one of everything, whose ids the fuzz may hit. */
async function installation() {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  // Another owner to be changed and deactivated, so that this one keeps their session.
  const spare = await server.addAgent("Spare Owner", "owner");
  const site = await server.addSite();
  const article = await server.addArticle(site.id, { question: "When?" });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const { conversationId } = await visitor.next("ack");
  const known: Record<string, string> = {
    conversations: conversationId,
    agents: spare.id,
    visitors: visitor.welcome.visitor.id,
    articles: article,
    sites: site.id,
  };
  return { server, owner, known };
}

test("no body makes the server fail", { timeout: 60_000 }, async () => {
  const { server, owner, known } = await installation();
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TAKES_BODY), id, body, async (route, anyId, sent) => {
      const [method = "", path = ""] = route.split(" ");
      const kind = path.split("/")[1] ?? "";
      const target = anyId === "known" ? (known[kind] ?? anyId) : anyId;
      const answer = await server.call(method, path.replace(":id", target), owner, sent);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(answer.status, await answer.text()).toBeLessThan(500);
    }),
    { numRuns: BODIES },
  );
  // It was the bodies that were refused, not the sender.
  expect([...statuses.keys()]).not.toContain(429);
  expect((await server.call("GET", "/me", owner)).status).toBe(200);
  expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
});

test("no path or query makes the server fail", { timeout: 60_000 }, async () => {
  const { server, owner, known } = await installation();
  const start = fc.constantFrom(
    ...["/api/v1/conversations?state=", "/api/v1/conversations?cursor=", "/api/v1/conversations/"],
    ...["/api/v1/visitors/", "/api/v1/sites/x/articles/search?q=", "/api/v1/", "/embed/", "/"],
    ...["/widget/", "/console/", "/console/assets/", "/api/v1/conversations?siteId="],
    `/api/v1/sites/${known.sites}/articles/search?q=`,
  );
  await fc.assert(
    fc.asyncProperty(start, id, async (path, end) => {
      const headers = { cookie: owner.cookie };
      const answer = await fetch(`${server.origin}${path}${end}`, { headers, redirect: "manual" });
      expect(answer.status, `${path}${end} ${await answer.text()}`).toBeLessThan(500);
    }),
    { numRuns: PATHS },
  );
});

test("no frame makes the server fail", { timeout: 60_000 }, async () => {
  const { server, known } = await installation();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const types = ["hello", "send_message", "ask_person", "read", "watch", "history", "typing"];
  const keys = [
    "clientId",
    "conversationId",
    "text",
    "to",
    "after",
    "before",
    "seq",
    "on",
    "query",
  ];
  const field = fc.oneof(value, fc.constantFrom("client-id-0001", known.conversations, 0, 1));
  const frame = fc.tuple(
    fc.oneof(fc.constantFrom(...types), strange),
    fc.dictionary(fc.constantFrom(...keys), field, { maxKeys: 4 }),
  );
  // Fewer than one connection may send at once.
  const sent = fc.sample(frame, 90);
  for (const [type, fields] of sent) visitor.sendRaw(JSON.stringify({ ...fields, type }));
  visitor.send({ type: "ping" });
  await visitor.next("pong");
  await server.house.db.writes.drained();
  const kinds = visitor.received.flatMap((down) => (down.type === "error" ? down.kind : []));
  expect(kinds).not.toContain("server_error");
  expect(kinds).not.toContain("rate_limited");
  expect(kinds.length).toBeGreaterThan(0);
});
