import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "./icon.tsx";

interface Props {
  title: string;
  onClose(): void;
  children: ComponentChildren;
}

/** A modal window: the browser keeps the focus inside and gives it back; Esc closes. */
export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    box.current?.showModal();
    // Not the button that closes it, which comes first: there, the space bar would.
    box.current?.querySelector<HTMLElement>("input, textarea, select, footer button")?.focus();
  }, []);
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onMouseDown={(event) => {
        // Only the backdrop is the dialog itself; all else lies in its children.
        if (event.target === box.current) onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="tool" aria-label={t("Close")} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
