import type { MailTrouble } from "@foyer/protocol";

/** What is read of an answer or an error, from the top. */
const KINDS: [RegExp, MailTrouble][] = [
  [/^4\d\d\b/, "later"],
  [/certificate|self.signed|\b(ssl|tls)|starttls|wrong version number/i, "insecure"],
  [/^53[045]\b|authenticat|\bauth\b|login|credentials|password/i, "sign_in"],
  [
    /\bE(CONN|HOST|NET|TIMEDOUT|NOTFOUND|AI_|PIPE)|ENOTFOUND|time.?d? ?out|closed|greeting|socket/i,
    "unreachable",
  ],
];

/** What kind of trouble a mail server's answer, or the error in its place, tells of. */
export const kindOfTrouble = (text: string): MailTrouble =>
  KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
