import type { Hours } from "@foyer/protocol";
import { HoursEditor, usualHours, ZoneField } from "../hours/hours-editor.tsx";
import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** When somebody answers, and what is told to visitors at other times. */
export function HoursSection({ form, setOptions, problems }: SectionProps) {
  const { hours } = form.options;
  const set = (change: Partial<Hours>) => hours && setOptions({ hours: { ...hours, ...change } });
  return (
    <>
      <section class="card">
        <h2>{t("Hours")}</h2>
        <Check
          label={t("We answer at certain hours")}
          hint={t(
            "Outside them visitors read when you are back and may leave a message. Without hours the chat always counts as open.",
          )}
          checked={hours !== null}
          onChange={(on) => setOptions({ hours: on ? usualHours() : null })}
        />
        {hours && <ZoneField hours={hours} set={set} />}
      </section>
      {hours && <HoursEditor hours={hours} problems={problems} set={set} />}
    </>
  );
}
