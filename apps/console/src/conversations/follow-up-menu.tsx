import type { Conversation } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { FollowUpDialog } from "../follow-ups/follow-up-dialog.tsx";
import { FollowUpItems } from "../follow-ups/move-menu.tsx";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { MenuButton } from "../look/menu-button.tsx";
import { now } from "../look/now.ts";
import { untilText } from "./until-text.ts";

/** When somebody wants to look after it again, closed or not, and what is to be done. */
export function FollowUpMenu({ conversation }: { conversation: Conversation }) {
  const { id, followUpAt, followUpNote } = conversation;
  const editing = useSignal("");
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
        of={id}
        label={
          <>
            <Icon name="calendar" />
            {text}
            {followUpAt !== null && followUpNote && (
              <span class="label-note" dir="auto">
                {followUpNote}
              </span>
            )}
          </>
        }
      >
        <FollowUpItems
          conversation={conversation}
          edit={() => {
            editing.value = id;
          }}
        />
      </MenuButton>
      {editing.value === id && (
        <FollowUpDialog
          conversation={conversation}
          onClose={() => {
            editing.value = "";
          }}
        />
      )}
    </>
  );
}
