import type { Conversation, Outcome } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { OUTCOMES } from "../messages/system-text.ts";
import { Key } from "../shell/key.tsx";
import { acting, claim, close, release, reopen, takeOver, wake } from "./conversation-acts.ts";
import { FaqDialog } from "./faq-dialog.tsx";
import { isHeld, isMine } from "./holder.ts";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

/** What can be done to a conversation as it stands; the server decides by the same rules. */
export function ConversationActions({ conversation }: { conversation: Conversation }) {
  const { id, state } = conversation;
  const busy = acting.value === id;
  if (state === "closed")
    return <Only label={t("Reopen")} shortcut="reopen" busy={busy} act={() => reopen(id)} />;
  // Without a key: who presses C a moment after a colleague must not take it from them.
  if (isHeld(conversation) && !isMine(conversation))
    return <Only label={t("Take over")} busy={busy} act={() => takeOver(id)} />;
  return <Courses conversation={conversation} busy={busy} />;
}

function Courses({ conversation, busy }: { conversation: Conversation; busy: boolean }) {
  const { id, state } = conversation;
  const dialog = useSignal<{ of: string; which: "transfer" | "faq" } | null>(null);
  // What was opened for one conversation is not for the next.
  const asks = dialog.value?.of === id ? dialog.value.which : null;
  const mine = isMine(conversation);
  const open = (which: "transfer" | "faq") => () => {
    dialog.value = { of: id, which };
  };
  // The browser tells of a closed dialog late: by then another one may be open.
  const shut = (which: "transfer" | "faq") => {
    if (dialog.value?.which === which) dialog.value = null;
  };
  const shared = { busy, compact: mine };
  return (
    <div class={mine ? "actions crowded" : "actions"}>
      <Action
        icon="transfer"
        label={t("Transfer")}
        shortcut="transfer"
        busy={busy}
        act={open("transfer")}
      />
      <Action icon="leaf" label={t("Send to FAQ")} shortcut="faq" busy={busy} act={open("faq")} />
      {mine && state === "active" && <SnoozeMenu conversation={conversation} busy={busy} />}
      {mine && (
        <Action
          icon="returned"
          label={t("Return to queue")}
          shortcut="return"
          {...shared}
          act={() => release(id)}
        />
      )}
      <CloseMenu id={id} busy={busy} compact={!mine} />
      {state === "snoozed" && (
        <Main label={t("Wake")} shortcut="snooze" busy={busy} act={() => wake(id)} />
      )}
      {!mine && <Main label={t("Claim")} shortcut="claim" busy={busy} act={() => claim(id)} />}
      {asks === "transfer" && <TransferDialog id={id} onClose={() => shut("transfer")} />}
      {asks === "faq" && <FaqDialog conversation={conversation} onClose={() => shut("faq")} />}
    </div>
  );
}

interface MainProps {
  label: string;
  shortcut: string;
  busy: boolean;
  act(): void;
}

function Main({ label, shortcut, busy, act }: MainProps) {
  return (
    <button
      type="button"
      class="btn primary"
      disabled={busy}
      data-shortcut={shortcut}
      onClick={act}
    >
      {label} <Key of={shortcut} />
    </button>
  );
}

/** All that can be done. */
function Only(props: Omit<MainProps, "shortcut"> & { shortcut?: string }) {
  return (
    <div class="actions">
      <button
        type="button"
        class="btn"
        disabled={props.busy}
        data-shortcut={props.shortcut}
        onClick={props.act}
      >
        {props.label}
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
      <span>{t("Close")}</span>
    </>
  );
  return (
    <MenuButton
      class={`btn action ${compact ? "compact" : ""}`}
      label={label}
      name={t("Close with an outcome")}
      disabled={busy}
      shortcut="close"
      of={id}
    >
      {(Object.keys(OUTCOMES) as Outcome[]).map((outcome) => (
        <button
          key={outcome}
          type="button"
          role="menuitem"
          class="menu-item"
          onClick={() => close(id, { outcome })}
        >
          {t(OUTCOMES[outcome])}
        </button>
      ))}
    </MenuButton>
  );
}
