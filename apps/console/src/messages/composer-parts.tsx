import type { CannedReply } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import type { Draft } from "./draft.ts";

/** From here on the remaining room is shown. */
const NEARLY_FULL = TEXT_MAX - 500;

interface ModesProps {
  mode: Draft["mode"];
  choose(mode: Draft["mode"]): void;
}

/** To whom one writes: the visitor, or colleagues. */
export function Modes({ mode, choose }: ModesProps) {
  const tab = (its: Draft["mode"], label: string) => (
    <button
      type="button"
      aria-pressed={mode === its}
      data-shortcut={its}
      onClick={() => choose(its)}
    >
      {label}
    </button>
  );
  return (
    <div class="modes">
      {tab("reply", t("Reply"))}
      {tab("note", t("Note"))}
    </div>
  );
}

/** What the button does that sends. */
export function sendLabel(mode: Draft["mode"], says: boolean, macro: CannedReply | null): string {
  if (macro && !says) return t("Run");
  if (mode === "note") return macro ? t("Add note and run") : t("Add note");
  return macro ? t("Send and run") : t("Send");
}

/** Says what must be replaced before the text can go. */
export function HoleHint({ hole, show }: { hole: string; show(): void }) {
  return (
    <p class="hint" role="status">
      <Icon name="warn" />
      <span>{t("{{hole}} is not known. Replace it, then it can be sent.", { hole })}</span>
      <button type="button" class="btn link" onClick={show}>
        {t("Show")}
      </button>
    </p>
  );
}

/** Which keys send, or how much may still be written. */
export function Room({ length }: { length: number }) {
  if (length < NEARLY_FULL)
    return <span class="keys">{t("Enter sends · Shift+Enter new line")}</span>;
  const left = TEXT_MAX - length;
  return (
    <span class={left < 0 ? "keys over" : "keys"} role="status">
      {left < 0
        ? t("{{count}} characters too many", { count: -left })
        : t("{{count}} characters left", { count: left })}
    </span>
  );
}
