import { TAG_MAX } from "@foyer/protocol/limits";
import { t } from "../language/say.ts";

/** What is written is one tag: spaces at its ends and several in a row are none. */
export const tagIn = (text: string): string => text.trim().replace(/\s+/g, " ");

/** Where a tag is looked for by writing, or made. */
export function TagBox({ text, onText }: { text: string; onText(text: string): void }) {
  return (
    <input
      class="input"
      placeholder={t("Find or make a tag")}
      aria-label={t("Find or make a tag")}
      dir="auto"
      maxLength={TAG_MAX}
      autocomplete="off"
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}

interface ChoiceProps {
  tag: string;
  /** Whether it is on; left out where choosing is all. */
  isOn?: boolean;
  choose(): void;
}

export function TagChoice({ tag, isOn, choose }: ChoiceProps) {
  return (
    <button
      type="button"
      class="chip tag-choice"
      {...(isOn !== undefined && { "aria-pressed": isOn })}
      dir="auto"
      onClick={choose}
    >
      {tag}
    </button>
  );
}
