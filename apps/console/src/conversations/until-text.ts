import { clockTime, dayName } from "../look/time.ts";

const DAY = 86_400_000;

/** For a menu whose words say the day already when it is near: "09:00", "Mon 30 Nov 09:00". */
export const besideDay = (at: number, now: number): string =>
  untilText(at, now).replace(/^tomorrow /, "");

/** "16:00" today, "tomorrow 09:00", else the day with its time; past times, too. */
export function untilText(at: number, now: number): string {
  const day = dayName(at, now);
  if (day === "Today") return clockTime(at);
  // A day ahead is what today is to the day before.
  const isTomorrow = dayName(at - DAY, now) === "Today";
  return `${isTomorrow ? "tomorrow" : day} ${clockTime(at)}`;
}
