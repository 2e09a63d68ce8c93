import type { BlockDraft, Visitor } from "@foyer/protocol";
import { BLOCK_REASON_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { http } from "../http.ts";
import { later, t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useSaving } from "../look/use-saving.ts";

const HOUR_MS = 3_600_000;

const SPANS = [
  { label: later("For an hour"), ms: HOUR_MS },
  { label: later("For a day"), ms: 24 * HOUR_MS },
  { label: later("For a week"), ms: 7 * 24 * HOUR_MS },
  { label: later("For good"), ms: null },
] as const;

/** Takes nothing from a visitor any more, for a time or for good. */
export function BlockDialog({ visitorId, onClose }: { visitorId: string; onClose(): void }) {
  const [span, setSpan] = useState(1);
  const [why, setWhy] = useState("");
  const { busy, error, run } = useSaving();

  function submit(event: Event) {
    event.preventDefault();
    const ms = SPANS[span]?.ms ?? null;
    const draft: BlockDraft = { until: ms === null ? null : Date.now() + ms, reason: why };
    void run(async () => {
      visitors.put(await http.put<Visitor>(`/visitors/${visitorId}/block`, draft));
      onClose();
    }, t("Nothing they write is taken now."));
  }

  return (
    <Dialog title={t("Block this visitor")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <fieldset class="choice-row">
            <legend class="label">{t("For how long?")}</legend>
            {SPANS.map(({ label }, i) => (
              <label key={label} class="choice">
                <input type="radio" name="span" checked={span === i} onChange={() => setSpan(i)} />
                <span>{t(label)}</span>
              </label>
            ))}
          </fieldset>
          <Field label={t("Why?")} hint={t("For the team. The visitor does not see it.")}>
            <input
              class="input"
              dir="auto"
              maxLength={BLOCK_REASON_MAX}
              value={why}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </Field>
          <p class="quiet">
            {t(
              "Their chat says that it is closed for them. No address is kept: in another browser they are somebody new.",
            )}
          </p>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn danger" disabled={busy}>
            {t("Block")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
