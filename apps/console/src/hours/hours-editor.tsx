import type { Hours } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { ClosedUntil } from "../sites/closed-until.tsx";
import { DatesEditor } from "../sites/dates-editor.tsx";
import { HoursPreviewCard } from "../sites/hours-preview-card.tsx";
import type { Problems } from "../sites/site-problems.ts";
import { WeekEditor } from "../sites/week-editor.tsx";

const WORKDAY = [{ from: "09:00", to: "17:00" }];

/** What one begins with: office hours where the owner sits. */
export const usualHours = (): Hours => ({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  week: [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, [], []],
  dates: [],
  closedUntil: null,
});

interface Props {
  hours: Hours;
  problems: Problems;
  set(change: Partial<Hours>): void;
}

/** In which zone the clocks of hours go. */
export function ZoneField({ hours: { timeZone }, set }: Omit<Props, "problems">) {
  return (
    <Field label={t("Time zone")} hint={t("Visitors read your hours in their own.")}>
      <select
        class="input"
        value={timeZone}
        onChange={(event) => set({ timeZone: event.currentTarget.value })}
      >
        {zones(timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Hours as cards: closed for now, the week, the dates, and what they come to. */
export function HoursEditor({ hours, problems, set }: Props) {
  return (
    <>
      <ClosedUntil hours={hours} set={set} />
      <WeekEditor week={hours.week} problems={problems} onChange={(week) => set({ week })} />
      <DatesEditor dates={hours.dates} problems={problems} onChange={(dates) => set({ dates })} />
      <HoursPreviewCard hours={hours} />
    </>
  );
}

/** All that the browser knows, and the chosen one, which it may not know. */
function zones(chosen: string): string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return [...new Set([chosen, "UTC", ...known])].sort();
}
