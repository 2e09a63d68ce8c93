import { CHOICE_MAX, CHOICES_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { extrasOf } from "./extras-state.ts";

interface Props {
  conversationId: string;
  onClose(): void;
}

/** Writes the answers that a visitor may press, one on each line. */
export function ChoicesDialog({ conversationId, onClose }: Props) {
  const extras = extrasOf(conversationId);
  const [text, setText] = useState(() => extras.peek().choices.join("\n"));
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const choices = [...new Set(lines)];
  const long = choices.find((choice) => choice.length > CHOICE_MAX);
  const error =
    choices.length > CHOICES_MAX
      ? t("{{count}} answers are the most: they fit on a phone without scrolling.", {
          count: CHOICES_MAX,
        })
      : long &&
        t("“{{start}}…” is longer than {{most}} characters.", {
          ...{ start: long.slice(0, 20), most: CHOICE_MAX },
        });

  function submit(event: Event) {
    event.preventDefault();
    if (error) return;
    extras.value = { ...extras.value, choices };
    onClose();
  }

  return (
    <Dialog title={t("Answers to press")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field
            label={t("One answer on each line")}
            hint={t(
              "The visitor sees them as buttons under your message; a press sends the words.",
            )}
            {...(error ? { error } : {})}
          >
            <textarea
              class="input"
              dir="auto"
              rows={5}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </Field>
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={!!error}>
            {t("Add")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
