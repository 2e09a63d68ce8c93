import type { Conversation } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { now } from "../look/now.ts";
import { setFollowUp } from "./conversation-acts.ts";
import { followUpTimes } from "./later-times.ts";
import { PickTimeDialog } from "./pick-time-dialog.tsx";
import { besideDay, untilText } from "./until-text.ts";

/** When somebody wants to look after it again, closed or not. */
export function FollowUpMenu({ conversation: { id, followUpAt } }: { conversation: Conversation }) {
  const picking = useSignal(false);
  const isOver = followUpAt !== null && followUpAt <= now.value;
  const text = followUpAt === null ? t("Follow-up") : untilText(followUpAt, now.value);
  return (
    <>
      <MenuButton
        class={`label-button ${followUpAt === null ? "" : "set"} ${isOver ? "over" : ""}`}
        name={
          followUpAt === null ? t("Follow-up (D)") : t("Follow-up: {{when}} (D)", { when: text })
        }
        shortcut="follow-up"
        label={
          <>
            <Icon name="calendar" />
            {text}
          </>
        }
      >
        <Times id={id} />
        <hr />
        <button
          type="button"
          role="menuitem"
          class="menu-item"
          onClick={() => {
            picking.value = true;
          }}
        >
          {t("Choose a day…")}
        </button>
        {followUpAt !== null && (
          <button
            type="button"
            role="menuitem"
            class="menu-item"
            onClick={() => setFollowUp(id, null)}
          >
            {t("No follow-up")}
          </button>
        )}
      </MenuButton>
      {picking.value && (
        <PickTimeDialog
          title={t("Follow up on")}
          verb={t("Set")}
          at={followUpAt ?? followUpTimes(now.peek())[0]?.at ?? now.peek()}
          act={(at) => setFollowUp(id, at)}
          onClose={() => {
            picking.value = false;
          }}
        />
      )}
    </>
  );
}

/** A part of its own: while the menu is closed, nobody asks each second what time it is. */
function Times({ id }: { id: string }) {
  return followUpTimes(now.value).map(({ label, at }) => (
    <button
      key={label}
      type="button"
      role="menuitem"
      class="menu-item"
      onClick={() => setFollowUp(id, at)}
    >
      {label}
      <small>{besideDay(at, now.value)}</small>
    </button>
  ));
}
