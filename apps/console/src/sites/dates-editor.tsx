import type { Hours } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Check } from "../look/field.tsx";
import { Icon } from "../look/icon.tsx";
import { RangesEditor } from "./ranges-editor.tsx";
import type { Problems } from "./site-problems.ts";

type Dates = Hours["dates"];

interface Props {
  dates: Dates;
  problems: Problems;
  onChange(dates: Dates): void;
}

const repeated = ({ yearly: _, ...one }: Dates[number], on: boolean): Dates[number] =>
  on ? { ...one, yearly: true } : one;

/** Holidays and other days that are not as their weekday is. */
export function DatesEditor({ dates, problems, onChange }: Props) {
  const change = (at: number, part: Partial<Dates[number]>) =>
    onChange(dates.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <section class="card">
      <div class="title">
        <h2>{t("Holidays and other dates")}</h2>
        <button
          type="button"
          class="btn"
          disabled={dates.length >= 200}
          onClick={() => onChange([...dates, { date: "", name: "", ranges: [] }])}
        >
          <Icon name="plus" />
          {t("Add a date")}
        </button>
      </div>
      {dates.length === 0 && (
        <p class="quiet">{t("On these days the hours of the week do not hold.")}</p>
      )}
      <ul>
        {dates.map((one, i) => (
          <li key={i} class="day-row date-row">
            <span class="date-boxes">
              <input
                class="input"
                type="date"
                aria-label={t("Date {{number}}", { number: i + 1 })}
                aria-invalid={problems.has(`hours.dates.${i}`)}
                value={one.date}
                onInput={(event) => change(i, { date: event.currentTarget.value })}
              />
              <input
                class="input"
                dir="auto"
                maxLength={80}
                placeholder={t("Christmas")}
                aria-label={t("Name of date {{number}}", { number: i + 1 })}
                value={one.name}
                onInput={(event) => change(i, { name: event.currentTarget.value })}
              />
              <button
                type="button"
                class="tool"
                aria-label={t("Remove date {{number}}, {{name}}", {
                  number: i + 1,
                  name: one.name || one.date,
                })}
                onClick={() => onChange(dates.filter((_, at) => at !== i))}
              >
                <Icon name="trash" />
              </button>
            </span>
            <Check
              label={t("Every year")}
              checked={one.yearly === true}
              onChange={(on) =>
                onChange(dates.map((other, at) => (at === i ? repeated(other, on) : other)))
              }
            />
            <RangesEditor
              of={one.name || t("Date {{number}}", { number: i + 1 })}
              ranges={one.ranges}
              problem={problems.get(`hours.dates.${i}`)}
              onChange={(ranges) => change(i, { ranges })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
