import type { FormField } from "@foyer/protocol";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";
import { laterTexts } from "../languages/later-texts.ts";
import { formatted } from "../messages/formatted.tsx";

interface Standing {
  value: string;
  error: string | undefined;
  /** It or another one: neither must be filled in, and neither is called optional. */
  either?: boolean;
  onInput(field: FormField, value: string): void;
}

/** As browsers name what they can fill in by themselves. */
const AUTOCOMPLETE = { name: "name", email: "email", phone: "tel" } as const;

/** One question: its label, its box, and what is wrong with the answer. */
export function formRow(chat: Chat, field: FormField, standing: Standing): JSX.Element {
  const { id, kind, required } = field;
  const { error, either } = standing;
  const label = (
    <label for={`q-${id}`}>
      {formatted(chat, field, field.label)}
      {!required && !either && <small> ({laterTexts(chat).optional})</small>}
    </label>
  );
  const box = boxOf(chat, field, standing);
  return (
    <div key={id} class={kind === "consent" ? "row tick" : "row"}>
      {kind === "consent" ? [box, label] : [label, box]}
      {error && (
        <small id={`e-${id}`} class="over">
          {error}
        </small>
      )}
    </div>
  );
}

function boxOf(chat: Chat, field: FormField, { value, error, onInput }: Standing): JSX.Element {
  const { id, kind, required, choices = [] } = field;
  const common = {
    id: `q-${id}`,
    "aria-required": required,
    "aria-invalid": error ? ("true" as const) : undefined,
    "aria-describedby": error && `e-${id}`,
    dir: "auto" as const,
    value,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onInput(field, currentTarget.value),
  };
  if (kind === "text") return <textarea {...common} rows={id.startsWith("-") ? 3 : 2} />;
  if (kind === "choice")
    return (
      <select {...common}>
        <option value="">{laterTexts(chat).choose}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  if (kind === "consent")
    return (
      <input
        {...common}
        type="checkbox"
        checked={value === "yes"}
        onInput={(event) => onInput(field, event.currentTarget.checked ? "yes" : "")}
      />
    );
  const type = kind === "phone" ? "tel" : kind === "email" ? "email" : "text";
  return <input {...common} type={type} list={undefined} autocomplete={AUTOCOMPLETE[kind]} />;
}
