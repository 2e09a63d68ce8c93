import type { ComponentChildren } from "preact";
import { t } from "../language/say.ts";
import { FormError } from "./form-error.tsx";
import type { useSaving } from "./use-saving.ts";
import "./save-bar.css";

interface Props {
  saving: ReturnType<typeof useSaving>;
  /** Nothing can be saved as it is. */
  blocked?: boolean;
  discard(): void;
  save(): Promise<unknown>;
  /** Said once it is saved. */
  done: string;
  /** Who sees it and when, or what is in the way. */
  children: ComponentChildren;
}

/** Stays at the foot of a page of settings while something is changed. */
export function SaveBar({ saving, blocked = false, discard, save, done, children }: Props) {
  const { busy, error, run } = saving;
  return (
    <div class="save-bar">
      <FormError text={error} />
      <p class="grow">{children}</p>
      <button type="button" class="btn" disabled={busy} onClick={discard}>
        {t("Discard")}
      </button>
      <button
        type="button"
        class="btn primary"
        disabled={busy || blocked}
        onClick={() => run(save, done)}
      >
        {busy ? t("Saving…") : t("Save")}
      </button>
    </div>
  );
}
