import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { LogMail } from "./log-mail.ts";
import type { MailServer, Outcome } from "./mail-server.ts";
import type { MailRow, MailStore } from "./mail-store.ts";
import { restAfter } from "./retry.ts";

/** Whoever sends a mail has it for so long, longer than any mail server is waited for; then another may try. */
const TAKEN_MS = 5 * 60_000;

/** A mail that could not be sent for this long is given up: it is news no more. */
const GIVE_UP_MS = 3 * 24 * 60 * 60 * 1000;

/** Settled mails are remembered this long, without their text: limits by day count them. */
const REMEMBERED_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * A mail to be sent; `fromName` is shown beside the address of the settings. The log of a `conversationId` says what
 * became of it; by `unsubscribeUrl` its reader ends such mails.
 */
export type NewMail = Pick<
  MailRow,
  "about" | "visitorId" | "clientId" | "to" | "fromName" | "subject" | "text"
> &
  Partial<Pick<MailRow, "conversationId" | "unsubscribeUrl">>;

export type Mails = ReturnType<typeof createMails>;

/** Outgoing mail: queued in the database, so that it outlives a mail server that is away. */
export function createMails(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  store: MailStore;
  /** Undefined when none is set: then nothing may be queued. */
  server: MailServer | undefined;
  /** Tells the conversation that a mail is about what became of it. */
  logMail: LogMail;
}) {
  const { db, clock, log, store, server, logMail } = deps;

  /** Inside a direct write: to be sent soon after. */
  function queue(mail: NewMail): Promise<void> {
    const now = clock.now();
    const unsent = { state: "waiting" as const, tries: 0, trouble: null };
    const { conversationId = null, unsubscribeUrl = null } = mail;
    const whose = { ...mail, conversationId, unsubscribeUrl };
    return store.insert({ id: nanoid(), ...whose, ...unsent, nextAt: now, createdAt: now });
  }

  /** Sends what is due, one after another. When the mail server is away it is left alone for now. */
  async function sendDue(): Promise<void> {
    for (;;) {
      const mail = server && (await store.nextDue(clock.now()));
      if (!mail) return;
      const until = clock.now() + TAKEN_MS;
      if (!(await db.writes.write(() => store.take(mail, until)))) continue;
      const outcome = await server.send(mail);
      await settle(mail, outcome);
      if (outcome.kind === "not_now") return;
    }
  }

  async function settle(mail: MailRow, outcome: Outcome): Promise<void> {
    const tries = mail.tries + 1;
    const after = outcome.kind === "not_now" ? later(mail, tries) : { state: outcome.kind };
    const trouble = "trouble" in outcome ? outcome.trouble : null;
    if (trouble)
      log.warn({ mail: mail.id, tries, trouble, state: after.state }, "a mail was not taken");
    // Once nothing more becomes of it, what people have written is not kept here.
    const text = after.state === "waiting" ? mail.text : "";
    await db.writes.write(
      async () => {
        const isNews = await store.update(mail.id, { tries, trouble, text, ...after });
        return isNews ? logMail.write({ ...mail, trouble, state: after.state }) : undefined;
      },
      (recorded) => recorded && logMail.publish(recorded),
    );
  }

  function later({ createdAt }: MailRow, tries: number): Pick<MailRow, "state" | "nextAt"> {
    const now = clock.now();
    const state = now - createdAt > GIVE_UP_MS ? "given_up" : "waiting";
    return { state, nextAt: now + restAfter(tries) };
  }

  return {
    /** Whether mail can be sent at all. */
    on: server !== undefined,
    queue,
    sendDue,
    removeSettled: (): Promise<void> =>
      db.writes.write(() => store.removeSettled(clock.now() - REMEMBERED_MS)),
  };
}
