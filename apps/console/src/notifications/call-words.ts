import type { CallKind } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import type { Call } from "./calls.ts";

/** What each kind of call is named in the settings. */
export const CALL_NAMES: Record<CallKind, string> = {
  waiting: later("Somebody starts to wait"),
  message: later("A visitor writes in a conversation of mine"),
  mention: later("A colleague mentions me"),
  transferred: later("A conversation is passed to me"),
  low_rating: later("A conversation of mine gets a low score"),
  target: later("An answer or a solution is nearly late, or late"),
  follow_up: later("A follow-up of mine is due"),
  complaint: later("A complaint of mine is nearly due, or overdue"),
};

/** The first line of a notification. */
export function callTitle({ kind, name }: Pick<Call, "kind" | "name">): string {
  if (kind === "waiting")
    return name ? t("{{name}} is waiting", { name }) : t("Somebody is waiting");
  if (kind === "message") return name ? t("{{name}} wrote", { name }) : t("A visitor wrote");
  if (kind === "mention") return t("{{name}} mentioned you", { name: name ?? "" });
  if (kind === "transferred") return t("{{name}} passed you a conversation", { name: name ?? "" });
  if (kind === "target")
    return name ? t("{{name}} waits too long", { name }) : t("A visitor waits too long");
  if (kind === "complaint")
    return name ? t("The complaint of {{name}} needs you", { name }) : t("A complaint needs you");
  if (kind === "follow_up")
    return name ? t("Follow-up: {{name}}", { name }) : t("A follow-up is due");
  return name ? t("{{name}} gave a low score", { name }) : t("A visitor gave a low score");
}
