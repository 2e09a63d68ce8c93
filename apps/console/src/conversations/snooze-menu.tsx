import type { Conversation } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { now } from "../look/now.ts";
import { snooze } from "./conversation-acts.ts";
import { snoozeTimes } from "./later-times.ts";
import { PickTimeDialog } from "./pick-time-dialog.tsx";
import { besideDay } from "./until-text.ts";

/** Puts the conversation aside: until a time that is often meant, one's own, or the visitor's reply. */
export function SnoozeMenu({ conversation, busy }: { conversation: Conversation; busy: boolean }) {
  const { id } = conversation;
  const picking = useSignal("");
  return (
    <>
      <MenuButton
        class="btn action compact"
        label={
          <>
            <Icon name="clock" />
            <span>{t("Snooze")}</span>
          </>
        }
        name={t("Snooze")}
        disabled={busy}
        shortcut="snooze"
        of={id}
      >
        <Times id={id} />
        <hr />
        <Item act={() => snooze(id, { until: null })}>{t("Until they reply")}</Item>
        <Item
          act={() => {
            picking.value = id;
          }}
        >
          {t("Choose a time…")}
        </Item>
      </MenuButton>
      {picking.value === id && (
        <PickTimeDialog
          title={t("Snooze until")}
          verb={t("Snooze")}
          at={tomorrow()}
          act={(until) => snooze(id, { until })}
          onClose={() => {
            picking.value = "";
          }}
        />
      )}
    </>
  );
}

/** A part of its own: while the menu is closed, nobody asks each second what time it is. */
function Times({ id }: { id: string }) {
  return snoozeTimes(now.value).map(({ label, at }) => (
    <Item key={label} act={() => snooze(id, { until: at })}>
      {label}
      <small>{besideDay(at, now.value)}</small>
    </Item>
  ));
}

const tomorrow = (): number =>
  snoozeTimes(now.peek()).find(({ label }) => label === t("Tomorrow"))?.at ?? now.peek();

function Item({ act, children }: { act(): void; children: preact.ComponentChildren }) {
  return (
    <button type="button" role="menuitem" class="menu-item" onClick={act}>
      {children}
    </button>
  );
}
