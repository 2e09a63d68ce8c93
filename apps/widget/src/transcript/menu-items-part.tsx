import type { JSX } from "preact";
import { type Alert, isOn, toggle } from "../alerts/alert-choices.ts";
import type { Chat } from "../chat.ts";
import { complaintPart } from "../complaints/open-complaint.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { type Signal, signal } from "../signal.ts";
import { MailForm } from "./mail-form.tsx";
import { saveTranscript } from "./save-transcript.ts";

export { default as css } from "./menu-items.css?inline";

/** What the menu shows beside its items. */
interface Doing {
  /** The transcript is being gathered, or could not be. */
  saving: Signal<boolean | "failed">;
  mailing: Signal<boolean>;
  /** The form for complaints is wanted, and may still be fetched. */
  complaining: Signal<boolean>;
}

const byChat = new WeakMap<Chat, Doing>();

/** The menu's rarer items: a transcript to keep, and how to be told of what is new. */
export function menuItems(chat: Chat): JSX.Element {
  const doing = byChat.get(chat) ?? {
    saving: signal(false),
    mailing: signal(false),
    complaining: signal(false),
  };
  byChat.set(chat, doing);
  const texts = laterTexts(chat);
  const { saving, mailing, complaining } = doing;
  const { sound, mailsTranscripts, complaints } = chat.options.value;
  const save = async () => {
    saving.value = true;
    saving.value = (await saveTranscript(chat)) ? false : "failed";
  };
  const complain = () => {
    complaining.value = true;
  };
  const form = complaining.value && complaintPart(chat);
  // Not while something is drawn.
  if (form)
    queueMicrotask(() => {
      if (complaining.value) form.showComplaint(chat);
      complaining.value = false;
    });
  return (
    <>
      <button type="button" disabled={saving.value === true} onClick={save}>
        {texts.saveTranscript}
        {saving.value && (
          <small role="status">{saving.value === true ? " …" : ` · ${texts.fileFailed}`}</small>
        )}
      </button>
      {mailsTranscripts && (
        <button
          type="button"
          aria-expanded={mailing.value}
          onClick={() => {
            mailing.value = !mailing.value;
          }}
        >
          {texts.mailTranscript}
        </button>
      )}
      {mailing.value && <MailForm chat={chat} />}
      {sound && choice(chat, "sound", texts.soundOn)}
      {choice(chat, "badge", texts.badgeOn)}
      {complaints && (
        <button type="button" class="complain" onClick={complain}>
          {texts.complain}
        </button>
      )}
    </>
  );
}

function choice(chat: Chat, alert: Alert, name: string): JSX.Element {
  const on = isOn(chat, alert);
  return (
    <button type="button" role="switch" aria-checked={on} onClick={() => toggle(chat, alert)}>
      {name}
      <i class="tick">{on ? "✓" : ""}</i>
    </button>
  );
}
