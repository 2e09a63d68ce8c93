import type { Escalation, Priority } from "@foyer/protocol";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Check, Field } from "../look/field.tsx";
import { Options } from "../look/options.tsx";

interface Props {
  legend: string;
  escalation: Escalation;
  onChange(escalation: Escalation): void;
}

/** Whom a warning or a miss calls, and what becomes of the conversation. */
export function EscalationFields({ legend, escalation, onChange }: Props) {
  const { notify, holder, raiseTo, toTeam } = escalation;
  const set = (change: Partial<Escalation>) => onChange({ ...escalation, ...change });
  return (
    <fieldset class="escalation">
      <legend>{legend}</legend>
      <Check
        label={t("Call whoever has it")}
        checked={holder}
        onChange={(on) => set({ holder: on })}
      />
      <details open={notify.length > 0}>
        <summary>
          {notify.length > 0
            ? t("Call colleagues: {{number}}", { number: notify.length })
            : t("Call colleagues")}
        </summary>
        <div class="escalation-agents">
          {agents.active.value.map(({ id, name }) => (
            <Check
              key={id}
              label={name}
              checked={notify.includes(id)}
              onChange={(on) =>
                set({ notify: on ? [...notify, id] : notify.filter((one) => one !== id) })
              }
            />
          ))}
        </div>
      </details>
      <div class="escalation-acts">
        <Field label={t("Raise the priority")}>
          <select
            class="input"
            value={raiseTo ?? ""}
            onChange={({ currentTarget: { value } }) =>
              set({ raiseTo: (value || null) as Priority | null })
            }
          >
            <option value="">{t("Leave it")}</option>
            {(["high", "urgent"] as const).map((one) => (
              <option key={one} value={one}>
                {t(PRIORITIES[one])}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("Pass it to")}>
          <select
            class="input"
            value={toTeam ?? ""}
            onChange={({ currentTarget: { value } }) => set({ toTeam: value || null })}
          >
            <option value="">{t("Nobody")}</option>
            <Options of={teams.all.value} />
          </select>
        </Field>
      </div>
    </fieldset>
  );
}
