import type { Escalation, Priority, Standard, StandardDraft } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { PRIORITIES } from "../conversations/label-names.ts";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Options } from "../look/options.tsx";
import { sites } from "../session/session-state.ts";
import { EscalationFields } from "./escalation-fields.tsx";
import { SpanField } from "./span-field.tsx";
import { saveStandard } from "./standards-state.ts";

const NOTHING: Escalation = { notify: [], holder: false, raiseTo: null, toTeam: null };

/** What one begins with: five minutes to answer, and whoever has it hears of it. */
const usual = (): StandardDraft => ({
  ...{ name: "", siteId: null, teamId: null, priority: null },
  ...{ replySeconds: 300, solveSeconds: null, warnPercent: 75 },
  ...{ onWarned: { ...NOTHING, holder: true }, onMissed: { ...NOTHING, holder: true } },
});

/** Adds a standard, or changes `standard`. */
export function StandardDialog({
  standard,
  onClose,
}: {
  standard: Standard | null;
  onClose(): void;
}) {
  const [draft, setDraft] = useState<StandardDraft>(() => draftOf(standard));
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<StandardDraft>) => setDraft({ ...draft, ...change });

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    try {
      await saveStandard(draft, standard?.id);
      onClose();
    } catch (failure) {
      setError(reason(failure));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={standard ? t("Change {{name}}", { name: standard.name }) : t("Add a standard")}
      onClose={onClose}
    >
      <form onSubmit={submit} class="standard-form">
        <div class="dialog-body">
          <Field label={t("Name")} hint={t("As it stands in the log: First answer, VIPs.")}>
            <input
              class="input"
              dir="auto"
              required
              maxLength={60}
              value={draft.name}
              onInput={(event) => set({ name: event.currentTarget.value })}
            />
          </Field>
          <ScopeFields draft={draft} set={set} />
          <fieldset>
            <legend>{t("Targets")}</legend>
            <SpanField
              label={t("Answer within")}
              hint={t("From each time that a visitor begins to wait for words.")}
              seconds={draft.replySeconds}
              usual={300}
              onChange={(replySeconds) => set({ replySeconds })}
            />
            <SpanField
              label={t("Solve within")}
              hint={t("From the time that a visitor asks for a person until it is closed.")}
              seconds={draft.solveSeconds}
              usual={28_800}
              onChange={(solveSeconds) => set({ solveSeconds })}
            />
            <Field
              label={t("Warn after {{percent}} % of the time", { percent: draft.warnPercent })}
            >
              <input
                type="range"
                min={10}
                max={95}
                step={5}
                value={draft.warnPercent}
                onInput={(event) => set({ warnPercent: Number(event.currentTarget.value) })}
              />
            </Field>
          </fieldset>
          <EscalationFields
            legend={t("When it is nearly over")}
            escalation={draft.onWarned}
            onChange={(onWarned) => set({ onWarned })}
          />
          <EscalationFields
            legend={t("When it is over")}
            escalation={draft.onMissed}
            onChange={(onMissed) => set({ onMissed })}
          />
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy || draft.name.trim() === ""}>
            {standard ? t("Save") : t("Add")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function draftOf(standard: Standard | null): StandardDraft {
  if (!standard) return usual();
  const { id: _, ...draft } = standard;
  return draft;
}

interface ScopeProps {
  draft: StandardDraft;
  set(change: Partial<StandardDraft>): void;
}

/** For which conversations it holds. */
function ScopeFields({ draft, set }: ScopeProps) {
  return (
    <fieldset>
      <legend>{t("For conversations of")}</legend>
      <div class="scope-fields">
        <Field label={t("Site")}>
          <select
            class="input"
            value={draft.siteId ?? ""}
            onChange={({ currentTarget: { value } }) => set({ siteId: value || null })}
          >
            <option value="">{t("All sites")}</option>
            <Options of={sites.value} />
          </select>
        </Field>
        <Field label={t("Team")}>
          <select
            class="input"
            value={draft.teamId ?? ""}
            onChange={({ currentTarget: { value } }) => set({ teamId: value || null })}
          >
            <option value="">{t("Any team")}</option>
            <Options of={teams.all.value} />
          </select>
        </Field>
        <Field label={t("Priority")}>
          <select
            class="input"
            value={draft.priority ?? ""}
            onChange={({ currentTarget: { value } }) =>
              set({ priority: (value || null) as Priority | null })
            }
          >
            <option value="">{t("Any priority")}</option>
            {(Object.keys(PRIORITIES) as Priority[]).map((one) => (
              <option key={one} value={one}>
                {t(PRIORITIES[one])}
              </option>
            ))}
          </select>
        </Field>
      </div>
    </fieldset>
  );
}
