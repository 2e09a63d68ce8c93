import type { Agent } from "@foyer/protocol";
import { AWAY_AFTER_MAX, CAPACITY_MAX } from "@foyer/protocol/limits";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { changePresence } from "./presence-state.ts";

/** How much one takes on, and when one is away by itself. */
export function PresenceCard({ agent }: { agent: Agent }) {
  const [draft, set] = useDraft({
    awayAfter: String(agent.awayAfter || ""),
    capacity: String(agent.capacity ?? ""),
  });
  const { busy, error, run } = useSaving();
  function submit(event: Event) {
    event.preventDefault();
    const capacity = draft.capacity === "" ? null : Number(draft.capacity);
    run(() => changePresence({ awayAfter: Number(draft.awayAfter), capacity }), t("Saved."));
  }
  return (
    <form class="card" onSubmit={submit}>
      <h2>{t("Being here")}</h2>
      <div class="row-2">
        <Field
          label={t("Conversations at a time")}
          hint={t("Beyond it you are asked before you claim. Empty: as many as come.")}
        >
          <input
            class="input"
            type="number"
            inputMode="numeric"
            min={1}
            max={CAPACITY_MAX}
            value={draft.capacity}
            onInput={(event) => set({ capacity: event.currentTarget.value })}
          />
        </Field>
        <Field
          label={t("Away by itself after minutes")}
          hint={t("Without a key, a click or a touch in any tab. Empty: never.")}
        >
          <input
            class="input"
            type="number"
            inputMode="numeric"
            min={1}
            max={AWAY_AFTER_MAX}
            value={draft.awayAfter}
            onInput={(event) => set({ awayAfter: event.currentTarget.value })}
          />
        </Field>
      </div>
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy}>
          {t("Save")}
        </button>
      </div>
    </form>
  );
}
