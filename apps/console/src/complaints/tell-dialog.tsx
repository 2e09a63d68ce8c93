import { newClientId } from "@foyer/connection";
import type { ComplaintDetail, ComplaintToldBy } from "@foyer/protocol";
import { COMPLAINT_TEXT_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { outcomeDraft, TOLD_BY } from "./complaint-words.ts";
import { tellCustomer } from "./register-state.ts";

interface Props {
  detail: ComplaintDetail;
  put(detail: ComplaintDetail): void;
  onClose(): void;
}

/** Tells the customer what came of it: by the way that is open to them. */
export function TellDialog({ detail: { complaint, mails }, put, onClose }: Props) {
  const { id, visitorId, email } = complaint;
  const ways: ComplaintToldBy[] = [
    ...(visitorId === null ? [] : (["chat"] as const)),
    ...(mails && email ? (["mail"] as const) : []),
    "elsewhere",
  ];
  const [by, setBy] = useState<ComplaintToldBy>(ways[0] ?? "elsewhere");
  const [text, setText] = useState(() => outcomeDraft(complaint));
  const [clientId] = useState(() =>
    newClientId((count) => crypto.getRandomValues(new Uint8Array(count))),
  );
  const { busy, error, run } = useSaving();
  const tell = async () => {
    put(await tellCustomer(id, { by, text, clientId }));
    onClose();
  };
  return (
    <Dialog title={t("Tell the customer")} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(tell, by === "elsewhere" ? t("Noted.") : t("Told."));
        }}
      >
        <div class="dialog-body complaint-form">
          <Field label={by === "elsewhere" ? t("What they were told") : t("What they read")}>
            <textarea
              class="input"
              dir="auto"
              rows={7}
              required
              maxLength={COMPLAINT_TEXT_MAX}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </Field>
          <fieldset class="complaint-ways">
            <legend>{t("How")}</legend>
            {ways.map((way) => (
              <label key={way} class="check">
                <input type="radio" name="way" checked={way === by} onChange={() => setBy(way)} />
                <span>
                  {t(TOLD_BY[way])}
                  {way === "mail" && <small dir="ltr">{email}</small>}
                </span>
              </label>
            ))}
          </fieldset>
          {by === "chat" && (
            <p class="quiet">
              {t("It is your message in their conversation, which is yours then.")}
            </p>
          )}
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy || text.trim() === ""}>
            {by === "elsewhere" ? t("Note it") : t("Send")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
