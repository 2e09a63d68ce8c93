import type { EventBody } from "@foyer/protocol";
import { t } from "../language/say.ts";

/** What an agent did with the person, or before they said anything. `who` is that agent, `isMe`: the one who reads. */
export function personText(body: EventBody, who: string, isMe: boolean): string | undefined {
  if (body.type === "invited") {
    return isMe
      ? t("You wrote first, while they were on the site")
      : t("{{who}} wrote first, while they were on the site", { who });
  }
  if (body.type !== "merged") return undefined;
  const name = body.name ?? t("a visitor without a name");
  if (body.instead) {
    return isMe
      ? t("You made {{name}} and this visitor one, who has another conversation open", { name })
      : t("{{who}} made {{name}} and this visitor one, who has another conversation open", {
          ...{ who, name },
        });
  }
  return isMe
    ? t("You made {{name}} and this visitor one", { name })
    : t("{{who}} made {{name}} and this visitor one", { who, name });
}
