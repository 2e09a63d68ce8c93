import type { Transporter } from "nodemailer";
import type { MailSettings } from "../config.ts";
import type { MailRow } from "./mail-store.ts";

/** What became of one try. `trouble` is the mail server's answer, or why there was none. */
export type Outcome =
  | { kind: "sent" }
  /** This mail will never be taken: the address does not exist, or the mail is not wanted. */
  | { kind: "refused"; trouble: string }
  /** Not now: tried again later. */
  | { kind: "not_now"; trouble: string };

/** The owner's mail server. */
export interface MailServer {
  /** Never rejects. */
  send(mail: MailRow): Promise<Outcome>;
}

/** A mail server that does not answer must not hold up the others for minutes. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Speaks SMTP with the server of the settings; a connection for each mail. */
export function createMailServer({ smtpUrl, from }: MailSettings): MailServer {
  let transporter: Promise<Transporter> | undefined;

  async function connect(): Promise<Transporter> {
    const { createTransport } = await import("nodemailer");
    // What is written comes from visitors: nothing in it may name a file or an address to fetch.
    const own = { disableFileAccess: true, disableUrlAccess: true };
    return createTransport({ url: smtpUrl, ...TIMEOUTS, ...own });
  }

  return {
    async send({ id, to, fromName, subject, text, unsubscribeUrl }) {
      try {
        transporter ??= connect();
        const server = await transporter;
        await server.sendMail({
          from: { name: oneLine(fromName), address: from },
          to: { name: "", address: to },
          subject: oneLine(subject),
          text,
          // The same at every try: who gets it twice can tell.
          messageId: `<${id}@${from.split("@")[1]}>`,
          headers: {
            "Auto-Submitted": "auto-generated",
            // By RFC 8058: the reader's mail program ends them without opening a page.
            ...(unsubscribeUrl && {
              "List-Unsubscribe": `<${unsubscribeUrl}>`,
              "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }),
          },
        });
        return { kind: "sent" };
      } catch (error) {
        return troubleOf(error as SmtpError);
      }
    },
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/** Why it failed. A wrong password is ours to mend: the mail waits. */
function troubleOf({ code, responseCode, response, message }: SmtpError): Outcome {
  const trouble = (response ?? message).slice(0, 500);
  const final = (responseCode ?? 0) >= 500 && (code === "EENVELOPE" || code === "EMESSAGE");
  return { kind: final ? "refused" : "not_now", trouble };
}

/** As it may stand in a header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
