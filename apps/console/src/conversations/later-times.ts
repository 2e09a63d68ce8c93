import { t } from "../language/say.ts";

/** A time that is often meant. */
export interface LaterTime {
  label: string;
  at: number;
}

const HOUR = 3_600_000;
/** When a working day begins, and when its last part does. */
const MORNING = 9;
const EVENING = 18;
/** "This evening" is offered while it is still some hours away. */
const EVENING_UNTIL = 16;

/** Sensible times to take something up again, soonest first. `now` and the times are ms since 1970. */
export function snoozeTimes(now: number): LaterTime[] {
  const evening = new Date(now).getHours() < EVENING_UNTIL;
  return [
    { label: t("In an hour"), at: now + HOUR },
    ...(evening ? [{ label: t("This evening"), at: atHour(now, 0, EVENING) }] : []),
    ...followUpTimes(now).slice(0, 3),
  ];
}

/** Days to look after something again, soonest first. */
export function followUpTimes(now: number): LaterTime[] {
  const monday = daysUntilMonday(now);
  return [
    { label: t("Tomorrow"), at: atHour(now, 1, MORNING) },
    { label: t("In three days"), at: atHour(now, 3, MORNING) },
    // From Sunday it is tomorrow, and from Friday in three days: once is enough.
    {
      label: t("On Monday"),
      at: atHour(now, monday === 1 || monday === 3 ? monday + 7 : monday, MORNING),
    },
    { label: t("In two weeks"), at: atHour(now, 14, MORNING) },
    { label: t("In a month"), at: atHour(now, 30, MORNING) },
  ];
}

/** The hour of the day that is `days` away, as the agent's own clock has it: days have 23 to 25 hours. */
function atHour(now: number, days: number, hour: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime();
}

/** 1 (on a Sunday) to 7 (on a Monday). */
const daysUntilMonday = (now: number): number => (8 - new Date(now).getDay()) % 7 || 7;

/** What an input of type datetime-local takes. */
export function toLocalInput(at: number): string {
  const day = new Date(at);
  const pad = (value: number) => String(value).padStart(2, "0");
  const date = [day.getFullYear(), pad(day.getMonth() + 1), pad(day.getDate())].join("-");
  return `${date}T${pad(day.getHours())}:${pad(day.getMinutes())}`;
}
