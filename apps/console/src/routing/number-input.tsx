import { useState } from "preact/hooks";

interface Props {
  value: number | null;
  min: number;
  max: number;
  /** Whether nothing may be said, which is null. */
  mayBeEmpty?: boolean;
  label?: string;
  onChange(value: number | null): void;
}

/** A whole number within bounds; what is typed beyond them is not taken, and the field says so. */
export function NumberInput({ value, min, max, mayBeEmpty, label, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      class="input"
      type="number"
      inputMode="numeric"
      step={1}
      min={min}
      max={max}
      required={!mayBeEmpty}
      aria-label={label}
      value={typed ?? value ?? ""}
      onInput={(event) => {
        const { value: text, validity } = event.currentTarget;
        setTyped(text);
        if (!validity.valid) return;
        onChange(text === "" ? null : Number(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
