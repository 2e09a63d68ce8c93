import { useId, useState } from "preact/hooks";
import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";

interface Props {
  title: string;
  /** 168 numbers, Monday 0:00 first. */
  values: readonly number[];
  /** How a number is written; as it is when not given. */
  text?: (value: number) => string;
  /** What a number is of, for those who hear it. */
  children?: preact.ComponentChildren;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Shades: none, and five from the least to the most. */
const shadeOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * 5));

/** 1970-01-05 was a Monday. */
export const weekdayName = (day: number, weekday: "short" | "long"): string =>
  new Intl.DateTimeFormat(locale(), { weekday, timeZone: "UTC" }).format((day + 4) * 86_400_000);

/** Weekdays by hours, darker for more: a table, so that it is read cell by cell with its day and hour. */
export function HeatMap({ title, values, text = String, children }: Props) {
  const most = Math.max(0, ...values);
  const titleId = useId();
  const [at, setAt] = useState<number | null>(null);
  return (
    <section class="heat" aria-labelledby={titleId}>
      <div class="title">
        <h3 id={titleId}>{title}</h3>
        {children}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too. */}
      <section class="figures-scroll" aria-label={title} tabIndex={0}>
        <table class="heat-table" onMouseLeave={() => setAt(null)}>
          <thead>
            <tr>
              <td />
              {HOURS.map((hour) => (
                <th key={hour} scope="col">
                  <span class={hour % 3 === 0 ? "" : "sr-only"}>{hour}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day) => (
              <tr key={day}>
                <th scope="row">{weekdayName(day, "short")}</th>
                {HOURS.map((hour) => {
                  const value = values[day * 24 + hour] ?? 0;
                  return (
                    <td
                      key={hour}
                      class={`shade-${shadeOf(value, most)}`}
                      onMouseEnter={() => setAt(day * 24 + hour)}
                    >
                      <span>{text(value)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="chart-line" aria-hidden="true">
        {at === null
          ? t("Point at an hour to read it")
          : t("{{day}}, {{from}}:00 to {{to}}:00: {{value}}", {
              day: weekdayName(Math.floor(at / 24), "long"),
              from: at % 24,
              to: (at % 24) + 1,
              value: text(values[at] ?? 0),
            })}
      </p>
    </section>
  );
}
