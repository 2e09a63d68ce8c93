import { Field } from "../look/field.tsx";
import "./count-field.css";

interface Props {
  label: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  onChange(value: number): void;
}

/** A whole number between two others. While there is none in the box, the last one counts. */
export function CountField({ label, hint, value, min, max, onChange }: Props) {
  return (
    <Field label={label} hint={hint}>
      <input
        class="input count-field"
        type="number"
        inputMode="numeric"
        {...{ min, max }}
        value={value}
        onInput={({ currentTarget: { value: typed } }) => {
          const count = Math.round(Number(typed));
          if (typed !== "" && !Number.isNaN(count)) onChange(Math.max(min, Math.min(max, count)));
        }}
        onBlur={({ currentTarget: box }) => {
          box.value = String(value);
        }}
      />
    </Field>
  );
}
