import { useState } from "preact/hooks";
import { later, t } from "../language/say.ts";
import { Check } from "../look/field.tsx";

const UNITS = [
  { seconds: 60, label: later("minutes") },
  { seconds: 3_600, label: later("hours") },
  { seconds: 86_400, label: later("days") },
] as const;

interface Props {
  label: string;
  hint: string;
  /** Of open time; null: no such target. */
  seconds: number | null;
  /** What one begins with, in seconds. */
  usual: number;
  onChange(seconds: number | null): void;
}

/** A target in minutes, hours or days, or none. */
export function SpanField({ label, hint, seconds, usual, onChange }: Props) {
  const [unit, setUnit] = useState<number>(() => unitOf(seconds ?? usual));
  return (
    <div class="span-field">
      <Check
        label={label}
        hint={hint}
        checked={seconds !== null}
        onChange={(on) => {
          if (on) setUnit(unitOf(usual));
          onChange(on ? usual : null);
        }}
      />
      {seconds !== null && (
        <span class="span-boxes">
          <input
            class="input"
            type="number"
            min={1}
            step="any"
            required
            inputMode="decimal"
            aria-label={t("{{label}}: how much", { label })}
            value={seconds / unit}
            onInput={({ currentTarget: { value } }) => onChange(Math.round(Number(value) * unit))}
          />
          <select
            class="input"
            aria-label={t("{{label}}: unit", { label })}
            value={unit}
            onChange={({ currentTarget: { value } }) => {
              onChange(Math.round((seconds / unit) * Number(value)));
              setUnit(Number(value));
            }}
          >
            {UNITS.map((one) => (
              <option key={one.seconds} value={one.seconds}>
                {t(one.label)}
              </option>
            ))}
          </select>
          <small class="quiet">{t("of open time")}</small>
        </span>
      )}
    </div>
  );
}

/** The largest one that it is whole in. */
const unitOf = (seconds: number): number =>
  [...UNITS].reverse().find((one) => seconds > 0 && seconds % one.seconds === 0)?.seconds ?? 60;
