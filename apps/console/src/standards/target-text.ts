import type { EventBody } from "@foyer/protocol";
import { t } from "../language/say.ts";

type Alarm = Extract<EventBody, { type: "target_warned" | "target_missed" }>;

/** "The answer is late: missed “First answer” · called Mara, Olga" */
export function targetText(body: EventBody): string | undefined {
  if (body.type !== "target_warned" && body.type !== "target_missed") return undefined;
  const names = body.notified.map(({ name }) => name).join(", ");
  return names
    ? t("{{what}} · called: {{names}}", { what: whatText(body), names })
    : whatText(body);
}

function whatText({ type, target, standard }: Alarm): string {
  if (type === "target_warned")
    return target === "reply"
      ? t("The time to answer is nearly over (“{{standard}}”)", { standard })
      : t("The time to solve it is nearly over (“{{standard}}”)", { standard });
  return target === "reply"
    ? t("The time to answer is over (“{{standard}}”)", { standard })
    : t("The time to solve it is over (“{{standard}}”)", { standard });
}
