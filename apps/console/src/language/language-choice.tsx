import { reason } from "../http.ts";
import { toast } from "../look/toasts.tsx";
import { chooseLanguage, chosenLanguage, LANGUAGES, ownName } from "./languages.ts";
import { t } from "./say.ts";

interface Props {
  /** Called once the console speaks it. */
  onChosen?(tag: string | null): void;
}

/** Chooses the console's language; each is offered by its own name. */
export function LanguageChoice({ onChosen }: Props) {
  async function choose(tag: string | null) {
    try {
      await chooseLanguage(tag);
      onChosen?.(tag);
    } catch (error) {
      toast(reason(error), "bad");
    }
  }
  return (
    <select
      class="input"
      aria-label={t("Language of the console")}
      value={chosenLanguage.value ?? ""}
      onChange={(event) => choose(event.currentTarget.value || null)}
    >
      <option value="">{t("Language of your browser")}</option>
      {LANGUAGES.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {ownName(tag)}
        </option>
      ))}
    </select>
  );
}
