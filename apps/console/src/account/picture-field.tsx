import type { Agent } from "@foyer/protocol";
import { useRef, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Avatar } from "../look/avatar.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { renew } from "../session/session-state.ts";
import { removePicture, sendPicture } from "./send-picture.ts";

/** One's face: chosen from a file, cut to a square, there for visitors at once. */
export function PictureField({ agent, name, colour }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  async function change(act: () => Promise<Agent>) {
    setBusy(true);
    setError("");
    try {
      renew({ agent: await act() });
    } catch (failure) {
      setError(reason(failure));
    } finally {
      setBusy(false);
    }
  }
  function chosen({ currentTarget }: { currentTarget: HTMLInputElement }) {
    const [picture] = currentTarget.files ?? [];
    if (picture) void change(() => sendPicture(picture));
    // The same file may be chosen again.
    currentTarget.value = "";
  }
  return (
    <div class="picture-field">
      <Avatar name={name} colour={colour} picture={agent.picture} size="huge" />
      <div class="form">
        <div class="form-end">
          <button type="button" class="btn" disabled={busy} onClick={() => file.current?.click()}>
            <Icon name="person" />
            {agent.picture ? t("Another picture…") : t("Choose a picture…")}
          </button>
          {agent.picture && (
            <button
              type="button"
              class="btn plain"
              disabled={busy}
              onClick={() => change(removePicture)}
            >
              {t("Remove picture")}
            </button>
          )}
        </div>
        <p class="quiet">{t("It is cut to a square. Visitors see it beside your messages.")}</p>
        <FormError text={error} />
      </div>
      <input
        ref={file}
        type="file"
        class="sr-only"
        tabIndex={-1}
        aria-label={t("Picture")}
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        onChange={chosen}
      />
    </div>
  );
}

interface Props {
  agent: Agent;
  /** As they are being edited. */
  name: string;
  colour: string;
}
