import type { MailTrouble } from "@foyer/protocol";
import { later } from "../language/say.ts";

/** What is wrong, and what to do about it. */
export const TROUBLES: Record<MailTrouble, string> = {
  unreachable: later(
    "The mail server does not answer: check the address and the port in SMTP_URL, and whether it is running.",
  ),
  sign_in: later("The mail server refuses the user name or the password in SMTP_URL."),
  insecure: later(
    "No safe connection to the mail server comes about: check its certificate, and smtp:// or smtps:// in SMTP_URL.",
  ),
  later: later("The mail server asks to come back later."),
  other: later("The mail server does not take them."),
};
