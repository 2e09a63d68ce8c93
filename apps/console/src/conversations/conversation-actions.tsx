import type { Conversation, Outcome } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { Icon, type IconName } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { OUTCOMES } from "../messages/system-text.ts";
import { myId } from "../session/session-state.ts";
import { acting, claim, close, release, takeOver } from "./conversation-acts.ts";
import { FaqDialog } from "./faq-dialog.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

/** What can be done to a conversation as it stands; the server decides by the same rules. */
export function ConversationActions({ conversation }: { conversation: Conversation }) {
  const { id, state, assigneeId } = conversation;
  const dialog = useSignal<"transfer" | "faq" | null>(null);
  const busy = acting.value === id;
  const isMine = state === "active" && assigneeId === myId.value;
  if (state === "closed") return null;
  if (state === "active" && !isMine) return <TakeOver id={id} busy={busy} />;
  const open = (which: "transfer" | "faq") => () => {
    dialog.value = which;
  };
  // The browser tells of a closed dialog late: by then another one may be open.
  const shut = (which: "transfer" | "faq") => {
    if (dialog.value === which) dialog.value = null;
  };
  return (
    <div class="actions">
      <Action icon="transfer" label="Transfer" shortcut="t" busy={busy} act={open("transfer")} />
      <Action icon="leaf" label="Send to FAQ" shortcut="f" busy={busy} act={open("faq")} />
      {isMine && (
        <Action
          icon="returned"
          label="Return to queue"
          busy={busy}
          act={() => release(id)}
          compact
        />
      )}
      <CloseMenu id={id} busy={busy} compact={!isMine} />
      {!isMine && (
        <button
          type="button"
          class="btn primary"
          disabled={busy}
          data-shortcut="c"
          onClick={() => claim(id)}
        >
          Claim <kbd>C</kbd>
        </button>
      )}
      {dialog.value === "transfer" && <TransferDialog id={id} onClose={() => shut("transfer")} />}
      {dialog.value === "faq" && (
        <FaqDialog conversation={conversation} onClose={() => shut("faq")} />
      )}
    </div>
  );
}

/** Without a key: who presses C a moment after a colleague must not take it from them. */
function TakeOver({ id, busy }: { id: string; busy: boolean }) {
  return (
    <div class="actions">
      <button type="button" class="btn" disabled={busy} onClick={() => takeOver(id)}>
        Take over
      </button>
    </div>
  );
}

interface ActionProps {
  icon: IconName;
  label: string;
  shortcut?: string;
  busy: boolean;
  /** Only the drawing, even where there is room. */
  compact?: boolean;
  act(): void;
}

function Action({ icon, label, shortcut, busy, compact, act }: ActionProps) {
  return (
    <button
      type="button"
      class={`btn action ${compact ? "compact" : ""}`}
      disabled={busy}
      title={label}
      data-shortcut={shortcut}
      onClick={act}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  );
}

function CloseMenu({ id, busy, compact }: { id: string; busy: boolean; compact: boolean }) {
  const label = (
    <>
      <Icon name="check" />
      <span>Close</span>
    </>
  );
  return (
    <MenuButton
      class={`btn action ${compact ? "compact" : ""}`}
      label={label}
      name="Close with an outcome"
      disabled={busy}
      shortcut="e"
    >
      {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => (
        <button
          key={outcome}
          type="button"
          role="menuitem"
          class="menu-item"
          onClick={() => close(id, { outcome })}
        >
          {OUTCOMES[outcome]}
        </button>
      ))}
    </MenuButton>
  );
}
