import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface Props {
  label: ComponentChildren;
  class: string;
  /** Needed when `label` has no words. */
  name?: string;
  disabled?: boolean;
  /** Names the button for keyboard shortcuts. */
  shortcut?: string;
  /** What its items act on, where the same button comes to serve another: its menu is then closed. */
  of?: string;
  children: ComponentChildren;
}

/** A button with a menu: arrows walk, Esc and a click elsewhere close, the focus comes back. */
export function MenuButton({ label, name, disabled, shortcut, children, ...props }: Props) {
  const { of = "" } = props;
  const [openOf, setOpenOf] = useState<string | null>(null);
  const open = openOf === of;
  const setOpen = (is: boolean) => setOpenOf(is ? of : null);
  const anchor = useRef<HTMLDivElement>(null);
  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) anchor.current?.querySelector("button")?.focus();
  };
  useEffect(() => {
    if (!open) return;
    itemsIn(anchor.current)[0]?.focus();
    const outside = (event: MouseEvent) => {
      if (!anchor.current?.contains(event.target as Node)) close(false);
    };
    document.addEventListener("mousedown", outside);
    return () => document.removeEventListener("mousedown", outside);
  }, [open]);

  function onKeyDown(event: KeyboardEvent) {
    if (!open) return;
    if (event.key === "Escape") close(true);
    else if (event.key === "Tab") return close(false);
    else if (!step(anchor.current, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its buttons let through.
    <div class="anchor" ref={anchor} onKeyDown={onKeyDown}>
      <button
        type="button"
        class={props.class}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
        title={name}
        data-shortcut={shortcut}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: a click on any item closes; keys press the items.
        <div class="menu" role="menu" tabIndex={-1} onClick={() => close(true)}>
          {children}
        </div>
      )}
    </div>
  );
}

/** Moves the focus among the items; false when `key` does not move it. */
function step(root: HTMLElement | null, key: string): boolean {
  const items = itemsIn(root);
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  if (to === undefined) return false;
  items.at(to % items.length)?.focus();
  return true;
}

function itemsIn(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>("[role^='menuitem']") ?? [])];
}
