import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { startSmtp, textOf } from "./testing/smtp.ts";

/** A server that sends by `smtpUrl`, and a visitor who has asked "Hello?". */
async function talk(smtpUrl: string, siteName = "Moss & Mug") {
  const clock = fakeClock();
  const env = { SMTP_URL: smtpUrl, MAIL_FROM: "chat@shop.example" };
  const server = await startServer({ clock, env });
  const site = await server.addSite({ name: siteName });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  const wish = (clientId: string, email: string, lang?: string) =>
    visitor.send({
      type: "mail_transcript",
      ...{ clientId, conversationId: id, email },
      ...(lang ? { lang } : {}),
    });
  const acked = (clientId: string) => visitor.next("ack", (ack) => ack.clientId === clientId);
  return { server, site, clock, visitor, id, wish, acked, mails: server.house.mails };
}

test("[M22] the whole conversation arrives, without notes and without what was taken back", async () => {
  const smtp = await startSmtp();
  const { server, visitor, id, wish, acked, mails } = await talk(smtp.url);
  expect(visitor.welcome.options.mailsTranscripts).toBe(true);
  const ann = await server.addAgent("Ann");
  await server.call("POST", `/conversations/${id}/claim`, ann);
  const desk = await connectAgent(server, ann);
  const say = async (clientId: string, text: string, type: "send_message" | "add_note") => {
    desk.send({ type, clientId, conversationId: id, text });
    return (await desk.next("ack", (ack) => ack.clientId === clientId)).seq;
  };
  await say("reply-0001", "Grüße 👋, how can I help?", "send_message");
  await say("notes-0001", "A secret", "add_note");
  const gone = await say("reply-0002", "Oh no", "send_message");
  await server.call("DELETE", `/conversations/${id}/messages/${gone}`, ann);

  wish("mails-0001", "ines@example.com", "de-AT");
  await acked("mails-0001");
  await mails.sendDue();
  const mail = await smtp.mail(1);
  expect(mail).toMatchObject({ from: "chat@shop.example", to: ["ines@example.com"] });
  expect(mail.raw).toMatch(/^From: "?Moss & Mug"? <chat@shop.example>/m);
  expect(mail.raw).toMatch(/^Subject: Ihr Chat mit Moss & Mug/m);
  const text = textOf(mail);
  expect(text).toMatch(/Sie:\s+Hello\?[\s\S]*Ann:\s+Grüße 👋, how can I help\?/);
  expect(text).not.toMatch(/secret|Oh no/);
});

test("[M22] a repeat sends nothing more", async () => {
  const smtp = await startSmtp();
  const { wish, acked, mails } = await talk(smtp.url);
  wish("mails-0001", "ines@example.com");
  wish("mails-0001", "ines@example.com");
  expect(await acked("mails-0001")).toEqual(await acked("mails-0001"));
  await mails.sendDue();
  await mails.sendDue();
  expect(smtp.received).toHaveLength(1);
});

test("whoever sends a mail has it alone: two at once send it once", async () => {
  const smtp = await startSmtp();
  const { wish, acked, mails } = await talk(smtp.url);
  wish("mails-0001", "ines@example.com");
  await acked("mails-0001");
  await Promise.all([mails.sendDue(), mails.sendDue(), mails.sendDue()]);
  expect(smtp.received).toHaveLength(1);
});

test("while the mail server is away nothing is lost, and it is asked ever less often", async () => {
  const smtp = await startSmtp();
  smtp.away = true;
  const { clock, wish, acked, mails } = await talk(smtp.url);
  wish("mails-0001", "ines@example.com");
  await acked("mails-0001");
  await mails.sendDue();
  smtp.away = false;
  // Not yet: it has just been away.
  await mails.sendDue();
  expect(smtp.received).toHaveLength(0);
  // The sweep may have tried it meanwhile, too: this is the longest that it ever waits.
  clock.advance(15 * 60_000);
  await mails.sendDue();
  expect((await smtp.mail(1)).to).toEqual(["ines@example.com"]);
});

test("an address that is refused is not tried again, and holds up nobody", async () => {
  const smtp = await startSmtp();
  const { clock, wish, acked, mails } = await talk(smtp.url);
  wish("mails-0001", "nobody@example.com");
  await acked("mails-0001");
  wish("mails-0002", "ines@example.com");
  await acked("mails-0002");
  await mails.sendDue();
  expect((await smtp.mail(1)).to).toEqual(["ines@example.com"]);
  clock.advance(24 * 60 * 60 * 1000);
  await mails.sendDue();
  expect(smtp.received).toHaveLength(1);
});

test("a wrong password is for the owner to mend: the mail waits", async () => {
  const smtp = await startSmtp();
  const wrong = smtp.url.replace("secret%20word", "guessed");
  const { server, wish, acked, mails } = await talk(wrong);
  wish("mails-0001", "ines@example.com");
  await acked("mails-0001");
  await mails.sendDue();
  const { orm, tables } = server.house.db;
  const [row] = await orm.select().from(tables.mails);
  expect(row).toMatchObject({ state: "waiting", tries: 1 });
  expect(row?.text).toContain("Hello?");
});

test("nothing in a name can add a header or another address", async () => {
  const smtp = await startSmtp();
  const { wish, acked, mails } = await talk(smtp.url, "Shop\r\nBcc: evil@example.com\r\n\r\nBuy");
  wish("mails-0001", "ines@example.com");
  await acked("mails-0001");
  await mails.sendDue();
  const mail = await smtp.mail(1);
  expect(mail.to).toEqual(["ines@example.com"]);
  expect(mail.raw.split("\r\n\r\n")[0]).not.toMatch(/^(Bcc|Buy)/im);
});

test.each(["a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com", "nonsense"])(
  "[M22] %j is no address",
  async (email) => {
    const { wish, visitor } = await talk("smtp://127.0.0.1:9");
    wish("mails-0001", email);
    expect(await visitor.next("error")).toMatchObject({ kind: "malformed" });
  },
);

test("[M22] nobody is sent more than a few a day, by however many visitors", async () => {
  const { server, site, clock, wish, acked, visitor } = await talk("smtp://127.0.0.1:9");
  for (let i = 0; i < 5; i++) {
    wish(`mails-000${i}`, "ines@example.com");
    await acked(`mails-000${i}`);
  }
  wish("mails-0009", "else@example.com");
  expect(await visitor.next("error")).toMatchObject({ kind: "rate_limited" });
  const other = await connectVisitor(server, site.key);
  other.send({ type: "send_message", clientId: "first-0001", text: "Hi", to: "person" });
  const { conversationId } = await other.next("ack");
  const again = { type: "mail_transcript", conversationId, email: "ines@example.com" } as const;
  other.send({ ...again, clientId: "mails-0011" });
  expect(await other.next("error")).toMatchObject({ kind: "rate_limited" });
  clock.advance(25 * 60 * 60 * 1000);
  const tomorrow = await connectVisitor(server, site.key, { token: other.token });
  tomorrow.send({ ...again, clientId: "mails-0012" });
  expect(await tomorrow.next("ack")).toMatchObject({ clientId: "mails-0012" });
});

test("[M22] [M12] somebody else's conversation is not found; without a mail server it is refused", async () => {
  const { server, site, id } = await talk("smtp://127.0.0.1:9");
  const other = await connectVisitor(server, site.key);
  const wish = { type: "mail_transcript", clientId: "mails-0001", email: "x@example.com" } as const;
  other.send({ ...wish, conversationId: id });
  expect(await other.next("error")).toMatchObject({ kind: "not_found" });

  const plain = await startServer();
  const visitor = await connectVisitor(plain, (await plain.addSite()).key);
  expect(visitor.welcome.options.mailsTranscripts).toBeUndefined();
  visitor.send({ ...wish, conversationId: id });
  expect(await visitor.next("error")).toMatchObject({ kind: "wrong_state" });
});
