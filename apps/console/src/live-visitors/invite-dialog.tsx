import type { Conversation, LiveVisitor } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";
import { pathOf } from "../visitors/visitor-facts.ts";

/** What an agent says first; the conversation is theirs from then on. */
export function InviteDialog({ visitor, onClose }: { visitor: LiveVisitor; onClose(): void }) {
  const [text, setText] = useState("");
  const { route } = useLocation();
  const { busy, error, run } = useSaving();
  const { id, page, languages } = visitor;

  function submit(event?: Event) {
    event?.preventDefault();
    if (!text.trim()) return;
    void run(async () => {
      const conversation = await http.post<Conversation>(`/live-visitors/${id}/invite`, { text });
      onClose();
      route(`/console/conversations/${conversation.id}`);
    }, t("It stands on their page now."));
  }

  return (
    <Dialog title={t("Write first")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <p class="quiet" dir="auto">
            {t("They are on {{page}}", { page: page.title || pathOf(page.url) })}
          </p>
          <Field
            label={t("What you say")}
            hint={t("Shown beside the chat button. Who does not answer is not asked again today.")}
          >
            <textarea
              class="input"
              dir="auto"
              lang={languages[0]}
              rows={4}
              maxLength={TEXT_MAX}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
              }}
            />
          </Field>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy || !text.trim()}>
            {t("Send")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
