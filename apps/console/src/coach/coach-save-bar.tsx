import { t } from "../language/say.ts";
import { SaveBar } from "../look/save-bar.tsx";
import { useSaving } from "../look/use-saving.ts";
import { discard, isChanged, save, wrongLanguages } from "./coach-draft.ts";
import { languageName } from "./language-name.ts";

/** Saves what was changed, or says what is in the way. */
export function CoachSaveBar() {
  const saving = useSaving();
  const wrong = wrongLanguages.value;
  if (!isChanged.value) return null;
  const done = t("Saved for everybody.");
  return (
    <SaveBar {...{ saving, discard, save, done }} blocked={wrong.length > 0}>
      {wrong.length > 0
        ? t("Something needs another look: {{languages}}", {
            languages: wrong.map(languageName).join(", "),
          })
        : t("Not saved yet. Everybody has it as soon as you save.")}
    </SaveBar>
  );
}
