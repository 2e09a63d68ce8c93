import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { holderOf } from "./key-conflict.ts";
import { keyNames } from "./key-names.ts";
import { pressedKey } from "./press-keys.ts";
import type { Shortcut } from "./shortcuts.ts";

interface Props {
  shortcut: Shortcut;
  /** "" takes the key away. */
  take(keys: string): void;
  onClose(): void;
}

/** Waits for a key, says whose it is already, and takes it. */
export function CaptureKey({ shortcut, take, onClose }: Props) {
  const [keys, setKeys] = useState("");
  const holder = keys ? holderOf(keys, shortcut) : undefined;
  function onKeyDown(event: KeyboardEvent) {
    // These walk, press and close, as in every window.
    if (["Tab", "Escape", "Enter"].includes(event.key) || event.isComposing) return;
    const pressed = pressedKey(event);
    if (!pressed) return;
    event.preventDefault();
    setKeys(pressed);
  }
  const name = keyNames(keys).join(" ");
  return (
    <Dialog title={t("A key for “{{act}}”", { act: t(shortcut.label) })} onClose={onClose}>
      <div class="dialog-body">
        <input
          class="input capture-key"
          readOnly
          aria-label={t("Press the key that you want")}
          placeholder={t("Press a key…")}
          value={name}
          onKeyDown={onKeyDown}
        />
        <p class={holder ? "notice bad" : "quiet"} role="status">
          {holder
            ? t(
                "{{key}} does “{{act}}” already. Press another one, or give that one a new key first.",
                {
                  key: name,
                  act: t(holder.label),
                },
              )
            : t("A letter, a digit or a sign; with ⌘ or Ctrl, too. Alt is left to your keyboard.")}
        </p>
      </div>
      <footer>
        <button type="button" class="btn" onClick={() => take("")}>
          {t("No key")}
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={!keys || holder !== undefined}
          onClick={() => take(keys)}
        >
          {t("Use this key")}
        </button>
      </footer>
    </Dialog>
  );
}
