import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";

interface Props {
  label: string;
  /** What exactly is counted, in a sentence or two. */
  definition: string;
  tone?: "ok" | "warn" | "bad" | undefined;
  /** Beside the number, smaller. */
  detail?: ComponentChildren;
  children: ComponentChildren;
}

/** A number that is read from across the room; its name says on demand what it means. */
export function Figure({ label, definition, tone, detail, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer opens what the button opens by keys.
    <div
      class={`figure ${tone ?? ""}`}
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <button
        type="button"
        class="figure-label"
        aria-expanded={open}
        aria-describedby={id}
        onClick={() => setOpen(!open)}
        onBlur={() => setOpen(false)}
      >
        {label}
      </button>
      <p class="figure-value">
        {children}
        {detail && <small>{detail}</small>}
      </p>
      <p class="figure-definition" id={id} role="tooltip" hidden={!open}>
        {definition}
      </p>
    </div>
  );
}
