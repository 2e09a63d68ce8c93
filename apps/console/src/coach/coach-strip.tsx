import type { Conversation } from "@foyer/protocol";
import type { RefObject } from "preact";
import { insertText } from "../canned-replies/insert-text.ts";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import "./coach.css";
import { dismiss } from "./coach-state.ts";
import type { Hint } from "./hint.ts";
import { fixText, hintText } from "./hint-text.ts";
import { isSame, useHints } from "./use-hints.ts";

interface Props {
  conversation: Conversation;
  text: string;
  box: RefObject<HTMLTextAreaElement | null>;
}

/** What may be better in a reply, said quietly below it; nothing of it has to be done. */
export function CoachStrip({ conversation, text, box }: Props) {
  const { hints, look } = useHints(conversation, text);

  function fix(hint: Hint): void {
    if (!box.current) return;
    // The text may have gone on since the hint was drawn.
    const now = look(box.current.value).find((other) => isSame(other, hint))?.fix;
    if (now) insertText(box.current, now, now.text);
  }

  function close(hint: Hint): void {
    dismiss(conversation.id, hint.kind);
    box.current?.focus();
  }

  return (
    <div class="coach" aria-live="polite">
      {hints.map((hint) => (
        <p key={`${hint.about} ${hint.quote}`} class={hint.kind === "secrets" ? "secret" : ""}>
          <Icon name={hint.kind === "secrets" ? "warn" : "bulb"} />
          <span class="says">
            <span dir="auto">{hintText(hint)}</span>
            {hint.fix && (
              <button type="button" class="btn link" onClick={() => fix(hint)}>
                {fixText(hint)}
              </button>
            )}
          </span>
          <button
            type="button"
            class="tool"
            aria-label={t("No more hints of this kind here")}
            title={t("No more hints of this kind here")}
            onClick={() => close(hint)}
          >
            <Icon name="cross" />
          </button>
        </p>
      ))}
    </div>
  );
}
