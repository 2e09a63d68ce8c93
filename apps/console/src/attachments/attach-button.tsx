import { useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { take } from "./tray-state.ts";

/** Chooses files for a reply. */
export function AttachButton({ conversationId }: { conversationId: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="tool"
        aria-label={t("Attach files")}
        title={t("Attach files")}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          take(conversationId, currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = "";
          currentTarget.closest(".composer")?.querySelector("textarea")?.focus();
        }}
      />
    </>
  );
}
