import type { FormField } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { kindLabel } from "./form-fields.ts";
import type { Problems } from "./site-problems.ts";

interface Props {
  field: FormField;
  place: number;
  count: number;
  problems: Problems;
  onChange(field: FormField): void;
  /** −1: one up, 1: one down. */
  onMove(step: number): void;
  onRemove(): void;
}

/** One question: its words, whether it must be answered, what there is to choose from. */
export function FieldEditor({ field, place, count, problems, onChange, onMove, onRemove }: Props) {
  const name = `question ${place + 1}, ${kindLabel(field.kind)}`;
  return (
    <li class="card">
      <div class="title">
        <span class="chip accent">{kindLabel(field.kind)}</span>
        <span>
          <button
            type="button"
            class="tool"
            aria-label={t("Move {{name}} up", { name })}
            disabled={place === 0}
            onClick={() => onMove(-1)}
          >
            <span class="turned">
              <Icon name="arrowDown" />
            </span>
          </button>
          <button
            type="button"
            class="tool"
            aria-label={t("Move {{name}} down", { name })}
            disabled={place === count - 1}
            onClick={() => onMove(1)}
          >
            <Icon name="arrowDown" />
          </button>
          <button
            type="button"
            class="tool"
            aria-label={t("Remove {{name}}", { name })}
            disabled={count === 1}
            title={count === 1 ? t("To ask nothing, switch the questions off.") : undefined}
            onClick={onRemove}
          >
            <Icon name="trash" />
          </button>
        </span>
      </div>
      <Field
        label={field.kind === "consent" ? t("What they agree to") : t("Question")}
        hint={field.kind === "consent" && t("A link is written so: [privacy policy](https://…)")}
        error={problems.get(`form.${place}.label`)}
      >
        <input
          class="input"
          dir="auto"
          maxLength={200}
          aria-invalid={problems.has(`form.${place}.label`)}
          value={field.label}
          onInput={(event) => onChange({ ...field, label: event.currentTarget.value })}
        />
      </Field>
      {field.kind === "choice" && (
        <Field
          label={t("Choices")}
          hint={t("One per line, in this order.")}
          error={problems.get(`form.${place}.choices`)}
        >
          <textarea
            class="input"
            dir="auto"
            rows={4}
            aria-invalid={problems.has(`form.${place}.choices`)}
            value={(field.choices ?? []).join("\n")}
            onInput={(event) =>
              onChange({ ...field, choices: event.currentTarget.value.split("\n") })
            }
          />
        </Field>
      )}
      <Check
        label={field.kind === "consent" ? t("Must be ticked") : t("Must be answered")}
        checked={field.required}
        onChange={(required) => onChange({ ...field, required })}
      />
    </li>
  );
}
