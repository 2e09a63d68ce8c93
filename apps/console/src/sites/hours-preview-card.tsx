import type { Hours, HoursPreview, HoursRange } from "@foyer/protocol";
import { http } from "../http.ts";
import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";
import { useAsked } from "../look/use-asked.ts";

/** Asked after a pause in typing, not for every key. */
const PAUSE_MS = 400;

/** What the hours come to on the next 14 days, as the server works it out. */
export function HoursPreviewCard({ hours }: { hours: Hours }) {
  const ask = () => http.post<HoursPreview>("/hours-preview", { hours });
  const { answer: preview, error } = useAsked(ask, [JSON.stringify(hours)], PAUSE_MS);
  return (
    <section class="card">
      <h2>{t("The next 14 days")}</h2>
      {error && <p class="notice warn">{error}</p>}
      {preview && (
        <>
          <p>
            <span class={preview.open ? "chip ok" : "chip warn"}>
              {preview.open ? t("Open now") : t("Closed now")}
            </span>{" "}
            {!preview.open &&
              preview.opensAt !== null &&
              t("Opens {{time}}", { time: moment(preview.opensAt, hours) })}
            {!preview.open && preview.opensAt === null && t("With these hours it never opens.")}
          </p>
          <ol class="days-ahead">
            {preview.days.map(({ date, name, ranges }) => (
              <li key={date} class={ranges.length === 0 ? "closed" : ""}>
                <strong>{dayName(date)}</strong>
                <span>{ranges.length === 0 ? t("Closed") : ranges.map(words).join(", ")}</span>
                {name && <small dir="auto">{name}</small>}
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

const words = ({ from, to }: HoursRange): string =>
  from === "00:00" && to === "24:00" ? t("All day") : `${from}–${to}`;

function dayName(date: string): string {
  const format: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(locale(), { ...format, timeZone: "UTC" }).format(
    new Date(`${date}T00:00Z`),
  );
}

function moment(at: number, { timeZone }: Hours): string {
  return new Intl.DateTimeFormat(locale(), {
    ...{ timeZone, weekday: "long", day: "numeric", month: "long", hour: "2-digit" },
    minute: "2-digit",
  }).format(at);
}
