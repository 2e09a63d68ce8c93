import type { Conversation } from "@foyer/protocol";
import { followUpTimes } from "../conversations/later-times.ts";
import { besideDay } from "../conversations/until-text.ts";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { followUpDone, setFollowUp } from "./follow-up-acts.ts";

interface Props {
  conversation: Conversation;
  /** Asks for another day, a note or somebody else. */
  edit(): void;
}

/** What can be done to a follow-up: the items of a menu. It is drawn while the menu is open only. */
export function FollowUpItems({ conversation: { id, followUpAt }, edit }: Props) {
  return (
    <>
      {followUpAt !== null && (
        <>
          <button type="button" role="menuitem" class="menu-item" onClick={() => followUpDone(id)}>
            {t("Done")}
          </button>
          <hr />
        </>
      )}
      {followUpTimes(now.value).map(({ label, at }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          class="menu-item"
          onClick={() => setFollowUp(id, { at })}
        >
          {label}
          <small>{besideDay(at, now.value)}</small>
        </button>
      ))}
      <hr />
      <button type="button" role="menuitem" class="menu-item" onClick={edit}>
        {t("Note, day and person…")}
      </button>
      {followUpAt !== null && (
        <button
          type="button"
          role="menuitem"
          class="menu-item"
          onClick={() => setFollowUp(id, { at: null })}
        >
          {t("No follow-up")}
        </button>
      )}
    </>
  );
}
