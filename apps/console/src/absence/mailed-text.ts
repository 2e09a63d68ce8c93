import type { EventBody } from "@foyer/protocol";
import { t } from "../language/say.ts";

/** What became of a mail with answers. */
export function mailedText(body: EventBody): string | undefined {
  if (body.type !== "mailed") return undefined;
  const { email, outcome, trouble = "" } = body;
  switch (outcome) {
    case "sent":
      return t("The answer went by mail to {{email}}", { email });
    case "refused":
      return t("The mail to {{email}} was refused: {{trouble}}", { email, trouble });
    case "given_up":
      return t("The mail to {{email}} could not be sent for three days: {{trouble}}", {
        ...{ email, trouble },
      });
  }
}
