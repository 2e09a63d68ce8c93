import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import { chooseGuard, guardsReplies } from "./news.ts";

/** For the account's screen: whether news stops a reply that is about to be sent. */
export function GuardChoice() {
  return (
    <Check
      label={t("Tell me before I send when something has changed")}
      hint={t("A reply waits for a second Enter when the visitor or a colleague was faster.")}
      checked={guardsReplies.value}
      onChange={chooseGuard}
    />
  );
}
