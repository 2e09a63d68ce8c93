import type { MailState } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { kindOfTrouble } from "./mail-trouble.ts";
import { startSmtp } from "./testing/smtp.ts";

const MINUTE = 60_000;

/** An owner who looks at how mail does, and a visitor who can ask for mails. */
async function look(env: Record<string, string>) {
  const clock = fakeClock();
  const server = await startServer({ clock, env });
  const site = await server.addSite();
  const owner = await server.addAgent("Olga Ober", "owner");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  let wishes = 0;
  return {
    ...{ clock, server },
    sendDue: server.house.mails.sendDue,
    state: async () => (await (await server.call("GET", "/mail", owner)).json()) as MailState,
    async wish(email = "ines@example.com") {
      wishes += 1;
      const clientId = `mails-000${wishes}`;
      visitor.send({ type: "mail_transcript", clientId, conversationId, email });
      await visitor.next("ack", (ack) => ack.clientId === clientId);
    },
  };
}

const using = (smtpUrl: string) => look({ SMTP_URL: smtpUrl, MAIL_FROM: "chat@shop.example" });

test("without a mail server it says that mail is not set up", async () => {
  const { state } = await look({});
  expect(await state()).toEqual({
    ...{ on: false, from: "", answers: false, waiting: 0, trouble: null, refused: 0, givenUp: 0 },
  });
});

test("answers to visitors go by mail only where PUBLIC_URL is set, and it says so", async () => {
  const mail = { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "chat@shop.example" };
  const stateOf = async (env: Record<string, string>) =>
    (await startServer({ env })).house.mailState();
  expect(await stateOf(mail)).toMatchObject({
    ...{ on: true, from: "chat@shop.example", answers: false },
  });
  expect(await stateOf({ ...mail, PUBLIC_URL: "https://chat.shop.example" })).toMatchObject({
    ...{ on: true, answers: true },
  });
});

test("while the mail server is away it says what waits, why, since when and until when; then all is well", async () => {
  const smtp = await startSmtp();
  smtp.away = true;
  const { clock, wish, sendDue, state } = await using(smtp.url);
  const since = clock.now();
  await wish();
  clock.advance(MINUTE);
  await sendDue();
  // The sweep may have been faster: whoever tries it, it is tried at this time.
  await expect
    .poll(state)
    .toMatchObject({ waiting: 1, trouble: { kind: "unreachable", since, triedAt: clock.now() } });
  const { trouble } = await state();
  expect(trouble?.nextAt).toBeGreaterThan(clock.now());
  expect(trouble?.text).not.toBe("");
  clock.advance(MINUTE);
  await wish("other@example.com");
  expect(await state()).toMatchObject({ waiting: 2, trouble: { since } });
  smtp.away = false;
  clock.advance(15 * MINUTE);
  await sendDue();
  await expect.poll(state).toMatchObject({ waiting: 0, trouble: null });
  expect(smtp.received).toHaveLength(2);
});

test("a wrong password is told as one, and does not show it", async () => {
  const smtp = await startSmtp();
  const { wish, sendDue, state } = await using(smtp.url.replace("secret%20word", "guessed"));
  await wish();
  await sendDue();
  await expect.poll(state).toMatchObject({ waiting: 1, trouble: { kind: "sign_in" } });
  expect(JSON.stringify(await state())).not.toContain("guessed");
});

test("what was refused for good, and what was given up, is counted", async () => {
  const smtp = await startSmtp();
  const { clock, wish, sendDue, state } = await using(smtp.url);
  await wish("nobody@example.com");
  await sendDue();
  await expect.poll(state).toMatchObject({ waiting: 0, trouble: null, refused: 1, givenUp: 0 });
  smtp.away = true;
  await wish();
  clock.advance(3 * 24 * 60 * MINUTE + 1);
  await sendDue();
  await expect.poll(state).toMatchObject({ waiting: 0, trouble: null, givenUp: 1 });
});

test.each([
  ["connect ECONNREFUSED 127.0.0.1:25", "unreachable"],
  ["getaddrinfo ENOTFOUND mail.example.com", "unreachable"],
  ["Connection timeout", "unreachable"],
  ["Greeting never received", "unreachable"],
  ["Connection closed unexpectedly", "unreachable"],
  ["535 5.7.8 Authentication credentials invalid", "sign_in"],
  ["530 5.7.0 Must issue a STARTTLS command first", "insecure"],
  ["self-signed certificate in certificate chain", "insecure"],
  ["140:error:0A00010B:SSL routines:ssl3_get_record:wrong version number", "insecure"],
  ["421 4.7.0 Too many connections, try again later", "later"],
  ["552 Message size exceeds the limit", "other"],
])("%s is %s", (text, kind) => expect(kindOfTrouble(text)).toBe(kind));
