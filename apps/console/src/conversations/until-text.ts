import { t } from "../language/say.ts";
import { clockTime, dayName } from "../look/time.ts";

const DAY = 86_400_000;

/** For a menu whose words say the day already when it is near: "09:00", "Mon 30 Nov 09:00". */
export const besideDay = (at: number, now: number): string =>
  isTomorrow(at, now) ? clockTime(at) : untilText(at, now);

/** "16:00" today, "tomorrow 09:00", else the day with its time; past times, too. */
export function untilText(at: number, now: number): string {
  const time = clockTime(at);
  if (isToday(at, now)) return time;
  return isTomorrow(at, now)
    ? t("tomorrow {{time}}", { time })
    : t("{{day}} {{time}}", { day: dayName(at, now), time });
}

const isToday = (at: number, now: number): boolean =>
  new Date(at).toDateString() === new Date(now).toDateString();

/** A day ahead is what today is to the day before. */
const isTomorrow = (at: number, now: number): boolean => isToday(at - DAY, now);
