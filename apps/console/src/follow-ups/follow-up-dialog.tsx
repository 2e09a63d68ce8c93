import type { Conversation, FollowUpFor } from "@foyer/protocol";
import { FOLLOW_UP_NOTE_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { followUpTimes, toLocalInput } from "../conversations/later-times.ts";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { now } from "../look/now.ts";
import { myId } from "../session/session-state.ts";
import { setFollowUp } from "./follow-up-acts.ts";
import { WhoSelect } from "./who-select.tsx";

interface Props {
  conversation: Conversation;
  onClose(): void;
}

/** When to look after it again, what is to be done, and who does it. */
export function FollowUpDialog({ conversation, onClose }: Props) {
  const { id, followUpAt, followUpNote } = conversation;
  const [when, setWhen] = useState(() => toLocalInput(followUpAt ?? firstTime()));
  const [note, setNote] = useState(followUpNote);
  const [who, setWho] = useState<FollowUpFor>(() => whoOf(conversation));
  const [error, setError] = useState<string>();

  async function submit(event: Event) {
    event.preventDefault();
    const isSame = followUpAt !== null && when === toLocalInput(followUpAt);
    const at = isSame ? followUpAt : new Date(when).getTime();
    if (Number.isNaN(at)) return setError(t("Choose a day and a time."));
    if (!isSame && at <= Date.now()) return setError(t("This time is over: choose a later one."));
    if (await setFollowUp(id, { at, note, for: who })) onClose();
  }

  return (
    <Dialog title={t("Follow-up")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field label={t("What is to be done?")} hint={t("Only the team sees it.")}>
            <textarea
              class="input"
              dir="auto"
              rows={2}
              maxLength={FOLLOW_UP_NOTE_MAX}
              value={note}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
          <Field label={t("Day and time")} error={error}>
            <input
              class="input"
              type="datetime-local"
              value={when}
              onInput={(event) => setWhen(event.currentTarget.value)}
            />
          </Field>
          <Field label={t("Who")}>
            <WhoSelect value={who} choose={setWho} />
          </Field>
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary">
            {t("Set")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

const firstTime = () => followUpTimes(now.peek())[0]?.at ?? now.peek();

/** Whose it is; of a new one, whoever has the conversation, else who plans it. */
function whoOf(row: Conversation): FollowUpFor {
  if (row.followUpAt === null) return { agentId: row.assigneeId ?? myId.peek() };
  if (row.followUpAgentId !== null) return { agentId: row.followUpAgentId };
  return row.followUpTeamId === null ? null : { teamId: row.followUpTeamId };
}
