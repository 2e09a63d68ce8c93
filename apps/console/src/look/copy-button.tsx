import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "./icon.tsx";
import { toast } from "./toasts.tsx";

const SHOWN_MS = 2_000;

/** Puts `text` on the clipboard and says so. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      // Without https there is no clipboard: the text can still be marked by hand.
      toast(t("Your browser forbids copying. Mark the text and copy it by hand."), "bad");
    }
  }
  return (
    <button type="button" class="btn" onClick={copy} aria-live="polite">
      <Icon name={copied ? "check" : "copy"} />
      {copied ? t("Copied") : t("Copy")}
    </button>
  );
}
