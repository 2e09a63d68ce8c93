import type { HoursRange } from "@foyer/protocol";
import { later, t } from "../language/say.ts";
import { RangesEditor } from "./ranges-editor.tsx";
import type { Problems } from "./site-problems.ts";

export const DAYS = [
  later("Monday"),
  later("Tuesday"),
  later("Wednesday"),
  later("Thursday"),
  later("Friday"),
  later("Saturday"),
  later("Sunday"),
] as const;

interface Props {
  week: HoursRange[][];
  problems: Problems;
  onChange(week: HoursRange[][]): void;
}

/** Seven days, each with as many times as wanted. */
export function WeekEditor({ week, problems, onChange }: Props) {
  const monday = week[0] ?? [];
  const put = (day: number, ranges: HoursRange[]) =>
    onChange(week.map((old, i) => (i === day ? ranges : old)));
  return (
    <section class="card">
      <div class="title">
        <h2>{t("Every week")}</h2>
        <button
          type="button"
          class="btn"
          onClick={() => onChange(week.map((old, i) => (i > 0 && i < 5 ? [...monday] : old)))}
        >
          {t("Monday's hours till Friday")}
        </button>
      </div>
      <ul>
        {DAYS.map((name, day) => (
          <li key={name} class="day-row">
            <strong>{t(name)}</strong>
            <RangesEditor
              of={t(name)}
              ranges={week[day] ?? []}
              problem={problems.get(`hours.week.${day}`)}
              onChange={(ranges) => put(day, ranges)}
            />
          </li>
        ))}
      </ul>
      {problems.has("hours.week") && (
        <p class="notice warn" role="alert">
          {problems.get("hours.week")}
        </p>
      )}
    </section>
  );
}
