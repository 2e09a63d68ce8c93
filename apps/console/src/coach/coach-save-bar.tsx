import { t } from "../language/say.ts";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { discard, isChanged, save, wrongLanguages } from "./coach-draft.ts";
import { languageName } from "./language-name.ts";

/** Saves what was changed, or says what is in the way. */
export function CoachSaveBar() {
  const { busy, error, run } = useSaving();
  const wrong = wrongLanguages.value;
  if (!isChanged.value) return null;
  return (
    <div class="coach-save">
      <FormError text={error} />
      <p class="grow">
        {wrong.length > 0
          ? t("Something needs another look: {{languages}}", {
              languages: wrong.map(languageName).join(", "),
            })
          : t("Not saved yet. Everybody has it as soon as you save.")}
      </p>
      <button type="button" class="btn" disabled={busy} onClick={discard}>
        {t("Discard")}
      </button>
      <button
        type="button"
        class="btn primary"
        disabled={busy || wrong.length > 0}
        onClick={() => run(save, t("Saved for everybody."))}
      >
        {busy ? t("Saving…") : t("Save")}
      </button>
    </div>
  );
}
