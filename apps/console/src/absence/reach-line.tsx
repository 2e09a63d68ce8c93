import type { Conversation, Reach } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { useReach } from "./reach-state.ts";
import "./reach-line.css";

/** Over the reply box, while the visitor is not there: which way an answer takes to them. */
export function ReachLine({ conversation }: { conversation: Conversation }) {
  const reach = useReach(conversation);
  if (!reach) return null;
  const reaches = reach.by === "mail" || reach.push;
  return (
    <p class={reaches ? "reach-line" : "reach-line late"}>
      <Icon name={reach.by === "mail" ? "mail" : reach.push ? "bell" : "clock"} />
      <span dir="auto">{reachText(reach)}</span>
    </p>
  );
}

/** Beside the visitor's name: no mail is to go to them. */
export function MailChip({ conversation }: { conversation: Conversation }) {
  if (useReach(conversation)?.by !== "unwanted") return null;
  return <span class="chip warn">{t("Wants no mails")}</span>;
}

function reachText({ by, email, push }: Reach): string {
  if (push && by === "mail")
    return t("Not here: their browser tells them, and they get your answer by mail at {{email}}", {
      email: email ?? "",
    });
  if (push) return t("Not here: their browser tells them of your answer.");
  switch (by) {
    case "mail":
      return t("Not here: they get your answer by mail at {{email}}", { email: email ?? "" });
    case "unwanted":
      return t("Not here, and they want no mails: they read it when they come back.");
    case "mail_off":
      return t("Not here. No mail goes out: SMTP_URL, MAIL_FROM and PUBLIC_URL must be set.");
    case "phone":
      return t("Not here. They left a number and no email: give them a call.");
    case "none":
      return t(
        "Not here, and there is no other way to reach them: they read it when they come back.",
      );
  }
}
