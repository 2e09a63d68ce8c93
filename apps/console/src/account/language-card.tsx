import { reason } from "../http.ts";
import { LanguageChoice } from "../language/language-choice.tsx";
import { t } from "../language/say.ts";
import { toast } from "../look/toasts.tsx";
import { keep } from "./preferences.ts";

/** The language that the console speaks to oneself, on every device. */
export function LanguageCard() {
  async function remember(lang: string | null) {
    try {
      await keep({ lang });
      toast(t("Saved."), "ok");
    } catch (error) {
      toast(reason(error), "bad");
    }
  }
  return (
    <section class="card">
      <h2>{t("Language of the console")}</h2>
      <p class="quiet">{t("For you alone, wherever you sign in. Visitors have their own.")}</p>
      <LanguageChoice onChosen={remember} />
    </section>
  );
}
