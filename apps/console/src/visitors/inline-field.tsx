import { useRef, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { toast } from "../look/toasts.tsx";

interface Props {
  label: string;
  type?: "text" | "email" | "tel";
  value: string | null;
  placeholder: string;
  save(value: string | null): Promise<void>;
}

/** A value that is edited where it stands: Enter or leaving saves, Esc brings the old one back. */
export function InlineField({ label, type = "text", value, placeholder, save }: Props) {
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function leave() {
    const box = input.current;
    const next = box?.value.trim() || null;
    if (!box || next === value) return;
    setBusy(true);
    try {
      await save(next);
    } catch (error) {
      box.value = value ?? "";
      toast(reason(error), "bad");
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const box = input.current;
    if (event.isComposing || !box) return;
    if (event.key === "Escape") box.value = value ?? "";
    if (event.key === "Enter" || event.key === "Escape") box.blur();
  }

  return (
    <input
      ref={input}
      class="inline-field"
      dir="auto"
      inputMode={type}
      aria-label={label}
      aria-busy={busy}
      defaultValue={value ?? ""}
      key={value}
      placeholder={placeholder}
      maxLength={type === "email" ? 254 : 80}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}
