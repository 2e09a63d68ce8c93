import type { Attachment } from "@foyer/protocol";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { fileAddress } from "./shown-files.tsx";

/** A picture as large as the window allows; Escape, a press beside it or the button end that. */
export function Lightbox({ file: { id, name }, close }: { file: Attachment; close(): void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog
      ref={box}
      class="lightbox"
      aria-label={name}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
      // What is behind it must not take Escape for itself.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <span class="file-name" dir="auto">
          {name}
        </span>
        <a class="btn" href={fileAddress(id)} download={name}>
          {t("Download")}
        </a>
        <button
          type="button"
          class="tool"
          aria-label={t("Close")}
          onClick={() => box.current?.close()}
        >
          <Icon name="cross" />
        </button>
      </header>
      <img src={fileAddress(id)} alt={name} />
    </dialog>
  );
}
