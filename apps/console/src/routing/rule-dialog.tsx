import { newClientId } from "@foyer/connection";
import type { Priority, RoutingRule } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Options } from "../look/options.tsx";
import { useDraft } from "../look/use-draft.ts";
import { sites } from "../session/session-state.ts";
import { putRule } from "./routing-draft.ts";
import { toRule, valuesOf, wrongIn } from "./rule-values.ts";

/** Adds a rule, or changes one; it is saved with all the rest. */
export function RuleDialog({ rule, onClose }: { rule: RoutingRule | null; onClose(): void }) {
  const [values, set] = useDraft(valuesOf(rule));
  const [error, setError] = useState("");

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = wrongIn(values);
    setError(wrong);
    if (wrong) return;
    const id = rule?.id ?? newClientId((count) => crypto.getRandomValues(new Uint8Array(count)));
    putRule(toRule(id, values));
    onClose();
  }

  const text = (
    name: "name" | "page" | "lang" | "attribute" | "value" | "skills",
    max: number,
  ) => ({
    ...{ class: "input", dir: "auto" as const, maxLength: max, value: values[name] },
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      set({ [name]: event.currentTarget.value }),
  });
  return (
    <Dialog
      title={rule ? t("Change {{name}}", { name: rule.name }) : t("Add a rule")}
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <div class="dialog-body">
          <Field
            label={t("Name")}
            hint={t("It stands in the log of each conversation that it was right for.")}
          >
            <input {...text("name", 60)} />
          </Field>
          <h3 class="routing-part">{t("When all of this is so")}</h3>
          {sites.value.length > 1 && (
            <Field label={t("Site")}>
              <select
                class="input"
                value={values.siteId}
                onChange={(event) => set({ siteId: event.currentTarget.value })}
              >
                <option value="">{t("Any")}</option>
                <Options of={sites.value} />
              </select>
            </Field>
          )}
          <Field
            label={t("Page")}
            hint={t("Its path; * stands for anything: /pricing or *refund*")}
          >
            <input {...text("page", 200)} dir="ltr" />
          </Field>
          <Field label={t("Language")} hint={t("Its short name: de, fr, zh")}>
            <input {...text("lang", 3)} dir="ltr" />
          </Field>
          <div class="routing-pair">
            <Field label={t("Attribute of the visitor")} hint={t("As your page says it: plan")}>
              <input {...text("attribute", 60)} />
            </Field>
            <Field label={t("Its value")}>
              <input {...text("value", 200)} />
            </Field>
          </div>
          <h3 class="routing-part">{t("The conversation gets")}</h3>
          <div class="routing-pair">
            <Field label={t("Priority")}>
              <select
                class="input"
                value={values.priority}
                onChange={(event) => set({ priority: event.currentTarget.value as Priority | "" })}
              >
                <option value="">{t("As it is")}</option>
                {(Object.keys(PRIORITIES) as Priority[]).map((priority) => (
                  <option key={priority} value={priority}>
                    {t(PRIORITIES[priority])}
                  </option>
                ))}
              </select>
            </Field>
            <Field label={t("Team")}>
              <select
                class="input"
                value={values.teamId}
                onChange={(event) => set({ teamId: event.currentTarget.value })}
              >
                <option value="">{t("As it is")}</option>
                <Options of={teams.all.value} />
              </select>
            </Field>
          </div>
          <Field label={t("Skills")} hint={t("Separated by commas: refunds, repairs")}>
            <input {...text("skills", 400)} />
          </Field>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary">
            {t("Done")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
