import { TEXT_MAX } from "@foyer/protocol/limits";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { editing, saveEdit } from "./amend.ts";

/** A message whose words are being changed, in its own place. */
export function EditBox() {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = box.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
    return () => document.querySelector<HTMLElement>(".composer textarea")?.focus();
  }, []);
  const edit = editing.value;
  if (!edit) return null;
  const { text } = edit;
  const fits = text.trim() !== "" && text.length <= TEXT_MAX;
  const cancel = () => {
    editing.value = null;
  };
  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && !event.shiftKey && fits) void saveEdit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div class="edit-box">
      <textarea
        ref={box}
        class="input"
        dir="auto"
        aria-label={t("New words of the message")}
        rows={Math.min(8, Math.max(2, text.split("\n").length + Math.floor(text.length / 60)))}
        value={text}
        onInput={(event) => {
          editing.value = { ...edit, text: event.currentTarget.value };
        }}
        onKeyDown={onKeyDown}
      />
      <footer>
        {text.length > TEXT_MAX && (
          <small role="alert">
            {t("{{count}} characters too many", { count: text.length - TEXT_MAX })}
          </small>
        )}
        <button type="button" class="btn" onClick={cancel}>
          {t("Cancel")}
        </button>
        <button type="button" class="btn primary" disabled={!fits} onClick={saveEdit}>
          {t("Save")}
        </button>
      </footer>
    </div>
  );
}
