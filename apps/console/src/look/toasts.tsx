import { signal } from "@preact/signals";
import { t } from "../language/say.ts";
import { Icon } from "./icon.tsx";

interface Toast {
  id: number;
  tone: "plain" | "ok" | "bad";
  text: string;
}

/** Long enough to read two short sentences. */
const SHOWN_MS = 6_000;

export const toasts = signal<readonly Toast[]>([]);
let lastId = 0;

/** Says something in passing; it goes away by itself. */
export function toast(text: string, tone: Toast["tone"] = "plain"): void {
  const id = ++lastId;
  toasts.value = [...toasts.value.filter((other) => other.text !== text), { id, tone, text }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}

/** Where passing words appear; screen readers hear them. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, tone, text }) => (
        <div key={id} class={`toast ${tone}`}>
          <Icon name={tone === "bad" ? "warn" : "check"} />
          <span>{text}</span>
          <button type="button" class="tool" aria-label={t("Dismiss")} onClick={() => dismiss(id)}>
            <Icon name="cross" />
          </button>
        </div>
      ))}
    </div>
  );
}
