import { t } from "../language/say.ts";
import { GuardChoice } from "../messages/guard-choice.tsx";

/** What helps oneself while writing, in this browser. */
export function WritingCard() {
  return (
    <section class="card">
      <h2>{t("Writing")}</h2>
      <GuardChoice />
    </section>
  );
}
