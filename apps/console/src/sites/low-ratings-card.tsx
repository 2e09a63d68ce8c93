import type { LowRatings } from "@foyer/protocol";
import { WhoSelect } from "../follow-ups/who-select.tsx";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { CountField } from "./count-field.tsx";

interface Props {
  value: LowRatings | null;
  set(value: LowRatings | null): void;
}

const BEGIN: LowRatings = { score: 2, unsolved: true, for: null, hours: 24 };

/** Which ratings somebody has to see to, who does, and how soon. */
export function LowRatingsCard({ value, set }: Props) {
  return (
    <section class="card">
      <h2>{t("Low ratings")}</h2>
      <Check
        label={t("A low rating opens a follow-up")}
        hint={t(
          "Once for each conversation; a better rating closes it while nobody has touched it.",
        )}
        checked={value !== null}
        onChange={(on) => set(on ? BEGIN : null)}
      />
      {value && (
        <>
          <Field label={t("What is low?")} hint={t("A thumb down counts as 1.")}>
            <select
              class="input"
              value={value.score}
              onChange={(event) => set({ ...value, score: Number(event.currentTarget.value) })}
            >
              {[1, 2, 3, 4].map((score) => (
                <option key={score} value={score}>
                  {score === 1 ? t("1 of 5") : t("{{score}} of 5 or less", { score })}
                </option>
              ))}
            </select>
          </Field>
          <Check
            label={t("Also when they say that it was not solved")}
            checked={value.unsolved}
            onChange={(unsolved) => set({ ...value, unsolved })}
          />
          <Field label={t("Who sees to it?")}>
            <WhoSelect
              value={value.for}
              choose={(whom) => set({ ...value, for: whom })}
              nobody={t("The agent who had the conversation")}
            />
          </Field>
          <CountField
            label={t("Within so many hours")}
            hint={t("Only the time in which you are open counts.")}
            value={value.hours}
            {...{ min: 1, max: 720 }}
            onChange={(hours) => set({ ...value, hours })}
          />
        </>
      )}
    </section>
  );
}
