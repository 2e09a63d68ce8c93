import { SUGGESTION_REASON_MAX, type Suggestion } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { REASONS } from "./suggestion-words.ts";

interface Props {
  suggestion: Suggestion;
  reject(reason: string): void;
  onClose(): void;
}

/** Asks why a suggestion is rejected: colleagues see it, its writer does not. */
export function RejectDialog({ suggestion, reject, onClose }: Props) {
  const [chosen, choose] = useState<string>(REASONS[0]);
  const [own, setOwn] = useState("");
  const isOwn = chosen === "";
  return (
    <Dialog
      title={suggestion.state === "shown" ? t("Take it away?") : t("Reject this suggestion?")}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          reject(isOwn ? own.trim() : t(chosen));
        }}
      >
        <fieldset class="dialog-body reject-reasons">
          <legend class="quiet">{t("Why? Colleagues see it, its writer does not.")}</legend>
          {[...REASONS, ""].map((one) => (
            <label key={one} class="check">
              <input
                type="radio"
                name="reason"
                checked={chosen === one}
                onChange={() => choose(one)}
              />
              <span>{one === "" ? t("Something else") : t(one)}</span>
            </label>
          ))}
          {isOwn && (
            <input
              class="input"
              dir="auto"
              required
              maxLength={SUGGESTION_REASON_MAX}
              aria-label={t("Reason")}
              value={own}
              onInput={(event) => setOwn(event.currentTarget.value)}
            />
          )}
        </fieldset>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn danger">
            {suggestion.state === "shown" ? t("Take away") : t("Reject")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
