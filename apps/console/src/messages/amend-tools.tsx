import type { Conversation, Event } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Icon } from "../look/icon.tsx";
import { mayAmend, removeMessage, startEdit } from "./amend.ts";

/** Beside a message that may be changed: other words, or none. */
export function AmendTools({ event, conversation }: { event: Event; conversation: Conversation }) {
  const [asking, setAsking] = useState(false);
  if (!mayAmend(event, conversation)) return null;
  return (
    <span class="amend">
      <button
        type="button"
        class="tool"
        aria-label={t("Edit this message")}
        title={t("Edit")}
        onClick={() => startEdit(event)}
      >
        <Icon name="pencil" />
      </button>
      <button
        type="button"
        class="tool"
        aria-label={t("Remove this message")}
        title={t("Remove")}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </button>
      {asking && <ConfirmRemoval event={event} close={() => setAsking(false)} />}
    </span>
  );
}

function ConfirmRemoval({ event, close }: { event: Event; close(): void }) {
  const [busy, setBusy] = useState(false);
  async function remove() {
    setBusy(true);
    if (await removeMessage(event)) close();
    else setBusy(false);
  }
  return (
    <Dialog title={t("Remove this message?")} onClose={close}>
      <div class="dialog-body">
        <p>
          {t(
            "The visitor sees only that a message was removed. They may have read it already. Your team can still look it up here.",
          )}
        </p>
      </div>
      <footer>
        <button type="button" class="btn" onClick={close}>
          {t("Keep it")}
        </button>
        <button type="button" class="btn danger" disabled={busy} onClick={remove}>
          {t("Remove")}
        </button>
      </footer>
    </Dialog>
  );
}
