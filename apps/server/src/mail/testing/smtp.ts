import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { onTestFinished } from "vitest";

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Header and body as they came. */
  raw: string;
}

export interface TestSmtp {
  /** As SMTP_URL takes it. */
  url: string;
  /** While it is true every connection is cut at once: its port stays its own meanwhile. */
  away: boolean;
  received: ReceivedMail[];
  /** Resolves with the mail of that number, from 1, once it is there. */
  mail(number: number): Promise<ReceivedMail>;
  close(): Promise<void>;
}

/** A mail server on this machine; it refuses addresses that begin with "nobody". */
export async function startSmtp(): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  let wake = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth: (auth, _session, done) =>
      auth.password === "secret word" ? done(null, { user: "shop" }) : done(new Error("wrong")),
    onRcptTo({ address }, _session, done) {
      const refused = Object.assign(new Error("No such mailbox"), { responseCode: 550 });
      done(address.startsWith("nobody") ? refused : null);
    },
    onData(stream, { envelope }, done) {
      let raw = "";
      stream.setEncoding("utf8");
      stream.on("data", (part) => {
        raw += part;
      });
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        done();
        wake();
      });
    },
  });
  server.server.prependListener("connection", (socket) => {
    if (smtp.away) socket.destroy();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const at = (server.server.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(close);
  const smtp: TestSmtp = {
    url: `smtp://shop:secret%20word@127.0.0.1:${at}`,
    away: false,
    received,
    close,
    async mail(number) {
      while (received.length < number) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return received[number - 1] as ReceivedMail;
    },
  };
  return smtp;
}

/** The text of a mail, decoded. */
export function textOf({ raw }: ReceivedMail): string {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(head)) return text;
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
