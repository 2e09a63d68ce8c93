import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  connectVisitor,
  fakeClock,
  startServer,
  type TestServer,
  testEngine,
} from "@foyer/test-kit";
import { expect, test } from "vitest";
import { startSmtp, textOf } from "../mail/testing/smtp.ts";

const PUBLIC = "http://chat.example";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let ids = 0;
const clientId = () => `client-${String(++ids).padStart(4, "0")}`;

/** A visitor who has left a message with their email and is gone, and an agent who has it. */
async function left(
  email = "ines@example.com",
  env: Record<string, string> = {},
  dataDir?: string,
) {
  const smtp = await startSmtp();
  const clock = fakeClock();
  const server = await startServer({
    ...{ clock, ...(dataDir && { dataDir }) },
    env: { SMTP_URL: smtp.url, MAIL_FROM: "chat@shop.example", PUBLIC_URL: PUBLIC, ...env },
  });
  const site = await server.addSite({ name: "Moss & Mug", origins: ["*"] });
  const visitor = await connectVisitor(server, site.key, { languages: ["de-AT"] });
  visitor.send({ type: "send_message", clientId: clientId(), text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await leave(visitor, email);
  const ann = await server.addAgent("Ann");
  await server.house.agentActs.claim(ann.id, id);
  await visitor.close();
  /** What is due now is queued and sent. */
  const sweep = async () => {
    await server.house.absence.mailAnswers();
    await server.house.mails.sendDue();
  };
  const say = (text: string) =>
    server.house.acts.sendMessage.fromAgent(ann.id, {
      ...{ type: "send_message", clientId: clientId(), conversationId: id, text },
    });
  return { smtp, clock, server, site, visitor, id, ann, sweep, say };
}

type Left = Awaited<ReturnType<typeof left>>;

async function leave(visitor: Awaited<ReturnType<typeof connectVisitor>>, email: string) {
  const wish = clientId();
  visitor.send({ type: "leave_contact", clientId: wish, email });
  await visitor.next("ack", (ack) => ack.clientId === wish);
}

/** An answer whose time has come is sent. */
async function answered({ say, clock, sweep }: Left, text = "Here is your answer"): Promise<void> {
  await say(text);
  await sweep();
  clock.advance(31 * MINUTE);
  await sweep();
}

/** What stands in a mail after these words, on a line of its own. */
const secretIn = (text: string) => /\/return#([\w-]{43})\s/.exec(text)?.[1] ?? "";
const stopIn = (text: string) => /\/mail\/unsubscribe\/[\w-]+/.exec(text)?.[0] ?? "";

const open = ({ server }: Pick<Left, "server">, key: string, body: object, origin = PUBLIC) =>
  fetch(`${server.origin}/chat/${key}/return`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const mailed = async ({ house }: TestServer, id: string) =>
  (await house.messages.after("agents", id, 0, 100)).flatMap(({ body }) =>
    body.type === "mailed" ? [body] : [],
  );

test("[M95] all lines go by one mail, two minutes after the last, with a way back and a way out", async () => {
  const talk = await left();
  const { smtp, clock, server, id, sweep, say } = talk;
  await say("Grüße 👋");
  await sweep();
  clock.advance(MINUTE);
  await say("It is on its way");
  clock.advance(MINUTE + 1);
  await sweep();
  expect(smtp.received).toHaveLength(0);
  clock.advance(MINUTE);
  await sweep();
  await sweep();
  expect(smtp.received).toHaveLength(1);
  const mail = await smtp.mail(1);
  expect(mail).toMatchObject({ from: "chat@shop.example", to: ["ines@example.com"] });
  expect(mail.raw).toMatch(/^From: "?Moss & Mug"? <chat@shop.example>/m);
  expect(mail.raw).toMatch(/^Subject: Moss & Mug hat Ihnen geantwortet/m);
  const text = textOf(mail);
  expect(text).toMatch(/Ann:\s+Grüße 👋\s+Ann:\s+It is on its way/);
  expect(secretIn(text)).not.toBe("");
  const unfolded = mail.raw.replace(/\r\n[ \t]+/g, " ");
  expect(unfolded).toContain(`List-Unsubscribe: <${PUBLIC}${stopIn(text)}>`);
  expect(unfolded).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(await mailed(server, id)).toEqual([
    { type: "mailed", email: "ines@example.com", outcome: "sent" },
  ]);
});

test("[M95] whoever goes on writing is not waited for longer than ten minutes, and then half an hour lies between mails", async () => {
  const { smtp, clock, sweep, say } = await left();
  for (let line = 0; line < 6; line++) {
    await say(`Line ${line}`);
    await sweep();
    expect(smtp.received).toHaveLength(0);
    clock.advance(1.75 * MINUTE);
  }
  await sweep();
  expect(textOf(await smtp.mail(1))).toMatch(/Line 0[\s\S]*Line 5/);
  await say("One more");
  clock.advance(29 * MINUTE);
  await sweep();
  expect(smtp.received).toHaveLength(1);
  clock.advance(2 * MINUTE);
  await sweep();
  const second = textOf(await smtp.mail(2));
  expect(second).toContain("One more");
  expect(second).not.toContain("Line 5");
});

test("[M95] what they read in the chat meanwhile does not go by mail", async () => {
  const { smtp, clock, server, site, visitor, id, sweep, say } = await left();
  const { seq } = await say("Here is your answer");
  await sweep();
  const back = await connectVisitor(server, site.key, { token: visitor.token });
  back.send({ type: "read", conversationId: id, seq });
  await back.next("conversation", ({ conversation }) => conversation.readByVisitor >= seq);
  clock.advance(3 * MINUTE);
  await sweep();
  expect(smtp.received).toHaveLength(0);
});

test("[M95] what was taken back meanwhile goes by no mail either", async () => {
  const { smtp, clock, server, ann, id, sweep, say } = await left();
  const { seq } = await say("Oh no");
  await sweep();
  await server.house.amend.remove({
    agent: { id: ann.id, role: "agent" },
    conversationId: id,
    seq,
  });
  clock.advance(3 * MINUTE);
  await sweep();
  expect(smtp.received).toHaveLength(0);
});

test("two sweeps at once queue one mail, and so does a node that comes back after a crash", async () => {
  const { smtp, clock, server, sweep, say } = await left();
  const { absence } = server.house;
  await say("Here is your answer");
  await Promise.all([absence.mailAnswers(), absence.mailAnswers()]);
  clock.advance(3 * MINUTE);
  await Promise.all([absence.mailAnswers(), absence.mailAnswers(), absence.mailAnswers()]);
  await absence.mailAnswers();
  const { orm, tables } = server.house.db;
  expect(await orm.select().from(tables.mails)).toHaveLength(1);
  await sweep();
  expect((await smtp.mail(1)).to).toEqual(["ines@example.com"]);
});

test("a mail server that is away holds nothing up: it goes later, and the log says so then", async () => {
  const talk = await left();
  const { smtp, clock, server, id, sweep } = talk;
  smtp.away = true;
  await answered(talk);
  expect(await mailed(server, id)).toEqual([]);
  smtp.away = false;
  clock.advance(16 * MINUTE);
  await sweep();
  await smtp.mail(1);
  expect(await mailed(server, id)).toMatchObject([{ outcome: "sent" }]);
});

test("an address that is refused is said in the log, once, to agents alone", async () => {
  const talk = await left("nobody@example.com");
  await answered(talk);
  await talk.sweep();
  expect(await mailed(talk.server, talk.id)).toMatchObject([
    { email: "nobody@example.com", outcome: "refused", trouble: expect.stringContaining("550") },
  ]);
  const seen = await talk.server.house.messages.after("visitor", talk.id, 0, 100);
  expect(seen.map(({ body }) => body.type)).not.toContain("mailed");
});

test("[M96] the link opens the same conversation on another device, again and again, for thirty days", async () => {
  const talk = await left();
  const { server, site, clock, smtp, visitor, id } = talk;
  await answered(talk);
  const link = secretIn(textOf(await smtp.mail(1)));
  const { token } = (await (await open(talk, site.key, { link })).json()) as { token: string };
  const phone = await connectVisitor(server, site.key, { token });
  expect(await phone.next("events")).toMatchObject({ conversationId: id });
  phone.send({ type: "send_message", clientId: clientId(), text: "Thank you!", to: "person" });
  expect(await phone.next("ack")).toMatchObject({ conversationId: id });
  const row = await server.house.conversations.byId(id);
  expect(row).toMatchObject({ state: "active", assigneeId: talk.ann.id, lastText: "Thank you!" });

  // The browser that was there before stays what it was.
  const same = await open(talk, site.key, { link, holds: visitor.token });
  expect(await same.json()).toEqual({ token: visitor.token });
  const third = (await (await open(talk, site.key, { link })).json()) as { token: string };
  expect(third.token).not.toBe(token);
  // The link itself is no token.
  const bearer = { authorization: `Bearer ${link}` };
  const asked = await fetch(`${server.origin}/api/v1/visitor/uploads/x`, { headers: bearer });
  expect(asked.status).toBe(401);
  clock.advance(31 * DAY);
  expect((await open(talk, site.key, { link })).status).toBe(401);
});

test("[M96] the link opens nothing for other pages and sites, nor for who is blocked", async () => {
  const talk = await left();
  const { server, site, ann, smtp, id } = talk;
  await answered(talk);
  const link = secretIn(textOf(await smtp.mail(1)));
  const other = await server.addSite({ name: "Other" });
  expect((await open(talk, other.key, { link })).status).toBe(401);
  expect((await open(talk, site.key, { link }, "https://evil.example")).status).toBe(403);
  expect((await open(talk, site.key, { link: "short" })).status).toBe(400);
  expect((await open(talk, site.key, { link: "x".repeat(43) })).status).toBe(401);
  const { visitorId } = (await server.house.conversations.byId(id)) ?? { visitorId: "" };
  const { blocks } = server.house.people;
  await blocks.block(ann.id, visitorId, { until: null, reason: "Spam" });
  expect((await open(talk, site.key, { link })).status).toBe(403);
});

test("the page of the link shows no secret and lets nothing of others work", async () => {
  const { server, site } = await left();
  const page = await fetch(`${server.origin}/chat/${site.key}/return`);
  expect(page.headers.get("referrer-policy")).toBe("no-referrer");
  expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
  expect(page.headers.get("cache-control")).toBe("no-store");
});

test("[M97] looking at the link ends no mails, pressing its button does, until the address is left anew", async () => {
  const talk = await left();
  const { server, site, smtp, id, sweep, clock, say } = talk;
  await answered(talk);
  const stop = server.origin + stopIn(textOf(await smtp.mail(1)));
  const reach = async () => {
    const row = await server.house.conversations.byId(id);
    return row && (await server.house.absence.reach.of(row)).by;
  };
  const shown = await fetch(stop, { headers: { "accept-language": "fr" } });
  expect(await shown.text()).toContain('<html lang="fr"');
  expect(await reach()).toBe("mail");

  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  expect((await fetch(stop, { method: "POST", body })).status).toBe(200);
  expect(await reach()).toBe("unwanted");
  await answered(talk, "Nobody reads this");
  expect(smtp.received).toHaveLength(1);

  const back = await connectVisitor(server, site.key, { token: talk.visitor.token });
  await leave(back, "Ines@example.com");
  expect(await reach()).toBe("mail");
  await say("Good to have you back");
  await sweep();
  clock.advance(3 * MINUTE);
  await sweep();
  expect(textOf(await smtp.mail(2))).toContain("Good to have you back");
  expect((await fetch(`${server.origin}/mail/unsubscribe/nothing`)).status).toBe(404);
});

test("without the server's own address no mail goes, and agents are told", async () => {
  const talk = await left("ines@example.com", { PUBLIC_URL: "" });
  await answered(talk);
  expect(talk.smtp.received).toHaveLength(0);
  const reach = await talk.server.call("GET", `/conversations/${talk.id}/reach`, talk.ann);
  expect(await reach.json()).toEqual({ by: "mail_off", email: "ines@example.com", push: false });
});

test("who left nothing cannot be reached, and gets no mail", async () => {
  const { server, site, ann, sweep, clock, smtp } = await left("ines@example.com");
  const other = await connectVisitor(server, site.key);
  other.send({ type: "send_message", clientId: clientId(), text: "Hi", to: "person" });
  const { conversationId } = await other.next("ack");
  await server.house.agentActs.claim(ann.id, conversationId);
  const row = await server.house.conversations.byId(conversationId);
  expect(row && (await server.house.absence.reach.of(row)).by).toBe("none");
  await server.house.acts.sendMessage.fromAgent(ann.id, {
    ...{ type: "send_message", clientId: clientId(), conversationId, text: "Hello" },
  });
  await sweep();
  clock.advance(31 * MINUTE);
  await sweep();
  expect(smtp.received).toHaveLength(0);
});

test("a site goes with its mails, links and addresses", async () => {
  const talk = await left();
  talk.smtp.away = true;
  await answered(talk);
  await talk.server.house.deleteSite(talk.site.id);
  const { orm, tables } = talk.server.house.db;
  expect(await orm.select().from(tables.mails)).toEqual([]);
  expect(await orm.select().from(tables.mailAddresses)).toEqual([]);
  expect(await orm.select().from(tables.absences)).toEqual([]);
});

test.skipIf(testEngine() === "sqlite")("two nodes that sweep at once send one mail", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
  const { server: one, say, smtp, clock } = await left("ines@example.com", {}, dataDir);
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "chat@shop.example", PUBLIC_URL: PUBLIC };
  const two = await startServer({ clock, dataDir, env });
  const sweep = () => Promise.all([one, two].map(({ house }) => house.absence.mailAnswers()));
  await say("Here is your answer");
  await sweep();
  clock.advance(3 * MINUTE);
  await sweep();
  await sweep();
  const { orm, tables } = one.house.db;
  expect(await orm.select().from(tables.mails)).toHaveLength(1);
});
