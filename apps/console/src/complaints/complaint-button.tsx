import type { Conversation } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { lazyScreen } from "../lazy-screen.tsx";
import { Icon } from "../look/icon.tsx";
import { asked } from "./complaint-door.ts";

const Dialog = lazyScreen(async () => (await import("./complaint-dialog.tsx")).ComplaintDialog);

/** Records a complaint from a conversation, with what is marked in it, else what the visitor said last. */
export function ComplaintButton({ conversation }: { conversation: Conversation }) {
  const { id, siteId, visitorName, lastText, lastBy } = conversation;
  const isOpen = useSignal("");
  return (
    <>
      <button
        type="button"
        class="label-button"
        data-shortcut="complaint"
        title={t("Record a complaint (B)")}
        onClick={() => {
          const text = markedText() || (lastBy === "visitor" ? lastText : "");
          asked.value = { conversationId: id, siteId, name: visitorName ?? "", text };
          isOpen.value = id;
        }}
      >
        <Icon name="warn" />
        {t("Complaint")}
      </button>
      {isOpen.value === id && asked.value && <Dialog params={{}} />}
    </>
  );
}

/** What is marked in the log. */
function markedText(): string {
  const marked = document.getSelection();
  const inLog = marked?.anchorNode?.parentElement?.closest(".log");
  return inLog ? String(marked).trim() : "";
}
