/**
 * Why the mail server takes no mail: it cannot be reached; it refuses name or password; no safe connection comes
 * about; it asks to come back later; or something else, which its own words say.
 */
export type MailTrouble = "unreachable" | "sign_in" | "insecure" | "later" | "other";

/** How mail does. Answer of GET /mail; times in ms since 1970. */
export interface MailState {
  /** Whether SMTP_URL and MAIL_FROM are set: without them nothing is sent. */
  on: boolean;
  /** The address that mails come from; "" while none are sent. */
  from: string;
  /** Whether answers to visitors go by mail, too: their link back takes PUBLIC_URL. */
  answers: boolean;
  /** Mails that are still to be sent. */
  waiting: number;
  /** Why they wait, when the mail server did not take one of them; null: nothing is wrong. */
  trouble: {
    kind: MailTrouble;
    /** What the mail server said, or why it was not reached. */
    text: string;
    /** Since when the first of them waits, when one was tried last, and when the next will be. */
    since: number;
    triedAt: number;
    nextAt: number;
  } | null;
  /** Mails of the last two days that were refused for good, and that were given up after three days. */
  refused: number;
  givenUp: number;
}
