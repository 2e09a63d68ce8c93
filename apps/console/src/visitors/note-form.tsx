import { VISITOR_NOTE_MAX } from "@foyer/protocol/limits";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../language/say.ts";

interface Props {
  text: string;
  /** Returns whether it was taken; what was written stays else. */
  save(text: string): Promise<boolean>;
  cancel(): void;
}

/** A note is written where it will stand. */
export function NoteForm({ text, save, cancel }: Props) {
  const [said, setSaid] = useState(text);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);

  async function submit(event: Event) {
    event.preventDefault();
    if (!said.trim()) return;
    setBusy(true);
    if (!(await save(said))) setBusy(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      cancel();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
  }

  return (
    <form class="note-form" onSubmit={submit}>
      <textarea
        ref={box}
        class="input"
        dir="auto"
        rows={3}
        aria-label={t("Note about the person")}
        placeholder={t("For the team only")}
        maxLength={VISITOR_NOTE_MAX}
        value={said}
        onInput={(event) => setSaid(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="note-form-acts">
        <button type="button" class="btn plain" onClick={cancel}>
          {t("Cancel")}
        </button>
        <button type="submit" class="btn primary" disabled={busy || !said.trim()}>
          {t("Save")}
        </button>
      </div>
    </form>
  );
}
