import type { Hours } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { ClosedUntil } from "./closed-until.tsx";
import { DatesEditor } from "./dates-editor.tsx";
import { HoursPreviewCard } from "./hours-preview-card.tsx";
import type { SectionProps } from "./section-props.ts";
import { WeekEditor } from "./week-editor.tsx";

const WORKDAY = [{ from: "09:00", to: "17:00" }];

/** What one begins with: office hours where the owner sits. */
const usualHours = (): Hours => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []],
  dates: [],
  closedUntil: null,
});

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
        {hours && (
          <Field label={t("Time zone")} hint={t("Visitors read your hours in their own.")}>
            <select
              class="input"
              value={hours.timeZone}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
            >
              {zones(hours.timeZone).map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll("_", " ")}
                </option>
              ))}
            </select>
          </Field>
        )}
      </section>
      {hours && (
        <>
          <ClosedUntil hours={hours} set={set} />
          <WeekEditor week={hours.week} problems={problems} onChange={(week) => set({ week })} />
          <DatesEditor
            dates={hours.dates}
            problems={problems}
            onChange={(dates) => set({ dates })}
          />
          <HoursPreviewCard hours={hours} />
        </>
      )}
    </>
  );
}

/** All that the browser knows, and the chosen one, which it may not know. */
function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return [...new Set([chosen, "UTC", ...known])].sort();
}
