import type { Hours } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { daysToMonday, instantOf, midnight, wallTime } from "./zone-time.ts";

const HOUR_MS = 60 * 60 * 1000;

interface Props {
  hours: Hours;
  set(change: Partial<Hours>): void;
}

/** Closed from now until a time, whatever the week says: by one press, or to the minute. */
export function ClosedUntil({ hours, set }: Props) {
  const { timeZone, closedUntil } = hours;
  const now = Date.now();
  const isClosed = closedUntil !== null && closedUntil > now;
  const close = (until: number) => set({ closedUntil: until });
  return (
    <section class="card">
      <h2>{t("Closed for now")}</h2>
      <p class="quiet">
        {isClosed
          ? t("Once saved, the chat is closed until the time below, and then opens by itself.")
          : t("A meeting, a day off: close the chat until a time. It opens again by itself.")}
      </p>
      <div class="form-end">
        <button type="button" class="btn" onClick={() => close(now + HOUR_MS)}>
          {t("For an hour")}
        </button>
        <button type="button" class="btn" onClick={() => close(midnight(now, 1, timeZone))}>
          {t("Until tomorrow")}
        </button>
        <button
          type="button"
          class="btn"
          onClick={() => close(midnight(now, daysToMonday(now, timeZone), timeZone))}
        >
          {t("Until Monday")}
        </button>
        {isClosed && (
          <button type="button" class="btn primary" onClick={() => set({ closedUntil: null })}>
            {t("Open again")}
          </button>
        )}
      </div>
      {isClosed && (
        <Field label={t("Closed until")}>
          <input
            class="input"
            type="datetime-local"
            value={wallTime(closedUntil, timeZone)}
            min={wallTime(now, timeZone)}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value) close(instantOf(value, timeZone));
            }}
          />
        </Field>
      )}
    </section>
  );
}
