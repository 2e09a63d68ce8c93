import type { ProactiveRule } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { RuleWhen } from "./rule-when.tsx";
import { OFTEN } from "./rule-words.ts";

interface Props {
  rule: ProactiveRule;
  problem(what: string): string | undefined;
  onChange(rule: ProactiveRule): void;
  onRemove(): void;
}

/** One rule: its words as visitors see them, when it speaks, and how often. */
export function RuleEditor({ rule, problem, onChange, onRemove }: Props) {
  const set = (change: Partial<ProactiveRule>) => onChange({ ...rule, ...change });
  return (
    <div class="rule-editor">
      <Field label={t("Name")} hint={t("Only you see it.")} error={problem("name")}>
        <input
          class="input"
          dir="auto"
          maxLength={60}
          aria-invalid={problem("name") !== undefined}
          value={rule.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </Field>
      <div class="rule-words">
        <Field
          label={t("What it says")}
          hint={t("Up to 300 characters, as it is: no links.")}
          error={problem("text")}
        >
          <textarea
            class="input"
            dir="auto"
            rows={3}
            maxLength={300}
            aria-invalid={problem("text") !== undefined}
            value={rule.text}
            onInput={(event) => set({ text: event.currentTarget.value })}
          />
        </Field>
        <figure class="rule-preview" aria-label={t("Preview")}>
          <p dir="auto">{rule.text || "…"}</p>
          <span />
        </figure>
      </div>
      <RuleWhen when={rule.when} problem={problem} onChange={(when) => set({ when })} />
      <Field
        label={t("How often")}
        hint={t(
          "To the same browser. It is remembered only with the visitor's consent, which your page tells; without, once per page load.",
        )}
      >
        <select
          class="input"
          value={String(rule.everyHours)}
          onChange={(event) => set({ everyHours: Number(event.currentTarget.value) })}
        >
          {!OFTEN.some(({ hours }) => hours === rule.everyHours) && (
            <option value={String(rule.everyHours)}>
              {t("Every {{hours}} hours", { hours: rule.everyHours })}
            </option>
          )}
          {OFTEN.map(({ hours, label }) => (
            <option key={hours} value={String(hours)}>
              {t(label)}
            </option>
          ))}
        </select>
      </Field>
      <div class="form-end">
        <button type="button" class="btn danger" onClick={onRemove}>
          <Icon name="trash" />
          {t("Remove")}
        </button>
      </div>
    </div>
  );
}
